import * as fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { exerciseSchema, type Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { ledgerBalances } from "../../../shared/domain/ledger/ledger-balances.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { directoryOf, organisationSchema } from "../../../shared/domain/organisation/organisation.ts";
import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import {
  askFromOf,
  coverageOf,
  missingStatements,
  type CoverageInput,
  type StandingStatement,
} from "../../../shared/domain/timetable/coverage.ts";

const month12 = exerciseOf({
  "r&p": rules({ issueOverPence: 250_000, agreeOverPence: 30_000_000 }),
  accruals: rules({ issueOverPence: 0, agreement: "voluntary" }),
});

const directory = directoryOf(
  [
    { code: "ZA1", name: "Eastmere Integrated Care Board", type: "icb" },
    { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
    { code: "ZB3", name: "Saltby Hospitals NHS Foundation Trust", type: "trust" },
    { code: "ZB4", name: "Northfold Facilities Limited", type: "subsidiary", parent: "ZB2" },
    { code: "CBA033", name: "NHS England", type: "nhse" },
    { code: "ZL7", name: "Northfold Borough Council", type: "council" },
    { code: "ZG8", name: "Office of Invented Affairs", type: "ogd" },
    { code: "NMC033", name: "Nursing and Midwifery Council", type: "alb" },
  ].map((each) => organisationSchema.parse(each)),
);

test("REC-18 a statement is expected over the issuing threshold alone, whatever the sign of the balance (REC-14)", () => {
  const coverage = covered({
    balances: { ZB2: 250_001, ZB3: 250_000, ZB5: -250_001, ZB6: -250_000 },
    today: "2023-03-30",
  });
  expect(rowsOf(coverage)).toEqual([
    "ZB2 over-threshold missing",
    "ZB3 not-over-threshold none-needed",
    "ZB5 over-threshold missing",
    "ZB6 not-over-threshold none-needed",
  ]);
  expect(coverage.basis).toBe("ledger");
});

test("EXR-06 nothing is missing before the day for sending statements has passed", () => {
  const on = (today: string) => rowsOf(covered({ balances: { ZB2: 500_000 }, today }));
  expect(on("2023-03-29")).toEqual(["ZB2 over-threshold not-due"]);
  expect(on("2023-03-30")).toEqual(["ZB2 over-threshold missing"]);
});

test.each([
  ["2023-03-30", "2023-03-30"],
  ["2023-04-02", "2023-04-02"],
  ["2023-03-20", "2023-03-30"],
  [undefined, "2023-03-30"],
])("EXR-06 a statement due on 29 March and asked for from %s is asked for from %s", (askFrom, expected) => {
  const dates = { statementsBy: calendarDate("2023-03-29"), ...(askFrom && { askFrom: calendarDate(askFrom) }) };
  expect(askFromOf(dates)).toBe(expected);
});

test("OVS-02 a statement that came is received, answered or agreed, expected or not (EXR-03)", () => {
  const coverage = covered({
    balances: { ZB2: 500_000, ZB3: 500_000, ZB4: 500_000 },
    statements: [standing("ZB2", 480_000, "agreed"), standing("ZB3", 1, "received"), standing("ZB9", 9, "answered")],
    today: "2023-03-30",
  });
  expect(rowsOf(coverage)).toEqual([
    "ZB2 over-threshold agreed £4800",
    "ZB3 over-threshold received £0.01",
    "ZB4 not-taking-part none-needed",
    "ZB9 no-balance answered £0.09",
  ]);
});

test("OVS-02 a mail that was refused or is held shows until a statement stands", () => {
  const notTaken: CoverageInput["notTaken"] = [
    { receivable: organisationCode("ZB2"), became: "refused" },
    { receivable: organisationCode("ZB3"), kind: "r&p", became: "held" },
    { receivable: organisationCode("ZB5"), kind: "accruals", became: "refused" },
    { receivable: organisationCode("ZB6"), kind: "r&p", became: "refused" },
  ];
  const coverage = covered({
    balances: { ZB2: 500_000, ZB3: 500_000, ZB5: 500_000, ZB6: 500_000 },
    statements: [standing("ZB6", 500_000, "answered")],
    notTaken,
    today: "2023-03-30",
  });
  expect(rowsOf(coverage)).toEqual([
    "ZB2 over-threshold refused",
    "ZB3 over-threshold held",
    "ZB5 over-threshold missing",
    "ZB6 over-threshold answered £5000",
  ]);
});

test("ORG-06 ORG-17 nothing is expected from a body that does not take part, or of a payer that does not", () => {
  expect(rowsOf(covered({ balances: { NMC033: 9_000_000, ZB4: 9_000_000 }, today: "2023-04-30" }))).toEqual([
    "NMC033 not-taking-part none-needed",
    "ZB4 not-taking-part none-needed",
  ]);
  expect(rowsOf(covered({ payable: "ZB4", balances: { ZB3: 9_000_000 }, today: "2023-04-30" }))).toEqual([
    "ZB3 not-taking-part none-needed",
  ]);
});

test("EXR-01 at Q2 nothing is expected from local authorities and other government departments, at Q3 it is", () => {
  const balances = { ZL7: 9_000_000, ZG8: 9_000_000, ZB3: 9_000_000 };
  const of = (month: number) =>
    rowsOf(covered({ balances, today: "2023-04-30", exercise: { ...month12, month } })).map((row) =>
      row.replace(" none-needed", "").replace(" missing", ""),
    );
  expect(of(6)).toEqual(["ZB3 over-threshold", "ZG8 not-taking-part", "ZL7 not-taking-part"]);
  expect(of(9)).toEqual(["ZB3 over-threshold", "ZG8 over-threshold", "ZL7 over-threshold"]);
});

test("ORG-01 a statement of any body of NHS England is the one that the balance with its core expects", () => {
  const of = (...statements: StandingStatement[]) =>
    rowsOf(covered({ balances: { CBA033: 900_000 }, statements, today: "2023-04-30" }));
  expect(of()).toEqual(["CBA033 over-threshold missing"]);
  expect(of(standing("Y56", 400_000, "agreed"))).toEqual(["CBA033 over-threshold agreed £4000"]);
  expect(of(standing("Y56", 400_000, "agreed"), standing("13Q", 300_000, "received"))).toEqual([
    "CBA033 over-threshold received £7000",
  ]);
});

test("EXR-02 without a ledger of the quarter or without a threshold nothing is expected, and nobody is missing", () => {
  const balances = { ZB2: 9_000_000 };
  const today = "2023-04-30";
  const open = exerciseOf({ "r&p": rules({ issueOverPence: "to be confirmed", agreement: "required" }) });
  const cases = [
    covered({ today }),
    covered({ balances, today, asAt: "2022-12-31" }),
    covered({ balances, today, exercise: open }),
    covered({ balances, today, kind: "i&e" }),
  ];
  expect(cases.map(({ basis }) => basis)).toEqual([
    "no-ledger",
    "ledger-of-another-quarter",
    "no-threshold",
    "not-in-exercise",
  ]);
  for (const coverage of cases) {
    expect(missingStatements(coverage)).toEqual([]);
    expect(coverage.rows.every(({ expectation }) => expectation === "unknown")).toBe(true);
  }
});

test("COL-03 accruals are no part of the balance that an R&P statement is about, and all of an accruals statement's", () => {
  const total = (code: string, outstanding: number, accrued?: number) => ({
    code: organisationCode(code),
    name: code,
    lines: 1,
    outstandingPence: pence(outstanding),
    disputedPence: pence(0),
    ...(accrued === undefined ? {} : { accruedPence: pence(accrued) }),
  });
  const totals = [total("ZB2", 900, 300), total("ZB3", 500, 500), total("ZB4", 700, 0), total("ZB5", 800)];
  expect(ledgerBalances(totals, "r&p")).toEqual([
    { counterparty: "ZB2", pence: 600 },
    { counterparty: "ZB4", pence: 700 },
    { counterparty: "ZB5", pence: 800 },
  ]);
  expect(ledgerBalances(totals, "accruals")).toEqual([
    { counterparty: "ZB2", pence: 300 },
    { counterparty: "ZB3", pence: 500 },
  ]);
  expect(rowsOf(covered({ kind: "accruals", balances: { ZB2: 1 }, today: "2023-04-30" }))).toEqual([
    "ZB2 over-threshold missing",
  ]);
});

const code = fc.constantFrom("ZB2", "ZB3", "ZB4", "ZB5", "Y56", "CBA033", "NMC033").map(organisationCode);
const amount = fc.integer({ min: -600_000, max: 600_000 }).map(pence);
const world = fc.record({
  balances: fc.array(fc.record({ counterparty: code, pence: amount }), { maxLength: 8 }),
  statements: fc.array(
    fc.record({
      receivable: code,
      totalPence: amount,
      progress: fc.constantFrom<StandingStatement["progress"][]>("received", "answered", "agreed"),
    }),
    { maxLength: 6 },
  ),
  notTaken: fc.array(fc.record({ receivable: code, became: fc.constantFrom("refused" as const, "held" as const) }), {
    maxLength: 4,
  }),
  daysLate: fc.integer({ min: -20, max: 20 }),
});

test("REC-18 every penny of the ledger and of the statements is in one row, and the order makes no difference", () => {
  fc.assert(
    fc.property(world, fc.boolean(), ({ balances, statements, notTaken, daysLate }, turned) => {
      const today = addDays(calendarDate("2023-03-30"), daysLate);
      const order = <Each>(each: readonly Each[]) => (turned ? each.toReversed() : each);
      const asked = (input: Partial<CoverageInput>) =>
        coverageOf({
          payable: organisationCode("ZA1"),
          exercise: month12,
          kind: "r&p",
          today,
          directory,
          referenceData: reconcileReferenceData2022To23,
          ledger: { asAt: month12.cutOff, balances },
          statements,
          notTaken,
          ...input,
        });
      const { rows } = asked({});
      expect(sumPence(rows.map(({ balancePence }) => balancePence))).toBe(sumPence(balances.map((each) => each.pence)));
      expect(sumPence(rows.map(({ statementPence }) => statementPence ?? pence(0)))).toBe(
        sumPence(statements.map(({ totalPence }) => totalPence)),
      );
      expect(new Set(rows.map(({ counterparty }) => counterparty)).size).toBe(rows.length);
      const others = asked({
        ledger: { asAt: month12.cutOff, balances: order(balances) },
        statements: order(statements),
        notTaken: order(notTaken),
      });
      expect(others.rows).toEqual(rows);
    }),
  );
});

test("EXR-06 who is missing has a balance over the threshold, has sent nothing, and the day has passed", () => {
  fc.assert(
    fc.property(world, ({ balances, statements, notTaken, daysLate }) => {
      const coverage = coverageOf({
        payable: organisationCode("ZA1"),
        exercise: month12,
        kind: "r&p",
        today: addDays(calendarDate("2023-03-30"), daysLate),
        directory,
        referenceData: reconcileReferenceData2022To23,
        ledger: { asAt: month12.cutOff, balances },
        statements,
        notTaken,
      });
      const missing = missingStatements(coverage);
      if (daysLate < 0) expect(missing).toEqual([]);
      const sent = new Set([...statements, ...notTaken].map(({ receivable }) => receivable));
      for (const { counterparty, balancePence } of missing) {
        expect(Math.abs(balancePence)).toBeGreaterThan(250_000);
        expect(sent.has(counterparty)).toBe(false);
        expect(counterparty === "CBA033" && sent.has(organisationCode("Y56"))).toBe(false);
        expect(["ZB4", "NMC033", "Y56"]).not.toContain(counterparty);
      }
    }),
  );
});

interface World {
  readonly payable?: string;
  readonly exercise?: Exercise;
  readonly kind?: CoverageInput["kind"];
  readonly balances?: Readonly<Record<string, number>>;
  readonly asAt?: string;
  readonly statements?: readonly StandingStatement[];
  readonly notTaken?: CoverageInput["notTaken"];
  readonly today: string;
}

function covered({ payable = "ZA1", exercise = month12, kind = "r&p", asAt = "2023-03-31", ...world }: World) {
  const balances = world.balances && Object.entries(world.balances);
  return coverageOf({
    payable: organisationCode(payable),
    exercise,
    kind,
    today: calendarDate(world.today),
    directory,
    referenceData: reconcileReferenceData2022To23,
    ledger: balances && {
      asAt: calendarDate(asAt),
      balances: balances.map(([code, amount]) => ({ counterparty: organisationCode(code), pence: pence(amount) })),
    },
    statements: world.statements ?? [],
    notTaken: world.notTaken ?? [],
  });
}

function standing(receivable: string, total: number, progress: StandingStatement["progress"]): StandingStatement {
  return { receivable: organisationCode(receivable), totalPence: pence(total), progress };
}

function rowsOf({ rows }: ReturnType<typeof coverageOf>): string[] {
  return rows.map(({ counterparty, expectation, state, statementPence }) =>
    [
      counterparty,
      expectation,
      state,
      ...(statementPence === undefined ? [] : [`£${String(statementPence / 100)}`]),
    ].join(" "),
  );
}

function rules(given: Readonly<Record<string, unknown>>) {
  return { agreement: "required", statementsBy: "2023-03-29", agreeBy: "2023-04-11", ...given };
}

function exerciseOf(kinds: Readonly<Record<string, unknown>>): Exercise {
  return exerciseSchema.parse({
    exercise: "2022-23-Q4",
    financialYear: { from: "2022-04-01", to: "2023-03-31" },
    month: 12,
    cutOff: "2023-03-23",
    kinds,
  });
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { kindSchema, type Kind } from "../../../shared/domain/exercise/exercise.ts";
import { draftStatement, type DraftInput } from "../../../shared/domain/issuing/draft-statement.ts";
import { statementLines } from "../../../shared/domain/issuing/statement-lines.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import {
  contacts,
  directory,
  exercise,
  ledger,
  payable,
  saleLine,
  salesLedger,
  type GivenLine,
} from "./sales-lines.ts";

const linesOf = (...given: GivenLine[]): LedgerLine[] => given.map((line, at) => saleLine(line, at + 1));

function drafted(kind: Kind, lines: readonly LedgerLine[], more: Partial<DraftInput> = {}) {
  return draftStatement({
    payable,
    kind,
    exercise,
    ledger,
    lines,
    directory,
    contacts,
    referenceData: reconcileReferenceData2022To23,
    ...more,
  });
}

function issued(kind: Kind, lines: readonly LedgerLine[], more: Partial<DraftInput> = {}) {
  const draft = drafted(kind, lines, more);
  if (!draft.issue) throw new Error(`not issued: ${draft.why}`);
  return draft;
}

const claims = (kind: Kind, lines: readonly LedgerLine[]) =>
  statementLines(kind, lines, exercise).lines.map(({ type, invoiceNumber, claimedPence }) =>
    [type, invoiceNumber, claimedPence / 100].filter((part) => part !== "").join(" "),
  );

describe("which lines a statement has", () => {
  test("STM-08 STM-12 receivables are all that is unpaid with VAT, credits and money not allocated among it", () => {
    const lines = linesOf(
      { invoiceNumber: "A1", grossPence: 12_000, outstandingPence: 12_000, charge: { vatPence: 2_000 } },
      { invoiceNumber: "A2", grossPence: 50_000, outstandingPence: 30_000, status: "on-hold" },
      { invoiceNumber: "A3", grossPence: 9_000, outstandingPence: 0, status: "paid" },
      { invoiceNumber: "C1", entry: "credit-note", outstandingPence: -1_500 },
      { invoiceNumber: "", entry: "payment", outstandingPence: -700 },
      { invoiceNumber: "", entry: "accrual", outstandingPence: 4_000 },
      { invoiceNumber: "A4", outstandingPence: 8_000, status: "cancelled" },
    );
    expect(claims("r&p", lines)).toEqual(["invoice A1 120", "invoice A2 300", "credit-note C1 -15", "payment -7"]);
  });

  test("STM-08 STM-10 income is the whole year without VAT, paid or not, and receipts without an invoice", () => {
    const lines = linesOf(
      { invoiceNumber: "A1", grossPence: 12_000, outstandingPence: 0, status: "paid", charge: { vatPence: 2_000 } },
      { invoiceNumber: "A2", grossPence: 50_000, outstandingPence: 30_000 },
      {
        invoiceNumber: "C1",
        entry: "credit-note",
        grossPence: -1_200,
        outstandingPence: 0,
        charge: { vatPence: -200 },
      },
      { invoiceNumber: "", entry: "payment", outstandingPence: 70_000 },
      { invoiceNumber: "", outstandingPence: 2_500 },
    );
    expect(claims("i&e", lines)).toEqual([
      "invoice A1 100",
      "invoice A2 500",
      "credit-note C1 -10",
      "receipt 25",
      "receipt 700",
    ]);
  });

  test("STM-13 STM-16 accruals stand one by one, with what is invoiced after the cut-off, which is not on the other statement", () => {
    const lines = linesOf(
      { invoiceNumber: "", entry: "accrual", outstandingPence: 4_000 },
      { invoiceNumber: "A9", invoiceDate: calendarDate("2023-03-24"), outstandingPence: 6_000 },
      { invoiceNumber: "A8", invoiceDate: calendarDate("2023-03-23"), outstandingPence: 1_000 },
      { invoiceNumber: "A7", invoiceDate: calendarDate("2023-04-02"), futurePeriod: true, outstandingPence: 500 },
    );
    expect(claims("accruals", lines)).toEqual(["accrual 40", "accrual A9 60"]);
    expect(claims("r&p", lines)).toEqual(["invoice A8 10", "invoice A7 5"]);
    const { leftOut } = statementLines("r&p", lines, exercise);
    expect(leftOut.map(({ why, pence }) => [why, pence])).toEqual([["after-cut-off", 6_000]]);
  });

  test("STM-04 all accounts of the pair are together, and a line says its account, subsidiary and predecessor", () => {
    const lines = linesOf(
      {
        supplierCode: "C2",
        supplierName: "Northfold Estates",
        outstandingPence: 200,
        charge: { subsidiary: "Eastmere Ltd" },
      },
      { supplierCode: "C1", supplierName: "Northfold", outstandingPence: 100, charge: { predecessor: "Vale CCG" } },
    );
    expect(statementLines("r&p", lines, exercise).lines).toMatchObject([
      { line: 1, account: "C1 Northfold", predecessor: "Vale CCG" },
      { line: 2, account: "C2 Northfold Estates", subsidiary: "Eastmere Ltd" },
    ]);
  });

  test.each([
    ["income", false],
    ["Recharge", true],
    ["not a recharge", false],
    ["Y", true],
    ["other", undefined],
  ])("STM-06 a treatment of %j is a recharge: %j", (treatment, recharge) => {
    const [line] = statementLines("r&p", linesOf({ outstandingPence: 100, charge: { treatment } }), exercise).lines;
    expect(line?.recharge).toBe(recharge);
  });

  test("STM-12 what is on the statement and what is told to be left out is the whole ledger, to the penny", () => {
    fc.assert(
      fc.property(salesLedger, (lines) => {
        const { lines: on, leftOut } = statementLines("r&p", lines, exercise);
        let open = 0;
        for (const { status, entry, outstandingPence } of lines)
          if (entry !== "accrual" && status !== "paid" && status !== "cancelled") open += outstandingPence;
        let told = 0;
        for (const { claimedPence } of on) told += claimedPence;
        for (const { pence } of leftOut) told += pence;
        expect(told).toBe(open);
      }),
    );
  });
});

describe("whether a statement is issued", () => {
  const of = (pence: number) => linesOf({ grossPence: pence, outstandingPence: pence });

  test.each([
    ["r&p", 250_000, "under-threshold"],
    ["r&p", 250_001, "issued"],
    ["r&p", -250_000, "under-threshold"],
    ["r&p", -250_001, "issued"],
    ["i&e", 1_000_000, "under-threshold"],
    ["i&e", 1_000_001, "issued"],
    ["r&p", 0, "nil"],
  ] as const)("EXR-02 EXR-03 REC-14 %s of %i pence: %s", (kind, pence, expected) => {
    const draft = drafted(kind, of(pence));
    expect(draft.issue ? "issued" : draft.why).toBe(expected);
  });

  test("EXR-02 accruals have no minimum, and a kind without a threshold is issued over nothing", () => {
    expect(drafted("accruals", linesOf({ entry: "accrual", outstandingPence: 1 })).issue).toBe(true);
  });

  test("EXR-03 invoices that their credit notes cancel out make a nil statement, which is not issued", () => {
    const lines = linesOf({ outstandingPence: 900_000 }, { entry: "credit-note", outstandingPence: -900_000 });
    expect(drafted("r&p", lines)).toMatchObject({ issue: false, why: "nil" });
  });

  test("ORG-06 a body that does not take part gets none", () => {
    const nmc = organisationCode("NMC033");
    expect(drafted("r&p", of(900_000), { payable: nmc })).toMatchObject({ issue: false, why: "not-taking-part" });
  });

  test("EXR-05 it is as at the cut-off, or the ledger's date if that is earlier", () => {
    expect(issued("r&p", of(900_000)).statement.asAt).toBe("2023-03-23");
    const early = { ...ledger, asAt: calendarDate("2023-02-28") };
    expect(issued("r&p", of(900_000), { ledger: early }).statement.asAt).toBe("2023-02-28");
  });
});

describe("what is told before it leaves", () => {
  const codes = (kind: Kind, lines: readonly LedgerLine[], more: Partial<DraftInput> = {}) =>
    issued(kind, lines, more).concerns.map(({ code, stops, line }) => [code, ...(stops ? ["stops"] : []), line ?? 0]);
  const large = { grossPence: 900_000, outstandingPence: 900_000 };

  test("a plain statement has no concerns", () => {
    expect(issued("r&p", linesOf(large)).concerns).toEqual([]);
  });

  test("STM-05 STM-14 without an address, or a telephone number of our own, it can't leave", () => {
    expect(codes("r&p", linesOf(large), { contacts: [] })).toEqual([
      ["no-address", "stops", 0],
      ["no-own-contact", "stops", 0],
    ]);
  });

  test("STM-05 what a line lacks, and what it can't be", () => {
    const lines = linesOf(
      { ...large, invoiceNumber: "" },
      { ...large, invoiceDate: undefined },
      { outstandingPence: 100 },
      { grossPence: 100, outstandingPence: 200 },
      { ...large, invoiceNumber: "EM-3" },
    );
    expect(
      codes("r&p", lines)
        .map(([code]) => code)
        .sort(),
    ).toEqual(["line-without-date", "line-without-number", "line-without-total", "number-twice", "unpaid-over-total"]);
  });

  test("STM-12 ORG-02 ORG-08 what the payable organisation will not accept by what it is", () => {
    const lines = linesOf(
      { ...large, description: "Business rates 2022-23" },
      { grossPence: -100, outstandingPence: -100, entry: "credit-note", description: "Expected credit loss allowance" },
      { ...large, description: "Pathology" },
    );
    expect(codes("r&p", lines)).toEqual([
      ["outside-exercise", 1],
      ["credit-loss", 3],
    ]);
  });

  test("REC-13 EXR-05 STM-13 money that is not allocated, a late ledger, and accruals without their basis", () => {
    const money = linesOf(large, { invoiceNumber: "", entry: "payment", outstandingPence: -100 });
    expect(codes("r&p", money)).toEqual([["not-allocated", 0]]);
    const late = { ...ledger, asAt: calendarDate("2023-03-25") };
    expect(codes("r&p", linesOf(large), { ledger: late })).toEqual([["late-ledger", 0]]);
    const accrual = { entry: "accrual", outstandingPence: 100, invoiceNumber: "" } as const;
    const [concern] = issued("accruals", linesOf(accrual)).concerns;
    expect(concern?.what).toContain("lacks the period, the basis of estimation and who agreed it");
    const whole = { ...accrual, charge: { servicePeriod: "March", basis: "Activity", agreedBy: "A. Finch" } };
    expect(codes("accruals", linesOf(whole))).toEqual([]);
  });

  test("REC-14 a balance that is a credit", () => {
    expect(codes("r&p", linesOf({ entry: "credit-note", grossPence: -900_000, outstandingPence: -900_000 }))).toEqual([
      ["credit-balance", 0],
    ]);
  });

  test("what waits for approval, and what is dated later, is not on it, and that is told", () => {
    const lines = linesOf(
      large,
      { ...large, status: "awaiting-approval" },
      { ...large, invoiceDate: calendarDate("2023-03-24") },
    );
    expect(codes("r&p", lines)).toEqual([
      ["not-approved", 0],
      ["after-cut-off", 0],
    ]);
  });
});

test("the same ledger in any order gives the same statement", () => {
  fc.assert(
    fc.property(
      salesLedger.chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray([...lines], { minLength: lines.length })),
      ),
      ([lines, shuffled]) => {
        for (const kind of kindSchema.options) {
          const claimed = (all: readonly LedgerLine[]) =>
            statementLines(kind, all, exercise).lines.map(({ account, type, invoiceNumber, claimedPence }) => [
              account,
              type,
              invoiceNumber,
              claimedPence,
            ]);
          expect(claimed(shuffled)).toEqual(claimed(lines));
        }
      },
    ),
  );
});

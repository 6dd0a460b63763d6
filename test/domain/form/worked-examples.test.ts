import { existsSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import {
  deferredIncomeRow,
  mismatchOf,
  payableSide,
  receivableSide,
  rowWithoutStatement,
  withDisputeAccepted,
  type FormRow,
  type ReceivableView,
} from "../../../shared/domain/form/collection-form.ts";
import {
  nhsResolutionExpenditure,
  splitByMonths,
  statementsOfHostedService,
  statementsOfRecharge,
} from "../../../shared/domain/form/recharges.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { Organisation } from "../../../shared/domain/organisation/organisation.ts";
import {
  accrued,
  booked,
  claim,
  creditNote,
  eastmere,
  monthTwelve,
  northfold,
  northfoldFacilities,
  reconcileCase,
  verdicts,
  type Case,
} from "../reconcile/statement-and-ledger.ts";

const pounds = (amount: number) => pence(Math.round(amount * 100));

/** A row in pounds: notified, accrued, adjusted, disputed, total. */
function inPounds(row: FormRow): number[] {
  const { notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence } = row;
  return [notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence].map((amount) => amount / 100);
}

/** Both sides' rows and the mismatch of their totals. */
function bothSides(one: Case, view: ReceivableView = {}, accepted = false) {
  const outcome = reconcileCase(one);
  const kind = one.kind ?? "r&p";
  const [row] = payableSide(kind, outcome);
  if (row === undefined) throw new Error("the payable side has a row");
  const payable = accepted ? withDisputeAccepted(row) : row;
  const receivable = receivableSide(kind, outcome, view);
  return {
    payable: inPounds(payable),
    receivable: inPounds(receivable),
    mismatch: mismatchOf(receivable, payable).totalPence / 100,
    payableReasons: payable.reasons,
    receivableReasons: receivable.reasons,
  };
}

const of70000 = [claim("1001", 65_000), claim("1002", 5_000)];
const secondment = { statement: [claim("SEC31", 30_000)], ledger: [booked("SEC31", 20_000)] };

describe("COL-01 to COL-06, MIS-01 the worked examples of the form", () => {
  test("W01 COL-04 what is not received or wrongly invoiced is adjusted; the mismatch goes if the other side adjusts too", () => {
    const case1: Case = { statement: of70000, ledger: [booked("1001", 65_000)] };
    expect(bothSides(case1)).toMatchObject({
      payable: [70_000, 0, -5_000, 0, 65_000],
      receivable: [70_000, 0, 0, 0, 70_000],
      mismatch: 5_000,
    });
    expect(bothSides(case1, { accepts: new Set(["not-on-ledger"]) })).toMatchObject({
      receivable: [70_000, 0, -5_000, 0, 65_000],
      mismatch: 0,
    });
  });

  test("W02 REC-08 what the statement missed is added on both sides", () => {
    const both = bothSides(
      { statement: [claim("1001", 70_000)], ledger: [booked("1001", 70_000), booked("1002", 5_000)] },
      { accepts: new Set(["on-ledger-only"]) },
    );
    expect(both).toMatchObject({
      payable: [70_000, 0, 5_000, 0, 75_000],
      receivable: [70_000, 0, 5_000, 0, 75_000],
      mismatch: 0,
    });
  });

  test.each([
    ["W03", { statement: of70000, ledger: [booked("1001", 65_000), booked("1002", 5_000, { disputed: 5_000 })] }],
    ["W05", { statement: [claim("1001", 70_000)], ledger: [booked("1001", 70_000, { disputed: 5_000 })] }],
  ])("%s COL-05, REC-05 only the part in formal dispute is disputed, and on the payable side alone", (_id, one) => {
    const both = bothSides(one);
    expect(both).toMatchObject({
      payable: [70_000, 0, 0, -5_000, 65_000],
      receivable: [70_000, 0, 0, 0, 70_000],
      mismatch: 5_000,
    });
    // COL-07
    expect(both.payableReasons.join()).toContain("formal dispute");
  });

  test("W04 REC-10, STM-07 both sides adjust out what is marked as of a future period", () => {
    for (const ledger of [[booked("1001", 60_000), booked("1002", 10_000)], [booked("1001", 60_000)]]) {
      const statement = [claim("1001", 60_000), claim("1002", 10_000, { futurePeriod: true })];
      expect(bothSides({ statement, ledger })).toMatchObject({
        payable: [70_000, 0, -10_000, 0, 60_000],
        receivable: [70_000, 0, -10_000, 0, 60_000],
        mismatch: 0,
      });
    }
  });

  test("W06 REC-04 20 of 30 days: after the talk both show 30,000 notified and 10,000 adjusted off", () => {
    expect(bothSides(secondment, { accepts: new Set(["above-ledger"]) })).toMatchObject({
      payable: [30_000, 0, -10_000, 0, 20_000],
      receivable: [30_000, 0, -10_000, 0, 20_000],
      mismatch: 0,
    });
  });

  test("W07 REC-20, COL-02 after a revised statement both show the new amount as notified", () => {
    expect(bothSides({ ...secondment, statement: [claim("SEC31", 20_000)] })).toMatchObject({
      payable: [20_000, 0, 0, 0, 20_000],
      receivable: [20_000, 0, 0, 0, 20_000],
      mismatch: 0,
    });
  });

  test("W08 STM-11 a subsidiary's trade is on its parent's statement and in the parent's row", () => {
    const both = bothSides({
      kind: "i&e",
      directory: [eastmere, northfold, northfoldFacilities],
      statement: [claim("1001", 300_000), claim("2001", 60_000, { subsidiary: "Northfold Facilities Limited" })],
      ledger: [booked("1001", 300_000), booked("2001", 60_000, { supplier: "Northfold Facilities Limited" })],
    });
    expect(both).toMatchObject({
      payable: [360_000, 0, 0, 0, 360_000],
      receivable: [360_000, 0, 0, 0, 360_000],
      mismatch: 0,
    });
  });

  test("W09 REC-11 capital on one side alone leaves a mismatch that cannot be avoided", () => {
    const both = bothSides({
      statement: of70000,
      ledger: [booked("1001", 65_000), booked("1002", 5_000, { capital: true })],
    });
    expect(both).toMatchObject({
      payable: [70_000, 0, -5_000, 0, 65_000],
      receivable: [70_000, 0, 0, 0, 70_000],
      mismatch: 5_000,
    });
    expect(both.payableReasons.join()).toContain("Capital");
  });

  test("W10 MIS-03 a dispute that is accepted moves to adjusted on both sides", () => {
    const disputed = { statement: [claim("1001", 70_000)], ledger: [booked("1001", 70_000, { disputed: 5_000 })] };
    expect(bothSides(disputed, { acceptsDispute: true }, true)).toMatchObject({
      payable: [70_000, 0, -5_000, 0, 65_000],
      receivable: [70_000, 0, -5_000, 0, 65_000],
      mismatch: 0,
    });
  });

  test("W11 COL-09, COL-10 contributions to NHS Resolution are apportioned by month, net of incentive receipts", () => {
    expect(nhsResolutionExpenditure(pounds(1_000_000), 9)).toBe(pounds(750_000));
    expect(nhsResolutionExpenditure(pounds(1_000_000), 12, pounds(40_000))).toBe(pounds(960_000));
    expect(() => nhsResolutionExpenditure(pounds(1), 13)).toThrow(RangeError);
  });

  test("W12, W13 ORG-11, ORG-12, ORG-13 a gross recharge is receivable and income, a net one receivable alone", () => {
    expect(statementsOfRecharge("gross", pounds(10))).toEqual({ receivablePence: 1_000, incomePence: 1_000 });
    expect(statementsOfRecharge("net", pounds(5))).toEqual({ receivablePence: 500, incomePence: 0 });
  });

  test("W14 ORG-07, ORG-13 a hosted service in agency: receivables along the invoices, income with the supplier", () => {
    const shares = new Map(["CCG1", "CCG2", "CCG3"].map((member) => [member, pounds(30)]));
    expect(
      statementsOfHostedService("FT1", "CCG1", shares).map(
        (one) => `${one.kind} ${one.from} to ${one.to} ${String(one.pence / 100)}`,
      ),
    ).toEqual([
      "r&p FT1 to CCG1 90",
      "r&p CCG1 to CCG2 30",
      "r&p CCG1 to CCG3 30",
      "i&e FT1 to CCG1 30",
      "i&e FT1 to CCG2 30",
      "i&e FT1 to CCG3 30",
    ]);
  });

  test("W15 ORG-09 low-volume activity of the year: three months of the predecessor, nine of the successor, to the penny", () => {
    expect(splitByMonths(pounds(12_000), 3)).toEqual({ predecessorPence: 300_000, successorPence: 900_000 });
    expect(splitByMonths(pence(10), 3)).toEqual({ predecessorPence: 3, successorPence: 7 });
  });

  test("W16 STM-04, ORG-04 a trust that becomes a foundation trust on 1 March: debts with the new, income split on the day", () => {
    const old: Organisation = {
      code: organisationCode("ZT1"),
      name: "Fellside NHS Trust",
      type: "trust",
      closed: calendarDate("2023-02-28"),
      successor: organisationCode("ZF1"),
    };
    const young: Organisation = {
      code: organisationCode("ZF1"),
      name: "Fellside NHS FT",
      type: "trust",
      opened: calendarDate("2023-03-01"),
    };
    const statementTo = (payable: string, kind: "r&p" | "i&e") =>
      verdicts(
        reconcileCase({
          kind,
          payable,
          directory: [old, young, northfold],
          statement: [claim("1001", 11, { on: "2023-02-28" }), claim("1002", 1, { on: "2023-03-01" })],
          ledger: [booked("1001", 11, { on: "2023-02-28" }), booked("1002", 1, { on: "2023-03-01" })],
        }),
      );
    expect(statementTo("ZF1", "r&p")).toEqual(["agreed: 11 agreed", "agreed: 1 agreed"]);
    expect(statementTo("ZT1", "r&p")).toEqual([
      "wrong-counterparty: 11 not agreed",
      "wrong-counterparty: 1 not agreed",
    ]);
    expect(statementTo("ZF1", "i&e")).toEqual(["wrong-counterparty: 11 not agreed", "agreed: 1 agreed"]);
    expect(statementTo("ZT1", "i&e")).toEqual(["agreed: 11 agreed", "wrong-counterparty: 1 not agreed"]);
    expect(splitByMonths(pounds(12), 11)).toEqual({ predecessorPence: 1_100, successorPence: 100 });
  });
});

describe("the other rules of the form", () => {
  test("COL-03, STM-13 accruals are each side's own, and a prepayment is in the receivables of who paid it", () => {
    const description = "Maternity pathway prepayment";
    const outcome = reconcileCase({
      kind: "accruals",
      statement: [claim("MP1", 90_000, { type: "prepayment", description }), claim("AC1", 50, { type: "accrual" })],
      ledger: [accrued("MP1", -90_000, { description }), accrued("AC1", 40), accrued("AC2", 3)],
    });
    expect(payableSide("accruals", outcome).map((row) => [row.part, ...inPounds(row)])).toEqual([
      ["payables", 0, 43, 0, 0, 43],
      ["receivables", 0, 90_000, 0, 0, 90_000],
    ]);
    expect(inPounds(receivableSide("accruals", outcome, { accruedPence: pounds(50) }))).toEqual([0, 50, 0, 0, 50]);
    expect(deferredIncomeRow(outcome)).toMatchObject({ part: "payables", accruedPence: pounds(90_000) });
  });

  test("COL-05 a disputed credit is no positive dispute", () => {
    const [row] = payableSide(
      "r&p",
      reconcileCase({
        statement: [claim("1001", 500), creditNote("CN1", -50)],
        ledger: [booked("1001", 500), booked("CN1", -50, { entry: "credit-note", disputed: -50 })],
      }),
    );
    expect(row?.disputedPence).toBe(0);
  });

  test("COL-11 where no statement was issued both sides notify what was invoiced", () => {
    expect(inPounds(rowWithoutStatement("receivables", pounds(2_400)))).toEqual([2_400, 0, 0, 0, 2_400]);
    expect(
      mismatchOf(rowWithoutStatement("receivables", pounds(9)), rowWithoutStatement("payables", pounds(9))),
    ).toEqual({
      notifiedPence: 0,
      accruedPence: 0,
      adjustedPence: 0,
      disputedPence: 0,
      totalPence: 0,
    });
  });

  test("COL-12 the form has four parts, and no split between administration and programme", () => {
    const parts = (["r&p", "i&e"] as const).flatMap((kind) => {
      const outcome = reconcileCase({ kind, statement: [claim("1001", 5)], ledger: [booked("1001", 5)] });
      return [...payableSide(kind, outcome), receivableSide(kind, outcome)].map(({ part }) => part);
    });
    expect(parts).toEqual(["payables", "receivables", "expenditure", "income"]);
  });

  test("COL-08 a penny is a mismatch like any other", () => {
    const both = bothSides({
      exercise: monthTwelve,
      statement: [claim("1001", 500.01)],
      ledger: [booked("1001", 500)],
    });
    expect(both.mismatch).toBe(0.01);
  });
});

const ANNEX = new URL("../../../../shared/reference/annex3-worked-examples.csv", import.meta.url);

test.skipIf(!existsSync(ANNEX))(
  "every worked example of the annex has a test here (skipped where ../shared is missing)",
  () => {
    const ids = new Set(readFileSync(ANNEX, "utf8").match(/^W\d{2}/gm));
    const tests = readFileSync(new URL(import.meta.url), "utf8");
    for (const id of ids) expect(tests, id).toMatch(new RegExp(`"${id}\\b|\\b${id} |, ${id}\\b`));
  },
);

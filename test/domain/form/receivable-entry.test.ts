import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { entryOfReceivable } from "../../../shared/domain/form/receivable-entry.ts";
import type { IssuedStatement } from "../../../shared/domain/issuing/issued-statement.ts";
import { statementLines } from "../../../shared/domain/issuing/statement-lines.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { exercise, ledger, payable, receivable, saleLine, type GivenLine } from "../issuing/sales-lines.ts";

const kind = "r&p";

function rulesOf({ kinds }: typeof exercise) {
  const rules = kinds[kind];
  if (rules === undefined) throw new Error("the exercise has the kind");
  return rules;
}

const rules = rulesOf(exercise);

const sale = (invoiceNumber: string, pounds: number, more: GivenLine = {}) =>
  saleLine({ invoiceNumber, invoiceDate: "2023-03-01", outstandingPence: pounds * 100, ...more });

function issuedFrom(lines: readonly LedgerLine[]): IssuedStatement {
  const own = statementLines(kind, lines, exercise).lines;
  return {
    receivable,
    payable,
    exercise: exercise.exercise,
    kind,
    asAt: calendarDate("2023-03-23"),
    ledger,
    lines: [...own],
    totalPence: sumPence(own.map(({ claimedPence }) => claimedPence)),
  };
}

/** Basis, the five amounts in pounds, and the reasons of the adjusted column with theirs. */
function rowOf(ledgerLines: readonly LedgerLine[] | undefined, issued?: IssuedStatement) {
  const { basis, rows, adjustments, open } = entryOfReceivable({ payable, kind, exercise, rules, ledgerLines, issued });
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error("an entry has one row");
  const amounts = [row.notifiedPence, row.accruedPence, row.adjustedPence, row.disputedPence, row.totalPence];
  expect(row.part).toBe("receivables");
  return [
    basis,
    amounts.map((each) => each / 100).join("/"),
    ...adjustments.map(({ reason, pence: part }) => `${reason} ${String(part / 100)}`),
    ...open.map((point) => `open: ${point.kind}`),
  ];
}

describe("receivables from the sales ledger and our own statement", () => {
  const lines = [sale("1", 3_000), sale("2", 70), sale("A", 400, { entry: "accrual" })];

  test("COL-02 COL-03 the statement is notified whole, and the ledger's accruals are accrued", () => {
    expect(rowOf(lines, issuedFrom(lines))).toEqual(["own-statement", "3070/400/0/0/3470"]);
    expect(rowOf(undefined, issuedFrom(lines))).toEqual(["own-statement", "3070/0/0/0/3070"]);
  });

  test("COL-04 what is listed and not outstanding is taken off, what was missed is added", () => {
    const later = [sale("1", 1_000), sale("9", 50), sale("2", 70, { status: "cancelled" })];
    expect(rowOf(later, issuedFrom(lines))).toEqual([
      "own-statement",
      "3070/0/-2020/0/1050",
      "listed-not-outstanding -2070",
      "missed-off-statement 50",
    ]);
  });

  test("REC-15 an invoice paid after the last day for payments was outstanding: its payment is timing", () => {
    const paid = { status: "paid", grossPence: 7_000, outstandingPence: 0 };
    const paidOn = (paidDate: string) =>
      rowOf([sale("1", 3_000), sale("2", 0, { ...paid, paidDate })], issuedFrom(lines));
    expect(paidOn("2023-03-30")).toEqual(["own-statement", "3070/0/0/0/3070"]);
    expect(paidOn("2023-03-20")).toEqual(["own-statement", "3070/0/-70/0/3000", "listed-not-outstanding -70"]);
  });

  test("REC-10 future periods are notified and adjusted out", () => {
    const future = [sale("1", 3_000), sale("F", 800, { futurePeriod: true })];
    expect(rowOf(future, issuedFrom(future))).toEqual(["own-statement", "3800/0/-800/0/3000", "future-period -800"]);
  });

  test("COL-11 without a statement what was invoiced is notified, unless one had to be issued", () => {
    expect(rowOf([sale("1", 2_500)])).toEqual(["own-under-threshold", "2500/0/0/0/2500"]);
    expect(rowOf([sale("1", 2_501)])).toEqual(["not-issued", "0/0/2501/0/2501", "not-issued 2501", "open: not-issued"]);
  });

  test("COL-03 STM-16 what was invoiced after the cut-off is accrued", () => {
    expect(rowOf([sale("1", 100, { invoiceDate: "2023-03-28" })])).toEqual(["own-under-threshold", "0/100/0/0/100"]);
  });
});

test("COL-01 COL-05 the total is what the ledger has now, whatever the statement said, and nothing is disputed", () => {
  const invoices = fc.array(
    fc.record({ number: fc.constantFrom("1", "2", "3", "4"), pounds: fc.integer({ min: -500, max: 3_000 }) }),
    { maxLength: 6 },
  );
  const asLines = (given: readonly { number: string; pounds: number }[]) =>
    given.map(({ number, pounds }) => sale(number, pounds));
  fc.assert(
    fc.property(invoices, fc.option(invoices), (now, then) => {
      const lines = asLines(now);
      const { rows } = entryOfReceivable({
        payable,
        kind,
        exercise,
        rules,
        ledgerLines: lines,
        issued: then === null ? undefined : issuedFrom(asLines(then)),
      });
      expect(rows[0]?.totalPence).toBe(pence(now.reduce((sum, { pounds }) => sum + pounds * 100, 0)));
      expect(rows[0]?.disputedPence).toBe(0);
    }),
  );
});

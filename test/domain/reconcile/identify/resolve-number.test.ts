import { describe, expect, test } from "vitest";

import type { Outcome } from "../../../../shared/domain/position/outcome.ts";
import { limits } from "../../../../shared/domain/reconcile/limits.ts";
import {
  booked,
  bookedCredit,
  claim,
  creditNote,
  eastmere,
  evidence,
  reconcileCase,
  ledgerOnly,
  northfold,
  verdicts,
  type Booking,
  type Claim,
} from "../statement-and-ledger.ts";

const agreed = (pounds: number): string => `agreed: ${String(pounds)} agreed`;
const first = "2023-03-01";
const later = "2023-03-06";
const facilities = "Northfold Facilities Ltd";
const catering = "Fell Catering Ltd";

function both(statement: readonly Claim[], ledger: readonly Booking[]): Outcome {
  return reconcileCase({ directory: [eastmere, northfold], statement, ledger });
}

describe("REC-03 rows that add up", () => {
  const sameDay = [booked("1001", 350, { on: first }), booked("1001", 250, { on: first })];
  const other = [booked("1001", 400, { on: later }), booked("1001", 200, { on: later })];

  test("rows of the line's date come before rows of other dates, and are allocated to one line only", () => {
    const outcome = both([claim("1001", 600)], [...other, ...sameDay]);
    expect(verdicts(outcome)).toEqual([agreed(600)]);
    expect(evidence(outcome, 1)).toEqual(["group 1001 350", "group 1001 250"]);
    expect(ledgerOnly(outcome)).toEqual(["1001 on-ledger-only 200", "1001 on-ledger-only 400"]);
  });

  test("lines of the ledger's date come before lines of other dates, and no ledger line is allocated to both", () => {
    const outcome = both(
      [claim("1001", 400, { on: later }), claim("1001", 350), claim("1001", 200, { on: later }), claim("1001", 250)],
      [booked("1001", 600)],
    );
    expect(verdicts(outcome)).toEqual([
      "duplicate: 400 not agreed",
      agreed(350),
      "duplicate: 200 not agreed",
      agreed(250),
    ]);
  });

  test("rows without a date do not have the date of any line", () => {
    const outcome = both(
      [claim("1001", 600, { on: null })],
      [...other, ...sameDay.map((row) => ({ ...row, on: null }))],
    );
    expect(verdicts(outcome)).toEqual(["ambiguous: 600 not agreed"]);
  });

  test("rows of another time are not part of the sum", () => {
    const outcome = both([claim("1001", 600)], [booked("1001", 350), booked("1001", 250, { on: "2022-10-01" })]);
    expect(verdicts(outcome)).toEqual(["above-ledger: 350 agreed, 250 not agreed"]);
    expect(ledgerOnly(outcome)).toEqual(["1001 on-ledger-only 250"]);
  });

  test("STM-11 rows of two subsidiaries are not one invoice", () => {
    const rows = [booked("1001", 350, { supplier: facilities }), booked("1001", 250, { supplier: catering })];
    const outcome = both(
      [claim("1001", 600, { subsidiary: facilities }), claim("9", 1, { subsidiary: catering })],
      rows,
    );
    expect(verdicts(outcome)[0]).toBe("above-ledger: 350 agreed, 250 not agreed");
    expect(ledgerOnly(outcome)).toEqual(["1001 on-ledger-only 250"]);
  });

  test("STM-11 lines of two subsidiaries each get their own rows or none", () => {
    const lines = [claim("1001", 500, { subsidiary: facilities }), claim("1001", 300, { subsidiary: catering })];
    const own = booked("1001", 450, { supplier: facilities });
    const one = both(lines, [own]);
    expect(verdicts(one)).toEqual(["above-ledger: 450 agreed, 50 not agreed", "other-supplier: 300 not agreed"]);
    const two = both(lines, [own, booked("1001", 280, { supplier: catering })]);
    expect(two.agreedPence).toBe(73_000);
    expect(ledgerOnly(two)).toEqual([]);
  });

  test("leftover amounts are allocated to credits as to debts", () => {
    for (const sign of [1, -1]) {
      const outcome = both(
        [claim("1001", sign * 500, { on: later, total: sign * 100 }), claim("1001", sign * 500, { on: later })],
        [booked("1001", sign * 70, { on: null })],
      );
      expect(outcome.lines.map((line) => line.agreedPence / 100)).toEqual([0, sign * 70]);
    }
  });

  test("a line that claims nothing leaves the row to another line of its number", () => {
    const outcome = both([claim("1001", 0), claim("1001", 500)], [booked("1001", 450)]);
    expect(verdicts(outcome)).toEqual(["duplicate: nothing", "above-ledger: 450 agreed, 50 not agreed"]);
  });

  test("a line that claims nothing gets no part of the invoices that it names", () => {
    const outcome = both([claim("100123, 100124", 0)], [booked("100123", 500), booked("100124", 300)]);
    expect(verdicts(outcome)).toEqual(["related-number: nothing"]);
    expect(ledgerOnly(outcome)).toEqual(["100123 on-ledger-only 500", "100124 on-ledger-only 300"]);
  });

  test("amounts awaiting approval are allocated before amounts on hold", () => {
    const outcome = both(
      [claim("1001", 100)],
      [booked("1001", 50, { status: "on-hold" }), booked("1001", 90, { status: "awaiting-approval" })],
    );
    expect(evidence(outcome, 1)).toEqual(["group 1001 90", "group 1001 10"]);
    expect(ledgerOnly(outcome)).toEqual(["1001 remainder-on-ledger 40"]);
  });
});

describe("REC-03 which row of one number", () => {
  test("a credit with the same number and date is no rival of the invoice", () => {
    const outcome = both(
      [claim("1001", 500)],
      [booked("1001", 500, { on: "2023-02-20" }), bookedCredit("1001", -70, { on: first })],
    );
    expect(verdicts(outcome)).toEqual([agreed(500)]);
    expect(ledgerOnly(outcome)).toEqual(["1001 credit-on-ledger-only -70"]);
  });

  test("a line without a date can be either of two rows that would be answered alike", () => {
    const outcome = both(
      [claim("1001", 500, { on: null })],
      [booked("1001", 500, { on: null }), booked("1001", 500, { on: first })],
    );
    expect(verdicts(outcome)).toEqual([agreed(500)]);
  });

  test("REC-15 a paid row and a part-paid one of the same amount and date are queried", () => {
    const outcome = both(
      [claim("1001", 500)],
      [
        booked("1001", 0, { gross: 500, status: "paid", paidOn: "2023-03-10" }),
        booked("1001", 200, { gross: 500, status: "awaiting-approval" }),
      ],
    );
    expect(evidence(outcome, 1)).toEqual(["candidate 1001 0", "candidate 1001 0"]);
    expect(outcome.lines[0]?.reason).toBe("posted-twice");
  });

  test("REC-12 a credit with the number of its invoice is judged separately, not as a row of the invoice", () => {
    const answers = (...ledger: Booking[]): string[] =>
      verdicts(both([claim("1001", 500), creditNote("1001", -70)], ledger));
    expect(answers(booked("1001", 450))).toEqual([
      "above-ledger: 450 agreed, 50 not agreed",
      "credit-agreed: -70 agreed",
    ]);
    expect(answers(booked("1001", 430))).toEqual([
      "above-ledger: 430 agreed, 70 not agreed",
      "credit-already-taken: -70 not agreed",
    ]);
    expect(answers(booked("1001", 430), bookedCredit("1001", -30))).toEqual([
      "above-ledger: 430 agreed, 70 not agreed",
      "above-ledger: -30 agreed, -40 not agreed",
    ]);
  });
});

describe("more lines of one number than the limit", () => {
  const over = limits.linesOfOneNumber + 1;
  const many = <Line>(count: number, line: (at: number) => Line): Line[] =>
    Array.from({ length: count }, (_, at) => line(at));
  const reached = (outcome: Outcome): string[] => outcome.remarks.filter((remark) => remark.startsWith("More than"));

  test("up to the limit, on either side, every pair is compared", () => {
    const count = limits.linesOfOneNumber;
    const outcome = both(
      many(count, (at) => claim("1001", 500 + at)),
      many(count, (at) => booked("1001", 500 + at, { on: "2023-03-02" })),
    );
    expect(outcome.agreedPence).toBe(outcome.notifiedPence);
    expect(reached(outcome)).toEqual([]);
  });

  test("statement lines over the limit are not compared, and a remark says so", () => {
    const outcome = both(
      many(over, (at) => claim("1001", 500 + at)),
      [booked("1001", 500, { on: "2023-03-02" })],
    );
    expect(outcome.agreedPence).toBe(0);
    expect(reached(outcome)).toEqual([
      "More than 60 lines have the same number: those that are not identical on both sides were not matched.",
    ]);
  });

  test("identical rows pair up if their numbers are spelled the same", () => {
    const outcome = both(
      many(over, () => claim("1001", 500)),
      many(over, () => booked("1001", 500)),
    );
    expect(evidence(outcome, over)).toEqual(["exact 1001 500"]);
    expect(ledgerOnly(outcome)).toEqual([]);
  });

  test("which of several identical lines is the repetition does not depend on their order", () => {
    const lines = [
      ...many(over - 1, () => claim("1001", 500, { description: "ward" })),
      claim("1001", 500, { description: "clinic" }),
    ];
    for (const statement of [lines, lines.toReversed()]) {
      const outcome = both(
        statement,
        many(over - 1, () => booked("1001", 500)),
      );
      const repeated = outcome.lines.filter((line) => line.reason === "duplicate");
      expect(repeated.map((line) => statement[line.line - 1]?.description)).toEqual(["ward"]);
    }
  });

  test("STM-11 rows of another subsidiary are not identical", () => {
    const outcome = both(
      [...many(over, () => claim("1001", 500, { subsidiary: facilities })), claim("9", 1, { subsidiary: catering })],
      many(over, () => booked("1001", 500, { supplier: catering })),
    );
    expect(outcome.agreedPence).toBe(0);
  });
});

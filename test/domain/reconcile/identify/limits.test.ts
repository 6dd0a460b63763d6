import { describe, expect, test } from "vitest";

import type { Outcome } from "../../../../shared/domain/position/outcome.ts";
import { limits } from "../../../../shared/domain/reconcile/limits.ts";
import { booked, claim, reconcileCase, verdicts, type Booking, type Claim } from "../statement-and-ledger.ts";

function many<Line>(count: number, line: (at: number) => Line): Line[] {
  return Array.from({ length: count }, (_, at) => line(at));
}

/** How many lines got each reason. */
function tally(outcome: Outcome): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of outcome.lines) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** The remarks on limits that were reached, without those on thresholds. */
function reached(outcome: Outcome): string[] {
  return outcome.remarks.filter((remark) => !remark.startsWith("Statements need only"));
}

describe("adversarial statements are bounded by named limits, and a remark says so", () => {
  test("all references equal: identical rows pair up by count, the others are queried without comparing them", () => {
    const count = limits.linesOfOneNumber + 1;
    const outcome = reconcileCase({
      statement: [...many(count, () => claim("1001", 500)), ...many(3, (at) => claim("1001", 600 + at))],
      ledger: [...many(count, () => booked("1001", 500)), ...many(count, (at) => booked("1001", 700 + at))],
    });
    expect(tally(outcome)).toEqual({ agreed: count, ambiguous: 3 });
    expect(outcome.lines.at(-1)?.evidence).toHaveLength(limits.candidatesNamed);
    expect(reached(outcome)).toEqual([
      "More than 60 lines have the same number: those that are not identical on both sides were not matched.",
    ]);
  });

  test("REC-12 a credit that names a number of very many invoices is queried, also if the first of them could be credited", () => {
    const count = limits.candidatesWeighed + 1;
    const outcome = reconcileCase({
      statement: [claim("CN-77", -500, { type: "credit-note", description: "Credit for invoice 10421" })],
      ledger: [...many(count - 1, (at) => booked("10421", 700 + at)), booked("10421", 900, { disputed: 900 })],
    });
    expect(outcome.lines[0]).toMatchObject({ agreedPence: 0, reason: "ambiguous" });
    expect(reached(outcome)).toContain(
      "More than 64 ledger lines have a number that a credit names: that credit was not matched.",
    );
  });

  test("numbers of a set that very many ledger lines have are not added up", () => {
    const count = limits.linesOfOneNumber + 1;
    const outcome = reconcileCase({
      statement: [claim("10421 + 10422", 1_000)],
      ledger: [...many(count, () => booked("10421", 500)), booked("10422", 500)],
    });
    expect(outcome.lines[0]?.agreedPence).toBe(0);
    expect(reached(outcome)).toContain(
      "More than 60 lines have a number that is one of several in a line: such lines were not matched by their numbers.",
    );
  });

  test("all references equal, just within the limit: every pair is compared", () => {
    const count = limits.linesOfOneNumber;
    const outcome = reconcileCase({
      statement: many(count, (at) => claim("1001", 500 + at)),
      ledger: many(count, (at) => booked("1001", 500 + at)),
    });
    expect(tally(outcome)).toEqual({ agreed: count });
    expect(reached(outcome)).toEqual([]);
  });

  test("all references equal, over the limit on one side or both: rows that differ only in amount or date still pair up", () => {
    const count = limits.linesOfOneNumber + 1;
    const outcome = reconcileCase({
      statement: many(count, (at) => claim("1001", 500 + at)),
      ledger: many(count, (at) => booked("1001", 500 + at)),
    });
    expect(tally(outcome)).toEqual({ agreed: count });
    expect(reached(outcome)).toEqual([]);
    const rest = reconcileCase({
      statement: [claim("1001", 500), claim("1001", 30), claim("1001", 40)],
      ledger: [...many(count - 2, () => booked("1001", 500)), booked("1001", 70), booked("1001", 71)],
    });
    expect(tally(rest)).toEqual({ agreed: 3 });
  });

  test("over the limit, rows of one amount that would be answered differently are not paired", () => {
    const count = limits.linesOfOneNumber + 1;
    const outcome = reconcileCase({
      statement: many(count, () => claim("1001", 500)),
      ledger: [...many(count, () => booked("1001", 500)), booked("1001", 500, { status: "on-hold" })],
    });
    expect(tally(outcome)).toEqual({ ambiguous: count });
  });

  test("bait for sums: beyond the limit of amounts no sum is tried", () => {
    const bait = (count: number): Outcome =>
      reconcileCase({
        statement: [claim("100123", 3)],
        ledger: many(count, (at) => booked("100123", at < 2 ? at + 1 : 1000 + at)),
      });
    expect(verdicts(bait(limits.amountsInSum))).toEqual(["agreed: 3 agreed"]);
    expect(reached(bait(limits.amountsInSum))).toEqual([]);
    expect(reached(bait(limits.amountsInSum + 1))).toEqual([
      "We look for sums among up to 24 lines with the same number or order: larger sets were not added up.",
    ]);
  });

  test("bait for sums: an endless search is stopped", () => {
    const outcome = reconcileCase({
      statement: [claim("100123", 600_000.01)],
      ledger: many(limits.amountsInSum, (at) => booked("100123", 50_000 + at)),
    });
    expect(reached(outcome)).toEqual([
      "The search for amounts that add up to one line was stopped after 2000 steps: such lines were not matched by their sum.",
    ]);
  });

  test("one order for everything: only equal amounts are compared", () => {
    const count = limits.linesOfOneNumber + 1;
    const outcome = reconcileCase({
      statement: [claim("", 7, { order: "PO-4711" }), claim("", 500, { order: "PO-4711" })],
      ledger: [
        ...many(count, (at) => booked(String(100_100 + 2 * at), 500, { order: "PO-4711" })),
        booked("900900", 7, { order: "PO-4711" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 7 agreed", "order-unclear: 500 not agreed"]);
    expect(reached(outcome)).toEqual([
      "More than 60 lines have the same purchase order: only equal amounts among them were compared.",
    ]);
    const within = reconcileCase({
      statement: [claim("", 7, { order: "PO-4711" })],
      ledger: [
        ...many(count - 2, (at) => booked(String(100_100 + 2 * at), 500, { order: "PO-4711" })),
        booked("900900", 7, { order: "PO-4711" }),
      ],
    });
    expect(reached(within)).toEqual([]);
  });

  test("all amounts equal: slips are still found among numbers that differ by one character", () => {
    const outcome = reconcileCase({
      statement: [claim("900901", 500), claim("", 500), claim("555000777", 500)],
      ledger: [...many(200, (at) => booked(String(100_100 + 20 * at), 500)), booked("900900", 500)],
    });
    expect(tally(outcome)).toEqual({ "similar-reference": 1, "no-reference": 1, "not-on-ledger": 1 });
    expect(reached(outcome)).toEqual([]);
  });

  test("all amounts equal and all numbers nearly equal: no candidates are named", () => {
    const ledger: Booking[] = many(limits.candidatesWeighed + 1, (at) =>
      booked(`1001${String.fromCharCode(0x4e00 + at)}`, 500),
    );
    const outcome = reconcileCase({ statement: [claim("1001", 500), claim("10010", 500)], ledger });
    expect(tally(outcome)).toEqual({ "not-on-ledger": 2 });
    expect(reached(outcome)).toEqual([
      "More than 64 ledger lines have the same amount and nearly the same number: none of them is named as a candidate.",
    ]);
  });

  test("the largest sides with one number, amount and date take linear time", () => {
    const count = 600;
    const statement: Claim[] = many(count, () => claim("1001", 500));
    const outcome = reconcileCase({ statement, ledger: many(count, () => booked("1001", 500)) });
    expect(tally(outcome)).toEqual({ agreed: count });
  });
});

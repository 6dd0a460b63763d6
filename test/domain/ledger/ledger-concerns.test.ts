import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseSchema } from "../../../shared/domain/exercise/exercise.ts";
import { concernsAbout, type JudgedLedger } from "../../../shared/domain/ledger/ledger-concerns.ts";
import { effectOf } from "../../../shared/domain/ledger/ledger-effect.ts";
import { cautiousPolicy } from "../../../shared/domain/organisation/policy.ts";
import { month12 } from "../../in-memory/month-12.ts";
import { position } from "../../in-memory/system.ts";
import { ledgerOf, noEffect } from "./ledgers-in-test.ts";

const today = calendarDate("2023-04-05");

function concernsOf(given: Partial<JudgedLedger>): string[] {
  return concernsAbout({
    inForce: ledgerOf("before"),
    uploaded: ledgerOf("now", { day: 2 }),
    effect: noEffect,
    policy: cautiousPolicy,
    exercises: [month12],
    today,
    ...given,
  }).map(({ concern }) => concern);
}

const counts = fc.integer({ min: 1, max: 10_000_000 });

describe("a fall of lines and pounds", () => {
  test("a ledger as large as the one in force, or larger, never waits for its size", () => {
    fc.assert(
      fc.property(counts, fc.nat(1_000_000), (size, more) => {
        const inForce = ledgerOf("before", { lines: size, totalPence: size });
        const uploaded = ledgerOf("now", { lines: size + more, totalPence: size + more });
        expect(concernsOf({ inForce, uploaded })).toEqual([]);
      }),
    );
  });

  test("a ledger waits exactly from a fall by a third on", () => {
    fc.assert(
      fc.property(counts, (third) => {
        const inForce = ledgerOf("before", { lines: 3 * third, totalPence: 3 * third });
        const falls = (by: number) =>
          concernsOf({ inForce, uploaded: ledgerOf("now", { lines: 3 * third - by, totalPence: 3 * third - by }) });
        expect(falls(third)).toEqual(["fewer-lines", "less-outstanding"]);
        expect(falls(third - 1)).toEqual([]);
      }),
    );
  });

  test("the bound of an organisation's policy holds instead, exactly", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 100 }), (hundredth, holdLedgerFallPercent) => {
        const inForce = ledgerOf("before", { lines: 100 * hundredth, totalPence: 0 });
        const policy = { ...cautiousPolicy, holdLedgerFallPercent };
        const falls = (by: number) =>
          concernsOf({ inForce, policy, uploaded: ledgerOf("now", { lines: 100 * hundredth - by, totalPence: 0 }) });
        expect(falls(hundredth * holdLedgerFallPercent)).toEqual(["fewer-lines"]);
        expect(falls(hundredth * holdLedgerFallPercent - 1)).toEqual([]);
      }),
    );
  });

  test("a total that is not above zero has no part to fall by", () => {
    expect(
      concernsOf({
        inForce: ledgerOf("before", { totalPence: -100 }),
        uploaded: ledgerOf("now", { totalPence: -900_000 }),
      }),
    ).toEqual([]);
  });
});

describe("dates and closes", () => {
  const hard = ledgerOf("hard", { close: "hard" });
  const quarter1 = exerciseSchema.parse({ ...month12, exercise: "2023-24-Q1", cutOff: "2023-06-30" });

  test.each([
    ["an older date waits", { asAt: "2023-03-30", close: "hard" }, ["older-date"]],
    ["the hard close again passes", { close: "hard" }, []],
    ["EXR-08 the soft close of the same month waits", { asAt: "2023-03-31" }, ["soft-after-hard"]],
    ["EXR-08 a soft ledger some days later waits while the exercise runs", { asAt: "2023-04-04" }, ["soft-after-hard"]],
    ["EXR-08 the soft close of the next quarter passes", { asAt: "2023-06-30" }, []],
  ] as const)("after a hard close, %s", (_, given, expected) => {
    expect(concernsOf({ inForce: hard, uploaded: ledgerOf("now", given), exercises: [month12, quarter1] })).toEqual(
      expected,
    );
  });

  test("EXR-08 the soft close of a later month passes once nothing is agreed on the hard close any more", () => {
    const uploaded = ledgerOf("now", { asAt: "2023-05-31" });
    expect(concernsOf({ inForce: hard, uploaded, today: calendarDate("2023-06-01") })).toEqual([]);
  });

  test("a hard close after a soft one passes", () => {
    expect(concernsOf({ uploaded: ledgerOf("now", { close: "hard" }) })).toEqual([]);
  });
});

describe("revised replies", () => {
  const revised = (count: number, isWhole = true) =>
    effectOf(
      Array.from({ length: count }, () => ({
        position,
        isRevised: true,
        changes: 1,
        agreedBeforePence: noEffect.agreedBeforePence,
        agreedNowPence: noEffect.agreedNowPence,
      })),
      isWhole,
    );

  test("a ledger that would send more than 20 revised replies waits, and one that would send 20 passes", () => {
    expect(concernsOf({ effect: revised(20) })).toEqual([]);
    expect(concernsOf({ effect: revised(21) })).toEqual(["many-revised-replies"]);
  });

  test("the bound is the organisation's own, and may be none at all", () => {
    const policy = { ...cautiousPolicy, holdRevisedReplies: 0 };
    expect(concernsOf({ effect: revised(1), policy })).toEqual(["many-revised-replies"]);
    expect(concernsOf({ effect: revised(0), policy })).toEqual([]);
  });
});

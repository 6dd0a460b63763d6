import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { mismatchesNow, type Closing, type NumberedReport } from "../../../shared/domain/mismatch/mismatches-now.ts";
import type { ReportedPair } from "../../../shared/domain/mismatch/reported-pair.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

const ZA1 = organisationCode("ZA1");
const ZB2 = organisationCode("ZB2");
const ZB3 = organisationCode("ZB3");
const pounds = (amount: number): Pence => pence(amount * 100);

function pair(owed: number, owes: number, receivable = ZB2, payable = ZA1): ReportedPair {
  return {
    kind: "r&p",
    receivable,
    payable,
    receivableSide: { totalPence: pounds(owed) },
    payableSide: { totalPence: pounds(owes) },
  };
}

const reports = (...all: readonly ReportedPair[][]): NumberedReport[] =>
  all.map((pairs, index) => ({ number: index + 1, pairs }));

function closing(report: number, differencePounds: number, how: Closing["how"] = "corrected"): Closing {
  const { kind, receivable, payable } = pair(0, 0);
  const differencePence = pounds(differencePounds);
  return {
    kind,
    receivable,
    payable,
    how,
    note: "why",
    by: "Sam",
    at: "2023-05-06T10:00:00Z",
    report,
    differencePence,
  };
}

const statesOf = (...given: Parameters<typeof mismatchesNow>) =>
  mismatchesNow(...given).map(
    ({ state, isOver, counterparty, role }) => `${counterparty} ${role} ${state}${isOver ? " to clear" : ""}`,
  );

describe("MIS-05 a mismatch is closed in one of three ways", () => {
  test("it is gone by itself from the next report, whether that shows no difference or not the pair", () => {
    for (const second of [[], [pair(10, 10)]])
      expect(statesOf(ZA1, reports([pair(70, 60)], second), [], undefined)).toEqual(["ZB2 payable gone"]);
  });

  test("a booking has corrected it, until the next report still shows it", () => {
    const done = [closing(1, 10)];
    expect(statesOf(ZA1, reports([pair(70, 60)]), done, undefined)).toEqual(["ZB2 payable corrected to clear"]);
    expect(statesOf(ZA1, reports([pair(70, 60)], [pair(70, 60)]), done, undefined)).toEqual([
      "ZB2 payable open to clear",
    ]);
    expect(statesOf(ZA1, reports([pair(70, 60)], [pair(70, 70)]), done, undefined)).toEqual(["ZB2 payable gone"]);
  });

  test("it was accepted with a reason, while its figure stays the same", () => {
    const done = [closing(1, 10, "ifrs-15")];
    expect(statesOf(ZA1, reports([pair(70, 60)], [pair(75, 65)]), done, undefined)).toEqual([
      "ZB2 payable accepted to clear",
    ]);
    expect(statesOf(ZA1, reports([pair(70, 60)], [pair(70, 59)]), done, undefined)).toEqual([
      "ZB2 payable open to clear",
    ]);
  });

  test("a person has opened it again", () => {
    const undone = { ...closing(1, 10), reopened: { by: "Ali", at: "2023-05-07T10:00:00Z", note: "not booked" } };
    expect(statesOf(ZA1, reports([pair(70, 60)]), [undone], undefined)).toEqual(["ZB2 payable open to clear"]);
    expect(statesOf(ZA1, reports([pair(70, 60)]), [undone, closing(1, 10)], undefined)).toEqual([
      "ZB2 payable corrected to clear",
    ]);
  });
});

test("MIS-04 what need not be cleared comes last, the largest first", () => {
  const shown = [pair(9, 0, ZA1, ZB3), pair(70, 60), pair(0, 500, ZB3, ZA1), pair(5, 5, ZA1, ZB2)];
  expect(statesOf(ZA1, reports(shown), [closing(1, 10)], pounds(9))).toEqual([
    "ZB3 payable open to clear",
    "ZB3 receivable open",
    "ZB2 payable corrected to clear",
  ]);
});

test("MIS-01 columns that differ and cancel out in the total are a mismatch that need not be cleared", () => {
  const columns = {
    notifiedPence: pounds(10),
    accruedPence: pounds(0),
    adjustedPence: pounds(0),
    disputedPence: pounds(0),
  };
  const moved = { ...columns, notifiedPence: pounds(4), accruedPence: pounds(6) };
  const one: ReportedPair = {
    ...pair(10, 10),
    receivableSide: { totalPence: pounds(10), columns },
    payableSide: { totalPence: pounds(10), columns: moved },
  };
  expect(statesOf(ZA1, reports([one]), [], undefined)).toEqual(["ZB2 payable open"]);
});

test("a mismatch that was gone in between, or changed, is there since the report that shows it so", () => {
  const sinceIn = (...shown: readonly ReportedPair[][]) =>
    mismatchesNow(ZA1, reports(...shown), [], undefined)[0]?.since;
  expect(sinceIn([pair(7, 1)], [pair(8, 2)])).toBe(1);
  expect(sinceIn([pair(7, 1)], [], [pair(7, 1)], [pair(7, 1)])).toBe(3);
  expect(sinceIn([pair(7, 1)], [pair(7, 2)])).toBe(2);
  expect(sinceIn([pair(7, 1)], [], [])).toBe(2);
});

test("MIS-05 nothing is lost: whatever reports show is open, closed or gone, and a pair of others is none of ours", () => {
  const codes = fc.constantFrom(ZA1, ZB2, ZB3);
  const amounts = fc.integer({ min: -3, max: 3 });
  const pairs = fc
    .uniqueArray(fc.tuple(codes, codes), { selector: ([one, other]) => `${one}${other}`, maxLength: 6 })
    .chain((names) =>
      fc.tuple(...names.map(([one, other]) => fc.tuple(amounts, amounts).map(([a, b]) => pair(a, b, one, other)))),
    );
  fc.assert(
    fc.property(
      fc.array(pairs, { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 3 })),
      (all, closed) => {
        const given = reports(...all);
        const now = mismatchesNow(
          ZA1,
          given,
          closed.map((report) => closing(report, 1)),
          undefined,
        );
        const shown = new Set(
          all
            .flat()
            .flatMap(({ receivable, payable, receivableSide, payableSide }) =>
              (receivable === ZA1 || payable === ZA1) && receivableSide.totalPence !== payableSide.totalPence
                ? [`${receivable}${payable}`]
                : [],
            ),
        );
        expect(new Set(now.map(({ pair: { receivable, payable } }) => `${receivable}${payable}`))).toEqual(shown);
        const last = new Map(given.at(-1)?.pairs.map((each) => [`${each.receivable}${each.payable}`, each]));
        for (const { pair: each, state } of now) {
          const newest = last.get(`${each.receivable}${each.payable}`);
          const isThere = newest !== undefined && newest.receivableSide.totalPence !== newest.payableSide.totalPence;
          expect(state === "gone").toBe(!isThere);
          if (each.receivable !== ZB2 || each.payable !== ZA1) expect(["open", "gone"]).toContain(state);
        }
      },
    ),
  );
});

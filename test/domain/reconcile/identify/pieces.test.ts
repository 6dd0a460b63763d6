import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, calendarDate, daysBetween } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { coreNumber, wordsOf } from "../../../../shared/domain/reconcile/references/core-number.ts";
import { dayNumber, financialYearOf } from "../../../../shared/domain/reconcile/matching/day-number.ts";
import {
  GrowingReference,
  hashReference,
  ReferenceHashes,
} from "../../../../shared/domain/reconcile/references/hash-reference.ts";
import {
  isStrongReference,
  normaliseReference,
  strictReference,
} from "../../../../shared/domain/reconcile/references/normalise-reference.ts";
import { BloomFilter } from "../../../../shared/domain/reconcile/identify/bloom-filter.ts";
import { areNeighbours, isCutShort, isOneSlipAway } from "../../../../shared/domain/reconcile/references/slips.ts";
import { findUniqueSum } from "../../../../shared/domain/reconcile/identify/find-unique-sum.ts";
import { joinAmounts, joinWords } from "../../../../shared/domain/reconcile/words/name-lines.ts";
import { capAt } from "../../../../shared/domain/reconcile/matching/amounts.ts";
import { limits } from "../../../../shared/domain/reconcile/limits.ts";

function hashes(text: string): ReferenceHashes {
  const into = new ReferenceHashes();
  hashReference(text, into);
  return into;
}

describe("references", () => {
  test.each([
    ["INV-000123/a", "INV123A"],
    ["  inv 0 ", "INV0"],
    ["20-03", "2003"],
    ["000", "0"],
    ["A007B007", "A7B7"],
    ["ＩＮＶ１", "INV1"],
    ["", ""],
    ["--", ""],
  ])("the normal form of %j is %j", (text, normal) => {
    expect(normaliseReference(text)).toBe(normal);
  });

  test.each([
    ["20-03", "20-03"],
    ["INV-00123", "INV123"],
    ["INV-0012", "INV012"],
    ["INV-012", "INV012"],
    ["0012", "12"],
    ["A - 1", "A1"],
    ["1 - A", "1A"],
    ["1--2", "1-2"],
    ["0", "0"],
  ])("the strict form of %j is %j", (text, strict) => {
    expect(strictReference(text)).toBe(strict);
  });

  test("a strong reference has three characters and a digit", () => {
    expect(["123", "A1B", "12", "ABC", "0012", ""].map(isStrongReference)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test("two writings of one number have one hash, and other numbers others", () => {
    const same = ["inv-00123", "INV 123", "ＩＮＶ１２３", "(inv)0123", "Inv/0123"];
    for (const text of same) expect(hashes(text).whole, text).toBe(hashes("INV123").whole);
    const others = ["INV123", "INV124", "INV1230", "INV", "123", "INV12", "0", "00A", "A0", "A", "100", "10", "1"];
    expect(new Set(others.map((text) => hashes(text).whole)).size).toBe(others.length);
    expect(hashes("0A").whole).toBe(hashes("00A").whole);
    expect(hashes("A-0").whole).toBe(hashes("A000").whole);
    expect(hashes("A-0-B").whole).toBe(hashes("A00B").whole);
    expect(hashes("-").whole).toBe(0);
    expect(hashes("0").whole).not.toBe(0);
  });

  test("words that are put together have the hash of what they make, and tell whether it has digits", () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from("00019AZÉ")), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const growing = new GrowingReference();
        for (const [at, next] of words.entries()) {
          growing.add(next);
          const whole = words.slice(0, at + 1).join("");
          expect(growing.hash, whole).toBe(hashes(whole).whole);
          expect(growing.hasDigits, whole).toBe(/\d/.test(whole));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("words are what stands between marks, in any script", () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from("aZ09 @[`{/:-éß１ـ")), maxLength: 12 });
    fc.assert(
      fc.property(texts, (text) => {
        const words =
          text
            .normalize("NFKC")
            .toUpperCase()
            .match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(wordsOf(text)).toEqual([...words]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a number in full-width characters has the normal form of the plain one", () => {
    const wide = (text: string): string =>
      Array.from(text, (character) =>
        character === " " ? "\u3000" : String.fromCharCode(character.charCodeAt(0) + 0xfee0),
      ).join("");
    const texts = fc.string({ unit: fc.constantFrom(...Array.from("000019aAzZ-/ .#(_")), minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(texts, (text) => {
        expect(normaliseReference(wide(text))).toBe(normaliseReference(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test("hashes meet wherever the normal forms do", () => {
    const texts = ["A0", "A00", "0A0", "00-1", "1-00", "1 0 0", "A-007", "A7", "A07-0", "Å1", "å01", "1-A", "٣"];
    for (const one of texts) {
      for (const other of texts) {
        const isSame = normaliseReference(one) === normaliseReference(other);
        if (isSame) expect(hashes(one).whole, `${one} ${other}`).toBe(hashes(other).whole);
      }
    }
  });

  test("the longest and the last run of three digits and more, without leading zeros", () => {
    const run = hashes("123").longestRun;
    expect(hashes("INV-000123").longestRun).toBe(run);
    expect(hashes("123-45").longestRun).toBe(run);
    expect(hashes("12-123-12").longestRun).toBe(run);
    expect(hashes("123-456").longestRun).toBe(run);
    expect(hashes("1234-123").longestRun).not.toBe(run);
    expect(hashes("12").longestRun).toBe(0);
    expect(hashes("0012").longestRun).toBe(0);
    expect(hashes("1234-123").lastRun).toBe(run);
    expect(hashes("1234-123-A").lastRun).toBe(run);
    expect(hashes("123-45").lastRun).toBe(0);
    expect(hashes("45-0123 ").lastRun).toBe(run);
    expect(hashes("123-45-").lastRun).toBe(0);
    expect(hashes("A").lastRun).toBe(0);
  });
});

describe("the number without what people write around it", () => {
  const affixes = new Set(["INVOICE", "INV", "NO", "COPY", "INVOICENO", "EAST1", "4400", "44001"]);

  test.each([
    ["Invoice No. INV-001001", "1001"],
    ["1001 COPY", "1001"],
    ["INVOICENO1001", "1001"],
    ["1001COPY", "1001"],
    ["INV1001COPY", "1001"],
    ["INVX1001", "INVX1001"],
    ["1001COPYX", "1001COPYX"],
    ["EAST01100123", "100123"],
    ["100123EAST01", "100123"],
    ["44001567", "567"],
    ["4400156", "4400156"],
    ["56744001", "567"],
    ["44001", "44001"],
    ["Invoice", "INVOICE"],
    ["copy", "COPY"],
    ["", ""],
  ])("%j is %j", (text, core) => {
    expect(coreNumber(text, affixes)).toBe(core);
  });

  test("words are what something stands between, in capitals", () => {
    expect(wordsOf(" inv.12/ａ - b ")).toEqual(["INV", "12", "A", "B"]);
    expect(wordsOf("--")).toEqual([]);
  });
});

describe("days", () => {
  test("differences are those of the calendar, over leap years and centuries", () => {
    const days = [
      "1899-12-31",
      "1900-02-28",
      "1900-03-01",
      "2000-02-29",
      "2000-03-01",
      "2019-12-31",
      "2020-02-29",
      "2020-03-01",
      "2023-02-28",
      "2023-03-01",
      "2024-12-31",
      "2100-03-01",
      "2401-01-01",
    ].map(calendarDate);
    for (const one of days) {
      for (const other of days) expect(dayNumber(other) - dayNumber(one)).toBe(daysBetween(one, other));
    }
    const first = calendarDate("2023-01-01");
    for (let day = 0; day < 800; day++) expect(dayNumber(addDays(first, day)) - dayNumber(first)).toBe(day);
  });

  test("a financial year begins on 1 April", () => {
    expect(
      ["2022-03-31", "2022-04-01", "2022-12-31", "2023-01-01", "1999-04-01"].map((day) =>
        financialYearOf(calendarDate(day)),
      ),
    ).toEqual([2021, 2022, 2022, 2022, 1999]);
  });
});

describe("slips", () => {
  test.each([
    ["100123", "100124"],
    ["100123", "10023"],
    ["100123", "1001123"],
    ["100123", "100132"],
    ["123456", "213456"],
    ["X12345", "12345"],
  ])("%s and %s are one slip apart", (one, other) => {
    expect(isOneSlipAway(one, other)).toBe(true);
    expect(isOneSlipAway(other, one)).toBe(true);
  });

  test("letters that look like digits, however many", () => {
    expect(isOneSlipAway("1OO1Z3", "100123")).toBe(true);
    expect(isOneSlipAway("GB15QD", "681500")).toBe(true);
    expect(isOneSlipAway("ILSO", "1150")).toBe(true);
    expect(isOneSlipAway("XXSO", "AA50")).toBe(false);
  });

  test("not the same, not too short, not two slips", () => {
    expect(isOneSlipAway("100123", "100-123")).toBe(false);
    expect(isOneSlipAway("100123", "100145")).toBe(false);
    expect(isOneSlipAway("123", "1234")).toBe(false);
    expect(isOneSlipAway("1234", "123")).toBe(false);
    expect(isOneSlipAway("1234", "1235")).toBe(true);
    expect(isOneSlipAway("100123", "1001")).toBe(false);
    expect(isOneSlipAway("123456", "214365")).toBe(false);
    expect(isOneSlipAway("123456", "213465")).toBe(false);
    expect(isOneSlipAway("123456", "321456")).toBe(false);
  });

  test("a number cut short at either end", () => {
    expect(isCutShort("12345", "1234567")).toBe(true);
    expect(isCutShort("1234567", "34567")).toBe(true);
    expect(isCutShort("1234", "1234567")).toBe(false);
    expect(isCutShort("23456", "1234567")).toBe(false);
    expect(isCutShort("12345", "12345")).toBe(false);
  });

  test("numbers of neighbouring rows", () => {
    expect(areNeighbours("INV-100", "INV-150", 50)).toBe(true);
    expect(areNeighbours("INV-150", "X100", 50)).toBe(true);
    expect(areNeighbours("INV-100", "INV-151", 50)).toBe(false);
    expect(areNeighbours("100A", "100", 50)).toBe(false);
    expect(areNeighbours("100", "A", 50)).toBe(false);
    expect(areNeighbours("9-1100", "9-100", 50)).toBe(false);
  });
});

describe("sums", () => {
  const sum = (amounts: readonly number[], target: number, keys?: readonly string[]): readonly number[] | undefined =>
    findUniqueSum(
      amounts.map((amount, at) => ({ amount, key: keys?.[at] ?? String(at) })),
      target,
      new Set(),
    );

  test("two or more amounts of one sign that add up exactly, in one way only", () => {
    expect(sum([100, 200, 50], 150)).toEqual([0, 2]);
    expect(sum([100, 200, 50], 350)).toEqual([1, 0, 2]);
    expect(sum([-100, -200, 50], -300)).toEqual([1, 0]);
    expect(sum([100, 200], 150)).toBeUndefined();
    expect(sum([100, 50], 100)).toBeUndefined();
    expect(sum([100, -50, 150], 100)).toBeUndefined();
    expect(sum([100], 100)).toBeUndefined();
    expect(sum([100, 0, 50], 150)).toEqual([0, 2]);
    expect(sum([100, 200, 120, 180], 300)).toBeUndefined();
    expect(sum([300, 100, 200], 300)).toEqual([2, 1]);
    expect(sum([1, 2], 300)).toBeUndefined();
  });

  test("amounts of one key are one choice, of several keys several", () => {
    expect(sum([50, 50, 50], 100, ["a", "a", "a"])).toHaveLength(2);
    expect(sum([50, 50, 50], 100, ["a", "a", "b"])).toBeUndefined();
    expect(sum([50, 50, 50, 7], 107, ["b", "a", "b", "c"])).toBeUndefined();
    expect(sum([50, 50, 7], 107, ["b", "a", "c"])).toHaveLength(3);
    expect(sum([50, 50, 50, 7], 57, ["a", "b", "a", "c"])).toBeUndefined();
    expect(sum([50, 50, 50, 7], 157, ["a", "b", "a", "c"])).toHaveLength(4);
    expect(sum([50, 50, 50, 30, 7], 87, ["a", "a", "a", "b", "c"])).toEqual([0, 3, 4]);
  });

  test("the limits leave a remark each", () => {
    const remarks = new Set<string>();
    const many = Array.from({ length: limits.amountsInSum + 1 }, () => ({ amount: 1, key: "a" }));
    expect(findUniqueSum(many, 2, remarks)).toBeUndefined();
    expect([...remarks]).toHaveLength(1);
    expect(findUniqueSum(many.slice(1), 2, new Set())).toHaveLength(2);

    // Twenty amounts of which millions of choices come near: the search ends, says so, and has found nothing.
    const bait = Array.from({ length: 20 }, (_, at) => ({ amount: 2 * (1_000 + at), key: String(at) }));
    const ended = new Set<string>();
    expect(findUniqueSum(bait, 20_191, ended)).toBeUndefined();
    expect([...ended].join()).toContain(`after ${String(limits.stepsOfOneSum)} steps`);
  });
});

test("a sieve never misses what was added, and lets little else through", () => {
  for (const count of [0, 1, 10, 1_000]) {
    const filter = new BloomFilter(count);
    for (let at = 0; at < count; at++) filter.add(at * 7919 - 4_000);
    for (let at = 0; at < count; at++) expect(filter.mayHave(at * 7919 - 4_000)).toBe(true);
    let passed = 0;
    for (let at = 0; at < 2_000; at++) if (filter.mayHave(at * 7907 + 10_000_003)) passed++;
    expect(passed).toBeLessThan(count === 0 ? 1 : 400);
  }
});

test("words and amounts are joined as people do", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => joinWords(words))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect(joinWords(["a", "b"], "or")).toBe("a or b");
  expect(
    joinAmounts([
      [500, "is agreed"],
      [0, "is nothing"],
      [-20, "is not"],
    ]),
  ).toBe("£5.00 is agreed and -£0.20 is not");
});

test("the part of an amount within a limit", () => {
  expect([capAt(5, 3), capAt(3, 5), capAt(-5, -3), capAt(-3, -5), capAt(5, -3), capAt(-5, 3), capAt(0, 5)]).toEqual([
    3, 3, -3, -3, 0, 0, 0,
  ]);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { chooseSigns, type SignGroup, type Way } from "../../../../shared/reading/table/sums/choose-signs.ts";

const credits = (...lines: number[]): SignGroup => ({ lines, ways: ["reduces", "as-written"] });
const unknown = (...lines: number[]): SignGroup => ({ lines, ways: ["as-written", "reduces", "not-counted"] });
const whole = (stated: number, before: number) => ({ stated, before, starts: [0] });

describe("how lines without a sign count", () => {
  test("without totals the words decide, and nothing is proven", () => {
    expect(chooseSigns([100, 40], [credits(1)], [])).toMatchObject({
      ways: ["reduces"],
      explained: false,
      proven: [false],
    });
  });

  test("a total that the words explain proves them", () => {
    expect(chooseSigns([100, 40], [credits(1)], [whole(60, 2)])).toMatchObject({ ways: ["reduces"], proven: [true] });
  });

  test("a total that only the opposite explains overrules the words", () => {
    expect(chooseSigns([100, 40], [credits(1)], [whole(140, 2)])).toMatchObject({
      ways: ["as-written"],
      proven: [true],
    });
  });

  test("a total that nothing explains leaves the words", () => {
    expect(chooseSigns([100, 40], [credits(1)], [whole(99, 2)])).toMatchObject({ ways: ["reduces"], explained: false });
  });

  test("a section that is no part of the total is not counted", () => {
    expect(chooseSigns([100, 40], [unknown(1)], [whole(100, 2)])).toMatchObject({
      ways: ["not-counted"],
      proven: [true],
    });
  });

  test("a total above a section proves nothing about it", () => {
    expect(chooseSigns([100, 40], [unknown(1)], [whole(100, 1)])).toMatchObject({
      ways: ["as-written"],
      proven: [false],
    });
  });

  test("the total of credits alone may be written without a sign", () => {
    const part = { stated: 40, before: 2, starts: [0, 1] };
    expect(chooseSigns([100, 40], [credits(1)], [part, whole(60, 2)])).toMatchObject({
      ways: ["reduces"],
      explained: true,
    });
  });

  test("two groups of the same sum are told apart by nothing", () => {
    expect(chooseSigns([100, 40, 40], [unknown(1), unknown(2)], [whole(100, 3)])).toMatchObject({
      ways: ["as-written", "as-written"],
      ambiguous: true,
    });
  });
});

test("whatever the lines are, the true signs are found if the total shows them, and never others than those that it shows", () => {
  const way = fc.constantFrom<Way>("as-written", "reduces", "not-counted");
  const group = fc.record({
    amounts: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 4 }),
    way,
  });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 6 }),
      fc.array(group, { maxLength: 3 }),
      (plain, marked) => {
        const amounts = [...plain];
        const groups = marked.map(({ amounts: own }) => {
          const from = amounts.length;
          amounts.push(...own);
          return unknown(...own.map((_, at) => from + at));
        });
        const signOf = (each: Way) => (each === "as-written" ? 1 : each === "reduces" ? -1 : 0);
        const total = (ways: readonly Way[]) =>
          plain.reduce((sum, each) => sum + each, 0) +
          marked.reduce(
            (sum, { amounts: own }, at) =>
              sum + signOf(ways[at] ?? "as-written") * own.reduce((all, each) => all + each, 0),
            0,
          );
        const stated = total(marked.map((each) => each.way));
        const choice = chooseSigns(amounts, groups, amounts.length === 0 ? [] : [whole(stated, amounts.length)]);
        if (choice.explained) expect(Math.abs(total(choice.ways))).toBe(Math.abs(stated));
        else expect(choice.ambiguous || amounts.length === 0).toBe(true);
      },
    ),
  );
});

import { describe, expect, test } from "vitest";

import { findUniqueSum } from "../../../../shared/domain/reconcile/identify/settle/find-unique-sum.ts";
import { limits } from "../../../../shared/domain/reconcile/limits.ts";

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

  test("amounts with one key are one choice, with several keys several", () => {
    expect(sum([50, 50, 50], 100, ["a", "a", "a"])).toHaveLength(2);
    expect(sum([50, 50, 50], 100, ["a", "a", "b"])).toBeUndefined();
    expect(sum([50, 50, 50, 7], 107, ["b", "a", "b", "c"])).toBeUndefined();
    expect(sum([50, 50, 7], 107, ["b", "a", "c"])).toHaveLength(3);
    expect(sum([50, 50, 50, 7], 57, ["a", "b", "a", "c"])).toBeUndefined();
    expect(sum([50, 50, 50, 7], 157, ["a", "b", "a", "c"])).toHaveLength(4);
    expect(sum([50, 50, 50, 30, 7], 87, ["a", "a", "a", "b", "c"])).toEqual([0, 3, 4]);
  });

  test("each limit that is reached adds a remark", () => {
    const remarks = new Set<string>();
    const many = Array.from({ length: limits.amountsInSum + 1 }, () => ({ amount: 1, key: "a" }));
    expect(findUniqueSum(many, 2, remarks)).toBeUndefined();
    expect([...remarks]).toHaveLength(1);
    expect(findUniqueSum(many.slice(1), 2, new Set())).toHaveLength(2);

    // Millions of choices of twenty amounts come near: the search stops, says so, and finds nothing.
    const bait = Array.from({ length: 20 }, (_, at) => ({ amount: 2 * (1_000 + at), key: String(at) }));
    const ended = new Set<string>();
    expect(findUniqueSum(bait, 20_191, ended)).toBeUndefined();
    expect([...ended].join()).toContain(`after ${String(limits.stepsOfOneSum)} steps`);
  });
});

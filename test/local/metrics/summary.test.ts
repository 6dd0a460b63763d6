import * as fc from "fast-check";
import { expect, test } from "vitest";

import { mergeSummaries, percentile, summaryOf, type Summary } from "../../../local/metrics/summary.ts";

const values = fc.array(fc.double({ min: 0.5, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 });

function summarise(all: readonly number[]): Summary {
  return all.map((value, index) => summaryOf(value, index)).reduce(mergeSummaries);
}

test("count, sum, bounds and latest value are exact, in whatever parts they were merged", () => {
  fc.assert(
    fc.property(values, values, (one, other) => {
      const merged = mergeSummaries(summarise(one), summarise(other));
      const all = [...one, ...other];
      expect(merged).toMatchObject({ count: all.length, min: Math.min(...all), max: Math.max(...all) });
      expect(merged.sum).toBeCloseTo(
        all.reduce((sum, value) => sum + value, 0),
        -2,
      );
      expect(merged.lastAt).toBe(Math.max(one.length, other.length) - 1);
    }),
  );
});

test("a percentile is right within one per cent", () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.99), (all, share) => {
      const exact = all.toSorted((one, other) => one - other)[Math.ceil(all.length * share) - 1] ?? 0;
      expect(Math.abs(percentile(summarise(all), share) - exact)).toBeLessThanOrEqual(exact * 0.0101);
    }),
  );
});

test("values of nothing have a class of their own", () => {
  expect(percentile(summarise([0, 0, 0, 8]), 0.5)).toBe(0);
  expect(percentile(summarise([0, 0, 0, 8]), 0.99)).toBe(8);
});

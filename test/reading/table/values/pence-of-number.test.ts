import fc from "fast-check";
import { expect, test } from "vitest";

import { penceOfNumber } from "../../../../shared/reading/table/values/pence-of-number.ts";

test.each([
  [276434.72000000003, 27643472],
  [-0, 0],
  [0.1 + 0.2, 30],
  [1e9 + 0.01, 100_000_000_001],
  [1234.5, 123450],
])("%f is %i pence", (pounds, expected) => {
  expect(penceOfNumber(pounds)).toBe(expected);
});

test.each([1.005, 1234.567, 1234.564, 0.001, 10.0001, 1e12, Number.NaN, Number.POSITIVE_INFINITY])(
  "%f is not a whole number of pence",
  (pounds) => {
    expect(penceOfNumber(pounds)).toBeUndefined();
  },
);

test("every amount is read exactly from a double, and from a sum of doubles", () => {
  const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 50 }), (list) => {
      expect(penceOfNumber((list[0] ?? 0) / 100)).toBe((list[0] ?? 0) + 0);
      const drifted = list.reduce((sum, amount) => sum + amount / 100, 0);
      const exact = list.reduce((sum, amount) => sum + amount, 0);
      expect(penceOfNumber(drifted)).toBe(exact + 0);
    }),
  );
});

test("a tenth of a penny is never treated as noise", () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (mills) => {
      expect(penceOfNumber(mills / 1000)).toBe(mills % 10 === 0 ? mills / 10 + 0 : undefined);
    }),
  );
});

import { describe, expect, test } from "vitest";

import { areNeighbours, isCutShort, isOneSlipAway } from "../../../../shared/domain/reconcile/references/slips.ts";

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

  test("any number of letters that look like digits is one slip", () => {
    expect(isOneSlipAway("1OO1Z3", "100123")).toBe(true);
    expect(isOneSlipAway("GB15QD", "681500")).toBe(true);
    expect(isOneSlipAway("ILSO", "1150")).toBe(true);
    expect(isOneSlipAway("XXSO", "AA50")).toBe(false);
  });

  test("equal references, short ones and two slips do not count", () => {
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

  test("a number can be cut short at either end", () => {
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

test("REC-03 numbers are near each other by their last digits alone, on either side", () => {
  expect(areNeighbours("INV-120", "9-100", 50)).toBe(true);
  expect(areNeighbours("9-100", "INV-120", 50)).toBe(true);
  expect(areNeighbours("9-120", "9-171", 50)).toBe(false);
});

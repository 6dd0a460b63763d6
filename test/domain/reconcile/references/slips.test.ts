import { describe, expect, test } from "vitest";

import {
  areNeighbours,
  isCutShort,
  isOneSlipAway,
  likelihoodOfSlip,
} from "../../../../shared/domain/reconcile/references/slips.ts";

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

describe("REC-03 how likely one number is a slip of another", () => {
  test.each([
    // Left out, doubled, swapped, or letters for digits.
    ["100123", "10123", 2],
    ["100123", "1001233", 2],
    ["100123", "100213", 2],
    ["1OO123", "100123", 2],
    // Numbers that follow each other differ by one replaced digit as well.
    ["100123", "100124", 1],
    ["100123", "900123", 1],
    // Two slips, the same number, and numbers too short to tell.
    ["100123", "100145", 0],
    ["100123", "100-123", 0],
    ["123", "124", 0],
    ["1234", "124", 0],
    ["1234", "1243", 2],
  ] as const)("%s and %s: %i, with or without something around them", (one, other, likelihood) => {
    for (const mayHaveAffix of [false, true]) {
      expect(likelihoodOfSlip(one, other, mayHaveAffix)).toBe(likelihood);
      expect(likelihoodOfSlip(other, one, mayHaveAffix)).toBe(likelihood);
    }
  });

  test("a digit that is lost before a zero is one slip, although the zero goes with it", () => {
    expect(likelihoodOfSlip("5012345", "012345", false)).toBe(2);
    expect(isOneSlipAway("5012345", "012345")).toBe(false);
  });

  test.each([
    // A part that has all its digits.
    ["12345", "RXX12345", 2],
    ["12345", "12345RXX", 2],
    ["12345", "9912345", 2],
    // Four digits are the beginning or the end of too many numbers.
    ["1234", "991234", 0],
    ["1234", "123499", 0],
    // A slip within the part: left out, doubled, swapped, replaced.
    ["12345", "RXX1235", 2],
    ["12345", "RXX123445", 2],
    ["12345", "RXX12435", 2],
    ["12345", "RXX12395", 1],
    ["12345", "1235-RXX", 2],
    ["12345", "12435-RXX", 2],
    ["12345", "12395-RXX", 1],
    // Where the part begins, a lost digit may as well be a replaced one.
    ["12345", "RXX2345", 1],
    ["12345", "RXX912345", 2],
    ["12345", "1234RXX", 1],
    // Another number, or too few digits of its own.
    ["12345", "RXX67890", 0],
    ["AB123", "RXXAB12", 0],
  ] as const)("%s and %s, of which one may have something around it: %i", (one, other, likelihood) => {
    expect(likelihoodOfSlip(one, other, true)).toBe(likelihood);
    expect(likelihoodOfSlip(other, one, true)).toBe(likelihood);
    expect(likelihoodOfSlip(one, other, false)).toBe(0);
  });
});

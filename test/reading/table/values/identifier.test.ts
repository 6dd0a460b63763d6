import { expect, test } from "vitest";

import {
  doubtOfNumber,
  doubtOfText,
  identifierOfNumber,
  identifierOfText,
  splitIdentifiers,
} from "../../../../shared/reading/table/values/identifier.ts";

test("leading zeros are kept; surrounding spaces and footnote marks are dropped", () => {
  expect(identifierOfText(" 0012345\u00a0")).toBe("0012345");
  expect(identifierOfText("INV100*")).toBe("INV100");
  expect(identifierOfText("\u200bINV 100 ‡")).toBe("INV 100");
});

test("a number that a program wrote as a fraction is a number", () => {
  expect(identifierOfText("10421.0")).toBe("10421");
  expect(identifierOfText("10421.5")).toBe("10421.5");
  expect(identifierOfText("12.0")).toBe("12");
  expect(identifierOfText("12.10")).toBe("12.10");
  expect(identifierOfText("SI10421.0")).toBe("SI10421.0");
});

test("a number shown as 1.2E+12 is recovered from the stored value", () => {
  expect(identifierOfNumber(1234567890123, "")).toBe("1234567890123");
  expect(identifierOfNumber(12345678901234567000, "12345678901234567890")).toBe("12345678901234567890");
  expect(identifierOfNumber(7996073, "")).toBe("7996073");
});

test("an identifier that may have lost digits is doubtful", () => {
  expect(doubtOfText("1.2E+12")).toBe("exponent");
  expect(doubtOfText("12E04567")).toBeUndefined();
  expect(doubtOfNumber(1234567890123, "")).toBeUndefined();
  expect(doubtOfNumber(1234567890123456800, "")).toBe("digits-lost");
  expect(doubtOfNumber(12345678901234567000, "12345678901234567891")).toBeUndefined();
  expect(doubtOfNumber(12.5, "")).toBe("fraction");
});

test.each([
  ["INV001, INV002", ["INV001", "INV002"]],
  ["INV001 & INV002 and INV003", ["INV001", "INV002", "INV003"]],
  ["INV001\nINV002", ["INV001", "INV002"]],
  ["100234/100235", ["100234", "100235"]],
  ["SI100234; SI100235", ["SI100234", "SI100235"]],
  ["100234 100235", ["100234", "100235"]],
])("several identifiers in one cell: %j", (text, expected) => {
  expect(splitIdentifiers(text)).toEqual(expected);
});

test.each(["INV001", "2023/0042", "INV/2023/001", "R&D 1001", "Salaries and on-costs", "INV 001", "M&S 12", ""])(
  "a single identifier is not split: %j",
  (text) => {
    expect(splitIdentifiers(text)).toBeUndefined();
  },
);

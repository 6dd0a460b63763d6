import fc from "fast-check";
import { expect, test } from "vitest";

import { decimalWritingOf } from "../../../../shared/reading/table/values/decimal-writing.ts";
import { parseAmount } from "../../../../shared/reading/table/values/parse-amount.ts";
import { roundToPence } from "../../../../shared/reading/table/values/round-to-pence.ts";

test.each([
  ["1234.5", 123450],
  ["-1234.56", -123456],
  ["£1,234.50", 123450],
  ["(1,234.50)", -123450],
  ["£(1,234.50)", -123450],
  ["(£1,234.50)", -123450],
  ["1,234.50-", -123450],
  ["1,234.50 CR", -123450],
  ["1,234.50CR", -123450],
  ["1,234.50 (CR)", -123450],
  ["1,234.50 DR", 123450],
  ["CR 1,234.50", -123450],
  ["- 5.00", -500],
  ["−5.00", -500],
  ["–5.00", -500],
  ["-£5", -500],
  ["£-5", -500],
  ["£ 5.00", 500],
  ["5.00 GBP", 500],
  ["+5.00", 500],
  ["1 234,50", 123450],
  ["1\u00a0234,50", 123450],
  ["1.234,50", 123450],
  ["1 234.50", 123450],
  ["1'234.50", 123450],
  ["\u00a01,234.50\u00a0", 123450],
  ["1,234.50*", 123450],
  ["1,234.50 †", 123450],
  ["1,234.50¹", 123450],
  [".5", 50],
  ["5.", 500],
  ["1,234,567.89", 123456789],
  ["1234567", 123456700],
  ["0.00", 0],
  ["-0.00", 0],
  ["-", 0],
  ["£ -", 0],
  ["Nil", 0],
  ["0.500", 50],
  ["1234.500", 123450],
  ["1,234.500", 123450],
  ["12.3400", 1234],
  ["276434.72000000003", 27643472],
  ["276434.71999999997", 27643472],
  ["-0.30000000000000004", -30],
])("an amount as typed: %j is %i pence", (text, expected) => {
  expect(parseAmount(text)).toBe(expected);
});

test.each([
  ["", "empty"],
  [" \u00a0", "empty"],
  ["TBC", "not-a-number"],
  ["n/a", "not-a-number"],
  ["1.005", "dot-or-thousands"],
  ["1.234", "dot-or-thousands"],
  ["3.000", "dot-or-thousands"],
  ["£25.000", "dot-or-thousands"],
  ["(410.000)", "dot-or-thousands"],
  ["410.000 CR", "dot-or-thousands"],
  ["1234.567", "not-whole-pence"],
  ["1,23", 123],
  ["1,2345", "not-a-number"],
  ["12,34.50", "not-a-number"],
  ["1.234.567", "not-a-number"],
  ["1,234,50", "not-a-number"],
  ["(5.00)-", "not-a-number"],
  ["(-5.00)", "not-a-number"],
  ["-5.00 CR", "not-a-number"],
  ["£5k", "not-a-number"],
  ["1.2E+05", "not-a-number"],
  ["5%", "not-a-number"],
  ["5 5", "not-a-number"],
  ["100\n200", "not-a-number"],
  ["23/03/2023", "not-a-number"],
  ["€5.00", "foreign-currency"],
  ["5.00 USD", "foreign-currency"],
  ["12345678901234", "too-large"],
])("an amount that is not certain is not guessed: %j is %s", (text, expected) => {
  expect(parseAmount(text)).toBe(expected);
});

test.each([
  ["3.000", 300000],
  ["-3.000", -300000],
  ["1.234.567", 123456700],
  ["1.234,56", 123456],
  ["1.234,5", 123450],
  ["12,5", 1250],
  ["12.50", 1250],
  ["410", 41000],
  ["1,234", "dot-or-thousands"],
])("in a column with decimal commas, %j is %s", (text, expected) => {
  expect(parseAmount(text, "comma")).toBe(expected);
});

test.each([
  ["3.000", 300],
  ["12.340", 1234],
  ["1.005", "not-whole-pence"],
  ["1,234.00", 123400],
])("in a column with three decimals, %j is %s", (text, expected) => {
  expect(parseAmount(text, "three-decimals")).toBe(expected);
});

test.each([
  [["3.000", "1.234,56"], "comma"],
  [["3.000", "12,50"], "comma"],
  [["£ 3.000", "(12,5)"], "comma"],
  [["1.234.567"], "comma"],
  [["3.000", "1234.500"], "three-decimals"],
  [["3.000", "0.500"], "three-decimals"],
  [["3.000", "25.000"], undefined],
  [["3.000", "12.50"], undefined],
  [["1.234,56", "12.50"], undefined],
  [["1,234.50", "Paid", ""], undefined],
])("the decimals of a column with %j are written with %s", (texts, expected) => {
  expect(decimalWritingOf(texts)).toBe(expected);
});

test.each([
  [420.0083333, 42001],
  [-420.0083333, -42001],
  [350.0069 * 1.2, 42001],
  [1.23456, 123],
  [0.0012, 0],
  [12.34999999, 1235],
  [1.005, undefined],
  [12.345, undefined],
  [Number.NaN, undefined],
])("a number of %d pounds is rounded to %s pence", (number, expected) => {
  expect(roundToPence("number", number, "", false)).toBe(expected);
});

test.each([
  [1.005, 101],
  [12.345, 1235],
  [-12.345, -1235],
  [420.0083333, 42001],
])("shown with two decimals, %d pounds are %i pence", (number, expected) => {
  expect(roundToPence("number", number, "", true)).toBe(expected);
});

test.each([
  ["420.0083333", 42001],
  ["(420.0083333)", -42001],
  ["£1,420.00833", 142001],
  ["12.9999", 1300],
  ["12.345", undefined],
  ["TBC", undefined],
  ["1.2.3456", undefined],
])("the text %j is rounded to %s pence", (text, expected) => {
  expect(roundToPence("text", 0, text, false)).toBe(expected);
});

const pences = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });

test("every amount is read exactly, however it is written", () => {
  fc.assert(
    fc.property(pences, fc.constantFrom(...writings), (amount, write) => {
      expect(parseAmount(write(amount))).toBe(amount === 0 ? 0 : amount);
    }),
  );
});

test("for any text the result is a whole number of pence or a reason", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({
          unit: fc.constantFrom("0", "1", "9", ".", ",", "-", "(", ")", "£", " ", "CR", "DR", "'", "E", "+"),
        }),
      ),
      (text) => {
        const reading = parseAmount(text);
        expect(typeof reading === "string" || (Number.isSafeInteger(reading) && !Object.is(reading, -0))).toBe(true);
      },
    ),
  );
});

const grouped = (digits: string, by: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, by);
const parts = (amount: number): { pounds: string; rest: string } => {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return { pounds: digits.slice(0, -2), rest: digits.slice(-2) };
};
const sign = (amount: number): string => (amount < 0 ? "-" : "");
const writings = [
  (amount: number): string => `${sign(amount)}${parts(amount).pounds}.${parts(amount).rest}`,
  (amount: number): string => `${sign(amount)}£${grouped(parts(amount).pounds, ",")}.${parts(amount).rest}`,
  (amount: number): string => `${grouped(parts(amount).pounds, ",")}.${parts(amount).rest}${amount < 0 ? "-" : ""}`,
  (amount: number): string => `${grouped(parts(amount).pounds, ",")}.${parts(amount).rest} ${amount < 0 ? "CR" : "DR"}`,
  (amount: number): string => `${sign(amount)}${grouped(parts(amount).pounds, " ")},${parts(amount).rest}`,
  (amount: number): string => `${sign(amount)}${grouped(parts(amount).pounds, ".")},${parts(amount).rest}`,
  (amount: number): string => {
    const figure = `£${grouped(parts(amount).pounds, ",")}.${parts(amount).rest}`;
    return amount < 0 ? `(${figure})` : figure;
  },
];

import fc from "fast-check";
import { expect, test } from "vitest";

import { parseAmount } from "../../../../shared/reading/table/values/parse-amount.ts";

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
  ["10.000", 1000],
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
  ["1.005", "not-whole-pence"],
  ["1.234", "not-whole-pence"],
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

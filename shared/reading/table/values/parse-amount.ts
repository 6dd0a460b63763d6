import { FOREIGN_CURRENCY_WORDS, namesForeignCurrency } from "../../../domain/amounts-and-days/foreign-currency.ts";
import { isPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import { cleanTyped, withoutSign } from "./bare-amount.ts";
import type { DecimalWriting } from "./decimal-writing.ts";

/** Why a text is not an amount; `not-whole-pence` is, for example, 1234.567; `dot-or-thousands` is 3.000, which may be 3,000. */
export type AmountProblem =
  "empty" | "not-a-number" | "not-whole-pence" | "dot-or-thousands" | "foreign-currency" | "too-large";

/** How many digits may be before the decimal point: with pence they still fit a safe integer. */
const MOST_DIGITS = 13;

const CODE_0 = 48;
const CODE_9 = 57;

/**
 * Reads an amount of pounds as people type it, exact in pence: `£1,234.50`, `(1,234.50)`, `1,234.50-`, `1,234.50 CR` (negative), `- 5.00`,
 * `1 234,50`. A lone dash or `nil` is 0. It never guesses: if a text is not certainly an amount, it returns the reason.
 *
 * @param writing how its column writes decimals, if the column shows it
 */
export function parseAmount(text: string, writing?: DecimalWriting): Pence | AmountProblem {
  const plain = writing === "comma" ? undefined : parsePlain(text);
  if (plain !== undefined) return plain;
  return isReferenceWord(text) ? "not-a-number" : parseTyped(text, writing);
}

/** The amount of a text with four or more decimals, rounded to pence (`420.0083333` is 420.01); `undefined` for any other text. */
export function parseRounded(text: string): Pence | undefined {
  const { bare, signs } = withoutSign(cleanTyped(text));
  const point = signs > 1 ? null : POINT_DECIMAL.exec(bare);
  const fraction = point?.[2] ?? "";
  if (point === null || fraction.length < 4) return undefined;
  const digits = Number(fraction.slice(0, 2)) + (Number(fraction.charAt(2)) >= 5 ? 1 : 0);
  const whole = Number((point[1] ?? "0").replace(/\D/gu, "")) * 100 + digits;
  const amount = signs === 1 && whole !== 0 ? -whole : whole;
  return isPence(amount) ? amount : undefined;
}

/**
 * Whether a text is one word of ASCII letters and digits that begins with a letter, such as `SI1000007` or `INV`. Such a word is never an
 * amount, unless its letters mean debit, credit, nil or a currency. Most texts are such words, so this check is fast.
 */
function isReferenceWord(text: string): boolean {
  const { length } = text;
  let hasDigit = false;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= CODE_0 && code <= CODE_9 && index > 0) hasDigit = true;
    else if (code < CODE_CAPITAL_A || code > CODE_Z || (code > CODE_CAPITAL_Z && code < CODE_A)) return false;
  }
  return hasDigit ? !SIDE.test(text) : length > 0 && !MEANINGFUL_WORDS.has(text.toLowerCase());
}

const CODE_CAPITAL_A = 65;
const CODE_CAPITAL_Z = 90;
const CODE_A = 97;
const CODE_Z = 122;
const SIDE = /^[cd]r\d/i;
/** Words that mean more than "not a number". */
const MEANINGFUL_WORDS: ReadonlySet<string> = new Set(["nil", "zero", ...FOREIGN_CURRENCY_WORDS]);

/** Whether a reading is an amount. */
export function isAmount(reading: Pence | AmountProblem): reading is Pence {
  return typeof reading === "number";
}

/** Reads `-1,234.5`: a minus, digits, commas at thousands, a point, one or two digits. Most amounts need no more than this. */
function parsePlain(text: string): Pence | undefined {
  const { length } = text;
  const negative = text.charCodeAt(0) === 45;
  let value = 0;
  let decimals = -1;
  let digits = 0;
  let group = -1;
  for (let index = negative ? 1 : 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= CODE_0 && code <= CODE_9) {
      value = value * 10 + (code - CODE_0);
      digits += 1;
      if (decimals >= 0) decimals += 1;
      else if (group >= 0) group += 1;
    } else if (code === 44 && decimals < 0 && (group === 3 || (group < 0 && digits > 0 && digits < 4))) {
      group = 0;
    } else if (code === 46 && decimals < 0) {
      decimals = 0;
    } else {
      return undefined;
    }
  }
  if (digits === 0 || digits > MOST_DIGITS || decimals > 2 || (group >= 0 && group !== 3)) return undefined;
  const whole = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
  const amount = negative && whole !== 0 ? -whole : whole;
  return isPence(amount) ? amount : undefined;
}

/** `£000` is a unit and not nothing. */
const THOUSANDS_SIGN = /^(?:£|gbp) ?['’]?000['’]?s?$/iu;
const NIL_AMOUNT = /^(?:-+|nil|zero|£ ?-+)$/iu;
/** 1,234,567.89 · 1234.5 · 1 234.50 · 1'234.50 · .50 */
const POINT_DECIMAL = /^(?:(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+|\d+)?(?:\.(\d*))?)$/u;
/** 1 234,50 · 1.234,50 · 1234,50: a comma with two digits after it can't separate thousands. */
const COMMA_DECIMAL = /^(\d{1,3}(?:[ .]\d{3})+|\d+),(\d{2})$/u;
/** 3.000 · 25.410: three pounds or three thousand. */
const DOT_OR_THOUSANDS = /^[1-9]\d{0,2}\.\d{3}$/u;
/** In a column of 1.234,56: 1.234 · 1.234.567 · 12 · 12,5. */
const DOT_AT_THOUSANDS = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d))?$/u;
/** In the same column: 1,234. */
const COMMA_OR_THOUSANDS = /^\d{1,3}(?:,\d{3})+$/u;

function parseTyped(text: string, writing: DecimalWriting | undefined): Pence | AmountProblem {
  const clean = cleanTyped(text);
  if (clean === "") return "empty";
  // Two numbers on two lines of a cell are not one number with a space at its thousands.
  if (/\S\s*[\n\r\v\u2028]\s*\S/u.test(text)) return "not-a-number";
  if (THOUSANDS_SIGN.test(clean)) return "not-a-number";
  if (NIL_AMOUNT.test(clean)) return penceOfDigits("0", "00", false);
  if (namesForeignCurrency(clean)) return "foreign-currency";
  const { bare, signs } = withoutSign(clean);
  if (signs > 1) return "not-a-number";
  if (writing === "comma") {
    if (COMMA_OR_THOUSANDS.test(bare)) return "dot-or-thousands";
    const thousands = DOT_AT_THOUSANDS.exec(bare);
    if (thousands) return penceOfDigits(thousands[1] ?? "0", thousands[2] ?? "", signs === 1);
  } else if (writing === undefined && DOT_OR_THOUSANDS.test(bare)) return "dot-or-thousands";
  const point = POINT_DECIMAL.exec(bare);
  if (point && bare !== "" && bare !== ".") return penceOfDigits(point[1] ?? "0", point[2] ?? "", signs === 1);
  const comma = COMMA_DECIMAL.exec(bare);
  if (comma) return penceOfDigits(comma[1] ?? "0", comma[2] ?? "", signs === 1);
  return "not-a-number";
}

function penceOfDigits(grouped: string, fraction: string, negative: boolean): Pence | AmountProblem {
  const pounds = grouped.replace(/\D/gu, "").replace(/^0+(?=\d)/u, "");
  const digits = fraction.replace(/0+$/u, "");
  if (pounds.length > MOST_DIGITS) return "too-large";
  if (digits.length > 2) {
    // A program that printed a double (276434.72000000003) still meant whole pence; 1.005 is something else.
    return withoutNoise(pounds, digits, negative);
  }
  const whole = Number(pounds) * 100 + Number(digits.padEnd(2, "0"));
  const amount = negative && whole !== 0 ? -whole : whole;
  return isPence(amount) ? amount : "too-large";
}

/** Rounds fractions that floating point has made long, such as 72000000003 and 34999999999. */
function withoutNoise(pounds: string, fraction: string, negative: boolean): Pence | AmountProblem {
  if (fraction.length < 9) return "not-whole-pence";
  const rest = Number(`0.${fraction.slice(2)}`);
  const up = rest > 0.5;
  if ((up ? 1 - rest : rest) > 1e-4) return "not-whole-pence";
  const whole = Number(pounds) * 100 + Number(fraction.slice(0, 2)) + (up ? 1 : 0);
  const amount = negative && whole !== 0 ? -whole : whole;
  return isPence(amount) ? amount : "too-large";
}

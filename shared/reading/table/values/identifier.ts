import { cleanLines, cleanValue } from "./clean-text.ts";

/**
 * Why an identifier may not be the one that was typed: `exponent` (a text such as 1.2E+12, which has lost its digits), `digits-lost` (a number
 * longer than the fifteen digits that a spreadsheet keeps), `fraction` (a number with decimals).
 */
export type IdentifierDoubt = "exponent" | "digits-lost" | "fraction";

/** An identifier as text. Keeps leading zeros; drops spaces around it and footnote marks. */
export function identifierOfText(text: string): string {
  // People type an apostrophe before a number to make a spreadsheet keep it as text.
  const clean = withoutDecimals(cleanValue(text));
  const first = clean.charCodeAt(0);
  return first === 39 || first === 0x2019 ? clean.replace(/^['’](?=[\da-z])/iu, "") : clean;
}

/** A number that a program wrote as a fraction: `10421.0` is 10421. */
function withoutDecimals(clean: string): string {
  return clean.endsWith(".0") && /^\d+\.0$/u.test(clean) ? clean.slice(0, -2) : clean;
}

/**
 * All digits of a number that is used as an identifier: a cell shown as 1.2E+12 may hold 1234567890123. `storedDigits` are the digits in the
 * file if they say more than the double does, else empty.
 */
export function identifierOfNumber(value: number, storedDigits: string): string {
  if (storedDigits !== "" && /^-?\d+$/u.test(storedDigits)) return storedDigits;
  if (Number.isSafeInteger(value)) return String(value);
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** Why the digits of a number that is used as an identifier can't be trusted; `undefined` if they can. */
export function doubtOfNumber(value: number, storedDigits: string): IdentifierDoubt | undefined {
  if (!Number.isInteger(value)) return "fraction";
  if (Math.abs(value) < 1e15) return undefined;
  // Spreadsheets replace the digits that they can't keep by zeros. Other last digits were written by a program that kept them all.
  return /^-?\d+$/u.test(storedDigits) && !storedDigits.endsWith("00") ? undefined : "digits-lost";
}

const EXPONENT = /^[+-]?\d(?:[.,]\d+)?e\+?\d{1,3}$/iu;

/** `exponent` for a text such as `1.2E+12`, in which only the first digits are left. */
export function doubtOfText(text: string): IdentifierDoubt | undefined {
  // 12E04567 and 4E10 have no decimal point and no plus sign: they are identifiers as typed.
  return (text.includes("+") || text.includes(".")) && EXPONENT.test(cleanValue(text)) ? "exponent" : undefined;
}

/** One of several identifiers in a cell: it has a digit, and no space except after a prefix (`INV 123`). */
const PART = /^(?:[a-z]{1,6}[ .:-]?)?(?=[^ ]*\d)[a-z0-9][a-z0-9/._\\-]{2,29}$/iu;
const PARTED_BY = /\s*(?:[,;|&+]|\band\b)\s*/iu;

/**
 * The identifiers of a cell that holds several (`INV001, INV002 & INV003`, or one under the other); `undefined` if it holds one. A slash
 * separates only whole identifiers of the same shape (`100234/100235`, but not `2023/0042`).
 */
export function splitIdentifiers(text: string): string[] | undefined {
  if (!/[,;|&+/\n\r\v\u2028]|\band\b|\d {1,3}[a-z]*\d/iu.test(text)) return undefined;
  const lines = cleanLines(text);
  if (lines.length > 1) return wholes(lines.flatMap((line) => line.split(PARTED_BY)));
  const line = lines[0] ?? "";
  const listed = wholes(line.split(PARTED_BY));
  if (listed) return listed;
  return alike(wholes(line.split(/\s*\/\s*/u))) ?? alike(wholes(line.split(" ")));
}

function wholes(parts: readonly string[]): string[] | undefined {
  const filled = parts.map((part) => part.trim()).filter((part) => part !== "");
  return filled.length > 1 && filled.every((part) => PART.test(part)) ? filled : undefined;
}

function alike(parts: string[] | undefined): string[] | undefined {
  const shape = (part: string): string => part.replaceAll(/\d/gu, "9").replaceAll(/[a-z]/giu, "a");
  const first = parts?.[0];
  if (parts === undefined || first === undefined || first.length < 5) return undefined;
  return parts.every((part) => shape(part) === shape(first)) ? parts : undefined;
}

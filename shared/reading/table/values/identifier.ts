import { cleanLines, cleanValue } from "./clean-text.ts";

/**
 * Why an identifier may not be what was meant: `exponent` (a text 1.2E+12: the digits are gone), `digits-lost` (a number beyond the fifteen
 * digits that a spreadsheet keeps), `fraction` (a number with decimals).
 */
export type IdentifierDoubt = "exponent" | "digits-lost" | "fraction";

/** An identifier as text: leading zeros kept, spaces around it and footnote marks gone. */
export function identifierOfText(text: string): string {
  // An apostrophe before a figure is how spreadsheets are told to keep it as text.
  const clean = cleanValue(text);
  const first = clean.charCodeAt(0);
  return first === 39 || first === 0x2019 ? clean.replace(/^['’](?=[\da-z])/iu, "") : clean;
}

/**
 * A number that stands for an identifier, in full (1.2E+12 is 1234567890123 where that is stored). `storedDigits` are the file's own digits
 * where they say more than the double does, else empty.
 */
export function identifierOfNumber(value: number, storedDigits: string): string {
  if (storedDigits !== "" && /^-?\d+$/u.test(storedDigits)) return storedDigits;
  if (Number.isSafeInteger(value)) return String(value);
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** Whether the digits of a number that stands for an identifier can be trusted. */
export function doubtOfNumber(value: number, storedDigits: string): IdentifierDoubt | undefined {
  if (!Number.isInteger(value)) return "fraction";
  if (Math.abs(value) < 1e15) return undefined;
  // Spreadsheets fill with zeros what they can't keep; a program that wrote all digits is believed.
  return /^-?\d+$/u.test(storedDigits) && !storedDigits.endsWith("00") ? undefined : "digits-lost";
}

const EXPONENT = /^[+-]?\d(?:[.,]\d+)?e\+?\d{1,3}$/iu;

/** Whether a text is a number in exponents, of which only the first digits are left. */
export function doubtOfText(text: string): IdentifierDoubt | undefined {
  // An identifier such as 12E04567 or 4E10 has no decimal point and no plus sign: it is believed.
  return (text.includes("+") || text.includes(".")) && EXPONENT.test(cleanValue(text)) ? "exponent" : undefined;
}

/** One part of a cell with several identifiers: it has a digit and no spaces but those within a prefix (`INV 123`). */
const PART = /^(?:[a-z]{1,6}[ .:-]?)?(?=[^ ]*\d)[a-z0-9][a-z0-9/._\\-]{2,29}$/iu;
const PARTED_BY = /\s*(?:[,;|&+]|\band\b)\s*/iu;

/**
 * The identifiers of a cell that holds several (`INV001, INV002 & INV003`, or one under the other), or nothing where it holds one. A stroke
 * parts only where both sides are whole identifiers of one length (`100234/100235`, never `2023/0042`).
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

import type { SheetCase, TrueLine, Truth } from "./sheet-case.ts";
import type { Sheet } from "./write-book.ts";

/** A line as it was read. */
export interface ReadLine {
  readonly sheet: string;
  readonly row: number;
  readonly number: string;
  readonly date: string | undefined;
  readonly pence: number;
}

/** Something that the sender or uploader is told in the head of the answer. */
export interface Told {
  readonly code: string;
  readonly words: string;
  readonly sheet: string | undefined;
  readonly row: number | undefined;
}

/** What either reader made of a file. */
export interface Reading {
  readonly lines: readonly ReadLine[];
  /** Whether nothing of the file is used. */
  readonly isRefused: boolean;
  /** Whether it was taken for a statement that nothing is owed. */
  readonly isNil: boolean;
  /** Refusals, warnings and unread rows; notes are not told in the head of an answer. */
  readonly told: readonly Told[];
}

export type Verdict = "right" | "told" | "silent" | "false nil";

/** Says nothing about amounts, numbers, signs or rows: what a sheet leaves out, or how a certain thing was understood. */
export const BESIDE_THE_POINT =
  /^(?:missing-(?!invoice-numbers).*|dates-ambiguous|dates-from-numbers|as-at-.*|hidden-.*|line-without-date|receipt-on-receivables|future-period-unmarked|dated-after-statement|capital-unclear|status-.*|only-supplier-taken|.*-assumed)$/u;

/**
 * Whether a reading is right (lines, amounts, signs, numbers and dates as the truth, and nothing untrue told), told (something
 * else, but a refusal or a finding points at the trouble), silent (wrong, and nothing says so), or a false nil.
 */
export function judgeReading(reading: Reading, { truth, sheets }: Pick<SheetCase, "truth" | "sheets">): Verdict {
  const isOwed = truth.lines.some((line) => line.pence !== 0) || truth.asks !== undefined;
  if (reading.isNil) return isOwed || truth.nil !== true ? "false nil" : "right";
  if (truth.lines.length === 0) {
    if (truth.nil === true) return reading.lines.length === 0 ? "right" : verdictOfWrong(reading, truth, sheets);
    return reading.isRefused || saysOneOf(reading, truth.asks) ? "right" : "silent";
  }
  const { missing, extra } = differences(reading.lines, truth.lines);
  const isSame = !reading.isRefused && missing.length === 0 && extra.length === 0;
  if (isSame) {
    if (truth.mustTell === true && !saysOneOf(reading, truth.tells)) return "silent";
    return untrue(reading, truth).length === 0 ? "right" : "told";
  }
  return verdictOfWrong(reading, truth, sheets);
}

/** How something was understood: true of a right reading, but nobody needs it in the head of an answer. */
const UNDERSTOOD =
  /^(?:taken-for-total|two-columns-fit|credits-without-sign|column-by-values|column-unlike-heading|running-balance|table-of-.*|owed-is-negative|credit-note-made-negative|lists-parts-of-invoices|type-not-known|type-unknown|section-unknown)$/u;

/** The findings of a right reading that are untrue: they say that something is wrong, unread or missing that is not. */
export function untrue(reading: Reading, truth: Truth): Told[] {
  return unexpected(reading, truth).filter(({ code }) => !UNDERSTOOD.test(code));
}

/** The findings of a right reading that are true, but that nobody needs. */
export function noise(reading: Reading, truth: Truth): Told[] {
  return unexpected(reading, truth).filter(({ code }) => UNDERSTOOD.test(code));
}

function unexpected(reading: Reading, truth: Truth): Told[] {
  return reading.told.filter(
    ({ code, words }) => !BESIDE_THE_POINT.test(code) && truth.tells?.test(`${code} ${words}`) !== true,
  );
}

/** Stands among the numbers of a true line that may be read under any number. */
export const ANY_NUMBER = "*";

export function differences(
  read: readonly ReadLine[],
  truth: readonly TrueLine[],
): { readonly missing: readonly TrueLine[]; readonly extra: readonly ReadLine[] } {
  const extra = [...read];
  const missing = truth.filter((line) => {
    const at = extra.findIndex(
      ({ number, date, pence }) =>
        pence === line.pence &&
        (line.numbers.includes(number) || line.numbers.includes(ANY_NUMBER)) &&
        (line.date === undefined || date === undefined || date === line.date),
    );
    if (at === -1) return true;
    extra.splice(at, 1);
    return false;
  });
  return { missing, extra };
}

function verdictOfWrong(reading: Reading, truth: Truth, sheets: readonly Sheet[]): Verdict {
  if (reading.isRefused || saysOneOf(reading, truth.asks)) return "told";
  const { missing, extra } = differences(reading.lines, truth.lines);
  // A file with one sheet has other names for it, depending on its format.
  const place = (sheet: string, row: number): string => (sheets.length === 1 ? String(row) : `${sheet} ${row}`);
  const rows = new Set([
    ...(truth.rowsInDoubt ?? []).map(({ sheet, row }) => place(sheet, row)),
    ...extra.map(({ sheet, row }) => place(sheet, row)),
    ...missing.flatMap((line) => placesWith(line.numbers, sheets)).map(({ sheet, row }) => place(sheet, row)),
  ]);
  // Where only numbers are wrong, sums are right: a finding about a total does not point there.
  const isAboutNumbers = sumOf(missing) === sumOf(extra) && missing.length === extra.length;
  const pointsThere = reading.told.some(
    ({ code, sheet, row }) =>
      !BESIDE_THE_POINT.test(code) &&
      code !== "taken-for-total" &&
      (sheet === undefined || row === undefined || rows.has(place(sheet, row)) || isAboutTheWhole(code)) &&
      !(isAboutNumbers && /total|summary|balance/u.test(code)),
  );
  return pointsThere ? "told" : "silent";
}

function sumOf(lines: readonly { readonly pence: number }[]): number {
  return lines.reduce((sum, line) => sum + line.pence, 0);
}

/** Whether a finding with a row is about the table or the sheet: its row is the total's, or the headings'. */
function isAboutTheWhole(code: string): boolean {
  return /total|summary|column|balance|table|section|figure|currency|unit|sign|side|vat|missing-invoice-numbers/u.test(
    code,
  );
}

function saysOneOf({ told }: Reading, words: RegExp | undefined): boolean {
  if (words === undefined) return false;
  return told.some((finding) => !BESIDE_THE_POINT.test(finding.code) && words.test(`${finding.code} ${finding.words}`));
}

function placesWith(numbers: readonly string[], sheets: readonly Sheet[]): { sheet: string; row: number }[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((cells, at) => {
      const has = cells.some(
        (cell) =>
          (cell.type === "text" && numbers.includes(cell.text.trim())) ||
          (cell.type === "number" && numbers.includes(String(cell.value))),
      );
      return has ? [{ sheet: name, row: at + 1 }] : [];
    }),
  );
}

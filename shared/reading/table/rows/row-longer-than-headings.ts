import type { Row } from "../../cells/row.ts";
import { textOfCell } from "../values/cell-value.ts";

/** What is wrong with a row that has more fields than there are headings, so that it can't be told what stands under which. */
export interface LongerRow {
  readonly fields: number;
  readonly headings: number;
  /** The amount that a comma has probably split, as it was meant: `1,410.00`. */
  readonly splitAmount: string | undefined;
  /** The first text that is below no heading; empty if there is none. */
  readonly beyond: string;
}

/**
 * Looks at a row of a delimited text that has more fields than the row of headings. In `NF-2,1,410.00` the comma of an amount
 * without quotes begins a field, and every later field is under a wrong heading.
 *
 * @returns undefined if the row does no harm: the further fields are empty and no amount is split, or it is a sentence.
 */
export function rowLongerThanHeadings(row: Row, headings: number): LongerRow | undefined {
  if (row.fields <= headings) return undefined;
  let figures = 0;
  let beyond = "";
  let splitAmount: string | undefined;
  let before = "";
  let columnBefore = 0;
  for (let place = 0; place < row.count; place += 1) {
    const column = row.columns[place] ?? 0;
    const text = textOfCell(row, place);
    if (FIGURE.test(text)) figures += 1;
    if (column > headings && beyond === "") beyond = text;
    if (column === columnBefore + 1 && THOUSANDS.test(before) && REST.test(text)) splitAmount ??= `${before},${text}`;
    before = text;
    columnBefore = column;
  }
  if (figures < FIGURES_OF_A_LINE || (beyond === "" && splitAmount === undefined)) return undefined;
  return { fields: row.fields, headings, splitAmount, beyond };
}

/**
 * The amount that a comma has probably split between the cell at a place and the next one: `1` and `410.00`. It asks nothing of
 * the headings, so the caller must know that the second cell is in a column of words: there a figure of three digits that
 * follows an amount below a thousand is no remark.
 */
export function amountSplitAfter(row: Row, place: number): string | undefined {
  if (place < 0 || row.columns[place + 1] !== (row.columns[place] ?? 0) + 1 || place + 1 >= row.count) return undefined;
  const before = textOfCell(row, place);
  const after = textOfCell(row, place + 1);
  return THOUSANDS.test(before) && REST.test(after) ? `${before},${after}` : undefined;
}

/** The row's fault, as a sentence. */
export function describeLongerRow({ fields, headings, splitAmount }: LongerRow): string {
  const likely = splitAmount === undefined ? "" : `; a comma has probably split the amount ${splitAmount}`;
  return `has ${fields} cells below ${headings} headings, so it can't be told what stands under which heading${likely}`;
}

/** What the person should do about it. */
export const ADVICE_ON_LONGER_ROW =
  "Please put amounts and texts with commas in quotes, or send the list as an Excel workbook (.xlsx).";

/** A line has a number or date and an amount; a sentence with commas has not. */
const FIGURES_OF_A_LINE = 2;
const FIGURE = /^[^\p{L}]*\d[^\p{L}]*$/u;
/** What stands before and after the comma of an amount in thousands. */
const THOUSANDS = /^[-+(]?[£$€]?\s?\d{1,3}$/u;
const REST = /^\d{3}(?:\.\d{1,2})?(?:\s?(?:-|\)|cr|dr))?$/iu;

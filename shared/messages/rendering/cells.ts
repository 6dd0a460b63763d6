import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { cleanText } from "../words/clean-text.ts";
import { inertText } from "./inert-text.ts";
import type { CellDescription, CellLook, RowDescription } from "./workbook-description.ts";

export const LINE_POINTS = 15;
/** How many characters of a column's width its margins and the bold type take. */
const BOLD_MARGIN = 2;

export const emptyCell: CellDescription = { cell: "empty" };

/** A cell for the reader to fill in. */
export function answerCell(takes: "text" | "pounds"): CellDescription {
  return { cell: "blank", takes, look: "answer" };
}

/** A text of one clean line that cannot become a formula. Every text in a workbook is made here. */
export function textCell(text: string, look: CellLook = "cell"): CellDescription {
  return { cell: "text", text: inertText(cleanText(text)), look };
}

export function poundsCell(pence: Pence, look: CellLook = "cell"): CellDescription {
  return { cell: "pounds", pence, look };
}

export function countCell(count: number, look: CellLook = "cell"): CellDescription {
  return { cell: "count", count, look };
}

export function dateCell(date: CalendarDate | undefined, look: CellLook = "cell"): CellDescription {
  return date === undefined ? textCell("", look) : { cell: "date", date, look };
}

/**
 * The sum of a column from one row to another, or a plain nil if there are no rows. It adds up what is in sight: where the reader filters a
 * table or hides rows, it follows.
 */
export function columnSumCell(column: string, from: number, to: number, pence: Pence, look: CellLook): CellDescription {
  return to < from
    ? poundsCell(pence, look)
    : { cell: "sum", formula: `SUBTOTAL(109,${column}${from}:${column}${to})`, pence, look };
}

/** The sum of a table's column, by the names of both. Like `columnSumCell`, it adds up what is in sight. The names are plain words. */
export function tableSumCell(table: string, heading: string, pence: Pence, look: CellLook): CellDescription {
  return { cell: "sum", formula: `SUBTOTAL(109,${table}[${heading}])`, pence, look };
}

/** The sum of a column's cells in the rows of a kind, whether they are in sight or not. A kind is plain words. */
export function kindSumCell(
  amounts: string,
  kinds: string,
  kind: string,
  pence: Pence,
  look: CellLook,
): CellDescription {
  return { cell: "sum", formula: `SUMIFS(${amounts},${kinds},"${kind}")`, pence, look };
}

/** A row with one text that runs over the empty cells beside it. */
export function textRow(text: string, look: CellLook = "plain"): RowDescription {
  return { cells: [textCell(text, look)], ...(look === "title" ? { height: 24 } : {}) };
}

export const emptyRow: RowDescription = { cells: [] };

/** The height of a row of headings, in points. They are bold, and break between words only. */
export function headingHeight(headings: readonly { readonly heading: string; readonly width: number }[]): number {
  const lines = Math.max(1, ...headings.map(({ heading, width }) => linesOfWords(heading, width - BOLD_MARGIN)));
  return LINE_POINTS * lines + 4;
}

function linesOfWords(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = length;
    } else used += used === 0 ? length : length + 1;
  }
  return lines;
}

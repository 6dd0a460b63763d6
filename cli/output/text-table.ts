import { stripVTControlCharacters } from "node:util";

import { cleanText } from "../../shared/messages/words/clean-text.ts";

export interface Column<Row> {
  readonly heading: string;
  readonly of: (row: Row) => string;
  /** Aligns the column to the right, for amounts and counts. */
  readonly right?: boolean;
  /** The most characters; a longer text is cut and ends in `…`. */
  readonly widest?: number;
}

/** Lays out rows as a table for a terminal. Texts from mails become one line of visible characters. */
export function textTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] {
  const cells = rows.map((row) => columns.map((column) => cut(visible(column.of(row)), column.widest)));
  const headings = columns.map((column) => column.heading);
  const widths = columns.map((_, index) => Math.max(...[headings, ...cells].map((line) => (line[index] ?? "").length)));
  const lineOf = (line: readonly string[]) =>
    columns
      .map(({ right }, index) => {
        const text = line[index] ?? "";
        const width = widths[index] ?? 0;
        return right === true ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [lineOf(headings), lineOf(widths.map((width) => "─".repeat(width))), ...cells.map(lineOf)];
}

/** Makes somebody else's text safe for a terminal: no control character can move the cursor or hide text. */
export function visible(text: string): string {
  return cleanText(stripVTControlCharacters(text));
}

function cut(text: string, widest: number | undefined): string {
  return widest !== undefined && text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

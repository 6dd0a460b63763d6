import { stripVTControlCharacters } from "node:util";

import { cleanText } from "../../shared/messages/words/clean-text.ts";

export interface Column<Row> {
  readonly heading: string;
  readonly of: (row: Row) => string;
  /** Amounts and counts stand at the right. */
  readonly right?: boolean;
  /** A longer text is cut, and ends in `…`. */
  readonly widest?: number;
}

/** Rows as a table of text for a terminal. What mails hold is shown as one line of visible characters. */
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

/** Somebody else's text, fit for a terminal: no control of it can move the cursor or hide what follows. */
export function visible(text: string): string {
  return cleanText(stripVTControlCharacters(text));
}

function cut(text: string, widest: number | undefined): string {
  return widest !== undefined && text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

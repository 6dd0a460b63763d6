import { stripVTControlCharacters } from "node:util";

import { cleanText } from "../../shared/messages/words/clean-text.ts";

export interface Column<Row> {
  readonly heading: string;
  readonly of: (row: Row) => string;
  /** Aligns the column to the right, for amounts and counts. It keeps its width. */
  readonly right?: boolean;
  /** The most characters in a terminal; a longer text is cut and ends in `…`. */
  readonly widest?: number;
  /** It stands in the CSV alone. */
  readonly onlyCsv?: boolean;
}

/** A table among the lines that a command prints: a terminal gets it as wide as it is, `--csv` prints it alone. */
export interface TextTable {
  /** @param width of the terminal; without it, as wide as the rows are */
  readonly lines: (width?: number) => string[];
  readonly headings: readonly string[];
  /** The cells of each row as they are, for a CSV. */
  readonly cells: () => string[][];
}

/** A line that a command prints, or a table. */
export type Line = string | TextTable;

/**
 * Lays out rows as a table. Texts from mails become visible characters on their own lines.
 *
 * @param beneath what stands below a row in a terminal
 * @returns the table as the only one of the lines, to stand among others
 */
export function textTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  beneath: (row: Row) => readonly string[] = () => [],
): [TextTable] {
  const shown = columns.filter(({ onlyCsv }) => onlyCsv !== true);
  return [
    {
      headings: columns.map(({ heading }) => heading),
      cells: () => rows.map((row) => columns.map(({ of }) => visible(of(row)))),
      lines: (width) => {
        const headings = shown.map(({ heading }) => heading);
        const cells = rows.map((row) => shown.map(({ of, widest }) => cut(visible(of(row)), widest)));
        const widths = widthsOf([headings, ...cells], shown, width);
        const lay = (texts: readonly string[]) => linesOfRow(texts, widths, shown);
        return [
          ...lay(headings),
          ...lay(widths.map((each) => "─".repeat(each))),
          ...rows.flatMap((row, index) => [...lay(cells[index] ?? []), ...beneath(row)]),
        ];
      },
    },
  ];
}

/** Makes somebody else's text safe for a terminal: no control character can move the cursor or hide text. */
export function visible(text: string): string {
  return cleanText(stripVTControlCharacters(text));
}

const GAP = "  ";

/** As wide as the texts are; if a terminal is narrower, the widest texts are broken between words until the row fits, if it can. */
function widthsOf(
  table: readonly (readonly string[])[],
  columns: readonly Column<never>[],
  most: number | undefined,
): number[] {
  const longest = (index: number, of: (text: string) => number) =>
    table.reduce((width, row) => Math.max(width, of(row[index] ?? "")), 0);
  const widths = columns.map((_, index) => longest(index, (text) => text.length));
  if (most === undefined) return widths;
  const least = columns.map(({ right }, index) => (right === true ? widths[index] : longest(index, longestWord)) ?? 0);
  let over = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1) - most;
  while (over > 0) {
    const room = widths.map((width, index) => (width > (least[index] ?? 0) ? width : 0));
    const widest = Math.max(...room);
    if (widest === 0) break;
    const index = room.indexOf(widest);
    widths[index] = widest - 1;
    over -= 1;
  }
  return widths;
}

/** No word is broken: a person may want to copy it. */
function longestWord(text: string): number {
  return text.split(" ").reduce((longest, word) => Math.max(longest, word.length), 0);
}

function linesOfRow(texts: readonly string[], widths: readonly number[], columns: readonly Column<never>[]): string[] {
  const wrapped = texts.map((text, index) => wrap(text, widths[index] ?? 0));
  const high = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: high }, (_, place) =>
    columns
      .map(({ right }, index) => {
        const text = wrapped[index]?.[place] ?? "";
        const width = widths[index] ?? 0;
        return right === true ? text.padStart(width) : text.padEnd(width);
      })
      .join(GAP)
      .trimEnd(),
  );
}

function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length > width && line !== "") {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cut(text: string, widest: number | undefined): string {
  return widest !== undefined && text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

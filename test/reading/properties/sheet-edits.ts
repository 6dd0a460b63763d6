import type { Cell } from "../systems/notation.ts";
import type { TrueLine } from "../systems/sheet-case.ts";
import type { Sheet } from "../systems/write-book.ts";

/** A cell's place: sheet, row and column, all from 0. */
export interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** The sheets with another cell at a place. */
export function withCell(sheets: readonly Sheet[], place: Place, cell: Cell): Sheet[] {
  return sheets.map((sheet, at) =>
    at === place.sheet ? { ...sheet, rows: rowsWithCell(sheet.rows, place, cell) } : sheet,
  );
}

function rowsWithCell(rows: Sheet["rows"], place: Place, cell: Cell): Cell[][] {
  return rows.map((cells, at) => {
    if (at !== place.row) return [...cells];
    const width = Math.max(cells.length, place.column + 1);
    return Array.from({ length: width }, (_, column) =>
      column === place.column ? cell : (cells[column] ?? { type: "empty" }),
    );
  });
}

/** The sheets with rows inserted before a row. */
export function withRows(
  sheets: readonly Sheet[],
  sheet: number,
  before: number,
  added: readonly (readonly Cell[])[],
): Sheet[] {
  return sheets.map((each, at) =>
    at === sheet ? { ...each, rows: [...each.rows.slice(0, before), ...added, ...each.rows.slice(before)] } : each,
  );
}

export function cellAt(sheets: readonly Sheet[], { sheet, row, column }: Place): Cell {
  return sheets[sheet]?.rows[row]?.[column] ?? { type: "empty" };
}

export function text(words: string): Cell {
  return { type: "text", text: words };
}

/** The amount that a cell shows, in pence without its sign; `undefined` if it shows none. */
export function penceShown(cell: Cell): number | undefined {
  if (cell.type === "number") return Math.round(Math.abs(cell.value) * 100);
  if (cell.type !== "text") return undefined;
  const plain = cell.text.replaceAll(/[\s£()\-+*]|\u00a0|(?:CR|DR)(?=\W*$)/giu, "");
  const english = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/u.exec(plain);
  if (english !== null) return Math.round(Number(plain.replaceAll(",", "")) * 100);
  const continental = /^(?:\d{1,3}(?:\.\d{3})+|\d+),\d{2}$/u.exec(plain);
  if (continental === null) return undefined;
  return Math.round(Number(plain.replaceAll(".", "").replace(",", ".")) * 100);
}

/** A line of the truth with the row that shows it. */
export interface LineRow {
  readonly line: TrueLine;
  readonly sheet: number;
  readonly row: number;
  /** Where its number stands. */
  readonly number: Place;
  /** The cells that show its amount. */
  readonly amounts: readonly Place[];
}

/** The rows that show the true lines: those with a number of the line and its amount. */
export function lineRowsOf(sheets: readonly Sheet[], lines: readonly TrueLine[]): LineRow[] {
  const taken = new Set<string>();
  // Last month's sheet may list the same numbers: the sheet with most of them is the one that is meant.
  const inOrder = [...sheets.entries()].toSorted(
    ([, one], [, other]) => countNumbers(other, lines) - countNumbers(one, lines),
  );
  return lines.flatMap((line) => {
    for (const [sheet, { rows }] of inOrder) {
      for (const [row, cells] of rows.entries()) {
        if (taken.has(`${sheet} ${row}`)) continue;
        const column = cells.findIndex((cell) => line.numbers.includes(shownText(cell)));
        if (column === -1) continue;
        const amounts = cells.flatMap((cell, at): Place[] =>
          at !== column && penceShown(cell) === Math.abs(line.pence) ? [{ sheet, row, column: at }] : [],
        );
        if (amounts.length === 0) continue;
        taken.add(`${sheet} ${row}`);
        return [{ line, sheet, row, number: { sheet, row, column }, amounts }];
      }
    }
    return [];
  });
}

function countNumbers({ rows }: Sheet, lines: readonly TrueLine[]): number {
  const shown = new Set(rows.flatMap((cells) => cells.map(shownText)));
  return lines.filter(({ numbers }) => numbers.some((number) => shown.has(number))).length;
}

function shownText(cell: Cell): string {
  if (cell.type === "text") return cell.text.replaceAll("\u00a0", " ").trim().replace(/\*$/u, "");
  return cell.type === "number" ? String(cell.value) : "";
}

/** The columns of a sheet in which every line shows its amount: the claimed amount stands in one of them. */
export function claimColumns(rows: readonly LineRow[], sheet: number): number[] {
  const here = rows.filter((each) => each.sheet === sheet);
  const [first] = here;
  if (first === undefined) return [];
  return first.amounts
    .map(({ column }) => column)
    .filter((column) => here.every((each) => each.amounts.some((place) => place.column === column)));
}

/** The rows below the headings that show, in a column of claims, the sum of all lines. */
export function totalPlaces(sheets: readonly Sheet[], rows: readonly LineRow[], total: number): Place[] {
  return sheets.flatMap((sheet, at) => {
    const columns = claimColumns(rows, at);
    return sheet.rows.flatMap((cells, row) =>
      rows.some((each) => each.sheet === at && each.row === row)
        ? []
        : columns
            .filter((column) => penceShown(cells[column] ?? { type: "empty" }) === Math.abs(total))
            .map((column) => ({ sheet: at, row, column })),
    );
  });
}

/** Whether a cell that is no line's own amount shows this sum: a stated total, a balance due, the last running balance. */
export function showsElsewhere(sheets: readonly Sheet[], rows: readonly LineRow[], total: number): boolean {
  const amounts = new Set(
    rows.flatMap((each) => each.amounts.map(({ sheet, row, column }) => `${sheet} ${row} ${column}`)),
  );
  return sheets.some((sheet, at) =>
    sheet.rows.some((cells, row) =>
      cells.some((cell, column) => !amounts.has(`${at} ${row} ${column}`) && penceShown(cell) === Math.abs(total)),
    ),
  );
}

/** The last row above the lines that has a text in the column of numbers. */
export function headingRowAbove(sheet: Sheet | undefined, firstLine: number, column: number): number | undefined {
  for (let row = firstLine - 1; row >= 0; row -= 1) {
    const cells = (sheet?.rows[row] ?? []).filter(({ type }) => type !== "empty");
    const isWords = cells.every((cell) => cell.type === "text" && penceShown(cell) === undefined);
    if (isWords && cells.length >= 2 && sheet?.rows[row]?.[column]?.type === "text") return row;
  }
  return undefined;
}

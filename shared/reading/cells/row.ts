import type { MergedRange } from "./merged-ranges.ts";
import type { NumberFormat } from "./number-format/number-format.ts";

/** The type of a cell's value. A `formula` has no cached value: nobody calculated it, so its value is not known. */
export type CellType = "text" | "number" | "date" | "duration" | "boolean" | "error" | "formula";

/**
 * One row that a reader passes on. The reader fills the same object with the next row, so that many rows make no garbage:
 * copy what you keep. Only cells `0 … count - 1` are valid. Empty cells, empty texts and rows without cells are left out.
 * Rows are in ascending order.
 */
export interface Row {
  /** The number that the spreadsheet shows, from 1. */
  row: number;
  hidden: boolean;
  count: number;
  /** In a delimited text, how many fields the row has, with the empty ones; 0 in all other formats. */
  fields: number;
  /** The column of each cell, from 1, ascending. */
  readonly columns: number[];
  readonly types: CellType[];
  /**
   * The value of a `number`; for a `date` the days since 1970-01-01, with the time as fraction; for a `boolean` 0 or 1; for
   * a `duration`, or a time of day without a date, its days.
   */
  readonly numbers: number[];
  /**
   * The text of a `text` or an `error` (`#N/A`); for a `number` its digits if the double can't hold them all (over 15
   * significant digits), otherwise empty.
   */
  readonly texts: string[];
  /** For a `number`, how it is shown, if that says anything; the same object for all cells that are shown alike. */
  readonly formats: (NumberFormat | undefined)[];
}

export interface SheetInfo {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very-hidden";
  /**
   * Cells shown as one, as far as they are known before the rows. Readers that meet them in the rows add them before the first row of each;
   * `undefined` if they are known only at the end of the sheet.
   */
  readonly merges?: readonly MergedRange[] | undefined;
}

/** What is known about a sheet only after it has been read. */
export interface SheetEnd {
  /** Columns that are hidden, from 1. */
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells shown as one. Rows hold the value of such a range in its top left cell, and nothing in its other cells. */
  readonly merges: readonly MergedRange[];
}

/** Takes the sheets and rows of a file, in the order of the file. */
export interface RowSink {
  startSheet(sheet: SheetInfo): void;
  row(row: Row): void;
  endSheet(end: SheetEnd): void;
}

/** Makes a row to be filled again and again. Its arrays grow as needed and never have holes. */
export function createRow(): Row {
  const row: Row = {
    row: 0,
    hidden: false,
    count: 0,
    fields: 0,
    columns: [],
    types: [],
    numbers: [],
    texts: [],
    formats: [],
  };
  growRow(row, 16);
  return row;
}

/** Makes room for `cells` cells. */
export function growRow(row: Row, cells: number): void {
  while (row.columns.length < cells) {
    row.columns.push(0);
    row.types.push("number");
    // A fraction, so that the engine stores doubles in the array from the start.
    row.numbers.push(0.5);
    row.texts.push("");
    row.formats.push(undefined);
  }
}

/** Adds a cell at the end of the row. */
export function addCell(
  row: Row,
  column: number,
  type: CellType,
  number: number,
  text: string,
  format?: NumberFormat,
): void {
  const place = row.count++;
  if (place >= row.columns.length) growRow(row, row.columns.length * 2);
  row.columns[place] = column;
  row.types[place] = type;
  row.numbers[place] = number;
  row.texts[place] = text;
  row.formats[place] = format;
}

/**
 * Sorts the cells by column, for the rare file that has them in another order.
 * @returns a column that occurs twice, if there is one.
 */
export function sortCells(row: Row): number | undefined {
  const cells = Array.from({ length: row.count }, (_, index) => ({
    column: row.columns[index] ?? 0,
    type: row.types[index] ?? "text",
    number: row.numbers[index] ?? 0,
    text: row.texts[index] ?? "",
    format: row.formats[index],
  }));
  cells.sort((a, b) => a.column - b.column);
  let before = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell.column === before) return before;
    before = cell.column;
    row.columns[index] = cell.column;
    row.types[index] = cell.type;
    row.numbers[index] = cell.number;
    row.texts[index] = cell.text;
    row.formats[index] = cell.format;
  }
  return undefined;
}

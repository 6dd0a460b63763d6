/** What a cell holds. A `formula` is one without a cached value: nobody has calculated it, so nothing is known. */
export type CellType = "text" | "number" | "date" | "duration" | "boolean" | "error" | "formula";

/**
 * One row as a reader hands it over. The reader fills the same object again for the next row, so that a hundred
 * thousand rows cost no garbage: copy what is to be kept. Only cells `0 … count - 1` are valid; empty cells and empty
 * texts are left out, and so are rows without any cell. Rows come in ascending order.
 */
export interface Row {
  /** As the spreadsheet numbers it, from 1. */
  row: number;
  hidden: boolean;
  count: number;
  /** The column of each cell, from 1, ascending. */
  readonly columns: number[];
  readonly types: CellType[];
  /**
   * Of a `number`; of a `date` its days since 1970-01-01, with the time as fraction; of a `boolean` 0 or 1; of a
   * `duration`, which a time of day without a day is as well, its days.
   */
  readonly numbers: number[];
  /**
   * Of a `text`, an `error` (`#N/A`); of a `number` only where its stored digits say more than the double does
   * (over 15 significant digits), otherwise empty.
   */
  readonly texts: string[];
}

export interface SheetInfo {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very-hidden";
}

/** What happened on a sheet that its rows do not show: known only when the sheet has been read. */
export interface SheetEnd {
  /** Columns that are hidden, from 1. */
  readonly hiddenColumns: ReadonlySet<number>;
}

/** Takes what a reader finds, sheet by sheet and row by row, in the order of the file. */
export interface RowSink {
  startSheet(sheet: SheetInfo): void;
  row(row: Row): void;
  endSheet(end: SheetEnd): void;
}

/** A row that is filled again and again, its arrays grown as needed and kept free of holes. */
export function createRow(): Row {
  const row: Row = { row: 0, hidden: false, count: 0, columns: [], types: [], numbers: [], texts: [] };
  growRow(row, 16);
  return row;
}

/** Makes room for `cells` cells. */
export function growRow(row: Row, cells: number): void {
  while (row.columns.length < cells) {
    row.columns.push(0);
    row.types.push("number");
    // A fraction, so that the engine lays the array out for doubles from the start.
    row.numbers.push(0.5);
    row.texts.push("");
  }
}

/** Adds a cell behind those that are there. */
export function addCell(row: Row, column: number, type: CellType, number: number, text: string): void {
  const place = row.count++;
  if (place >= row.columns.length) growRow(row, row.columns.length * 2);
  row.columns[place] = column;
  row.types[place] = type;
  row.numbers[place] = number;
  row.texts[place] = text;
}

/**
 * Puts the cells in the order of their columns, for the rare file that lists them otherwise.
 * @returns the column that is there twice, if one is.
 */
export function sortCells(row: Row): number | undefined {
  const cells = Array.from({ length: row.count }, (_, index) => ({
    column: row.columns[index] ?? 0,
    type: row.types[index] ?? "text",
    number: row.numbers[index] ?? 0,
    text: row.texts[index] ?? "",
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
  }
  return undefined;
}

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

/** What a workbook contains, before an adapter writes it: sheets of rows of cells, each with its look. */
import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";

/** How a cell looks. The writer keeps one style object for each look, so that large sheets are written quickly. */
export type CellLook =
  | "plain"
  | "title"
  | "section"
  | "label"
  | "heading"
  | "heading-right"
  | "total"
  | "total-label"
  /** The body of a table. */
  | "cell"
  | "cell-wrapped"
  | "cell-quiet"
  /** A cell of a protected sheet that people may change. */
  | "cell-open"
  | "cell-open-wrapped"
  /** For the reader to fill in. */
  | "answer";

/** One cell. Its text is safe already: no program treats it as a formula. */
export type CellDescription =
  | { readonly cell: "text"; readonly text: string; readonly look: CellLook }
  | { readonly cell: "pounds"; readonly pence: Pence; readonly look: CellLook }
  | { readonly cell: "count"; readonly count: number; readonly look: CellLook }
  | { readonly cell: "date"; readonly date: CalendarDate; readonly look: CellLook }
  /** A formula of our own, with its value. */
  | { readonly cell: "sum"; readonly formula: string; readonly pence: Pence; readonly look: CellLook }
  /** Empty, with the look and the number format of what is to be written into it. */
  | { readonly cell: "blank"; readonly takes: "text" | "pounds"; readonly look: CellLook }
  | { readonly cell: "empty" };

export interface RowDescription {
  readonly cells: readonly CellDescription[];
  /** In points, if the row's text needs more than one line. */
  readonly height?: number;
}

export interface SheetDescription {
  readonly name: string;
  /** What is on it, in a sentence. */
  readonly about?: string;
  /** Widths in characters. */
  readonly columns: readonly number[];
  /** Made one at a time, as often as needed, so that a large sheet is never in memory as a whole. */
  readonly rows: Iterable<RowDescription>;
  /** Rows below those, if they have to be read from somewhere while the sheet is written. */
  readonly further?: AsyncIterable<RowDescription>;
  /** The rows that stay in sight; those from `printTitleRow` on are repeated on each printed page. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly printTitleRow?: number;
  /** How many columns are printed, from the first; all of them if absent. */
  readonly printColumns?: number;
  /** Whether only its open cells can be changed: a guard against mistakes, without a password. Filters and widths stay free. */
  readonly isProtected?: true;
  /** What may be written into its cells. */
  readonly validations?: readonly ValidationDescription[];
  /** Its tables, each of which can be filtered and referred to by name. */
  readonly tables?: readonly TableDescription[];
}

/** What a reader may write into the cells of a range, `P6:P40`; the program refuses anything else, and says why. */
export type ValidationDescription = {
  readonly range: string;
  /** A sentence that the reader sees beside the cell. */
  readonly hint: string;
} & (
  | { readonly allows: "one of"; readonly words: readonly string[] }
  /** Between two formulas of our own, which are about the first row of the range and move with the others. */
  | { readonly allows: "amount"; readonly from: string; readonly to: string }
);

/** A table of a sheet, from column A. It has at least one row below its headings. */
export interface TableDescription {
  /** Letters only, each once in a workbook. */
  readonly name: string;
  readonly headerRow: number;
  /** At most the last row of its sheet. Infinity means that row, if nobody has counted the rows beforehand. */
  readonly lastRow: number;
  /** As in the cells of its heading row; each once, whatever the case. */
  readonly headings: readonly string[];
}

/** A workbook as the writer needs it. Nothing in its properties names a person or comes from another party. */
export interface WorkbookDescription {
  readonly fileName: string;
  readonly title: string;
  /** The time in the file's properties. */
  readonly preparedAt: string;
  readonly sheets: readonly SheetDescription[];
}

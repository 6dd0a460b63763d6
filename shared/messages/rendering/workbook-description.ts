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
  | "cell-quiet";

/** One cell. Its text is safe already: no program treats it as a formula. */
export type CellDescription =
  | { readonly cell: "text"; readonly text: string; readonly look: CellLook }
  | { readonly cell: "pounds"; readonly pence: Pence; readonly look: CellLook }
  | { readonly cell: "count"; readonly count: number; readonly look: CellLook }
  | { readonly cell: "date"; readonly date: CalendarDate; readonly look: CellLook }
  /** A formula of our own, with its value. */
  | { readonly cell: "sum"; readonly formula: string; readonly pence: Pence; readonly look: CellLook }
  | { readonly cell: "empty" };

export interface RowDescription {
  readonly cells: readonly CellDescription[];
  /** In points, if the row's text needs more than one line. */
  readonly height?: number;
  /** The columns, from 1, that are merged into one cell. */
  readonly merge?: { readonly from: number; readonly to: number };
}

export interface SheetDescription {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly number[];
  /** Made one at a time, as often as needed, so that a large sheet is never in memory as a whole. */
  readonly rows: Iterable<RowDescription>;
  /** The rows that stay in sight; those from `printTitleRow` on are repeated on each printed page. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly printTitleRow?: number;
  /** How many columns are printed, from the first; all of them if absent. */
  readonly printColumns?: number;
  /** The table that can be filtered: its heading row, its last row and how many columns it has. */
  readonly filter?: { readonly headerRow: number; readonly lastRow: number; readonly columns: number };
}

/** A workbook as the writer needs it. Nothing in its properties names a person or comes from another party. */
export interface WorkbookDescription {
  readonly fileName: string;
  readonly title: string;
  /** The time in the file's properties. */
  readonly preparedAt: string;
  readonly sheets: readonly SheetDescription[];
}

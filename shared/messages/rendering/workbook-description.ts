import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";

/** How a cell looks. The writer keeps one style object for each, so that large sheets stay quick. */
export type CellLook =
  | "plain"
  | "title"
  | "section"
  | "label"
  | "heading"
  | "heading-right"
  | "total"
  | "total-label"
  /** In the body of a table. */
  | "cell"
  | "cell-wrapped"
  | "cell-quiet";

/** One cell. Texts are inert already: whatever they start with, no program takes them for a formula. */
export type Cell =
  | { readonly cell: "text"; readonly text: string; readonly look: CellLook }
  | { readonly cell: "pounds"; readonly pence: Pence; readonly look: CellLook }
  | { readonly cell: "count"; readonly count: number; readonly look: CellLook }
  | { readonly cell: "date"; readonly date: CalendarDate; readonly look: CellLook }
  /** A formula of our own, with the value that it has. */
  | { readonly cell: "sum"; readonly formula: string; readonly pence: Pence; readonly look: CellLook }
  | { readonly cell: "empty" };

export interface RowDescription {
  readonly cells: readonly Cell[];
  /** In points, where the row's own text needs more than one line. */
  readonly height?: number;
  /** Columns, from 1, that the text in the first of them spreads over. */
  readonly merge?: { readonly from: number; readonly to: number };
}

export interface SheetDescription {
  readonly name: string;
  /** Widths in characters. */
  readonly columns: readonly number[];
  /** Made as they are asked for, any number of times: a large sheet is never held whole. */
  readonly rows: Iterable<RowDescription>;
  /** Rows that stay in sight, and, from `printTitleRow`, are repeated on each printed page. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly printTitleRow?: number;
  /** Columns that are printed, from the first; all of them where it is not said. */
  readonly printColumns?: number;
  /** The table that can be filtered: its heading row, its last row and how many columns it has. */
  readonly filter?: { readonly headerRow: number; readonly lastRow: number; readonly columns: number };
}

/** A workbook as the writer needs it: nothing in it names a person or comes from any other party. */
export interface WorkbookDescription {
  readonly fileName: string;
  readonly title: string;
  /** The instant that the file's own properties name. */
  readonly preparedAt: string;
  readonly sheets: readonly SheetDescription[];
}

import type { CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Html } from "../../../shared/messages/rendering/html.ts";

/** A list of a page: its columns, by what it can be filtered and searched, and in which order it stands by itself. */
export interface List<Row> {
  /** What one row is, for counting: `["line", "lines"]`. */
  readonly unit: readonly [one: string, many: string];
  readonly columns: readonly ListColumn<Row>[];
  readonly filters?: readonly ListFilter<Row>[];
  /** Without it the list has no search. */
  readonly search?: { readonly label: string; readonly textOf: (row: Row) => string };
  /** The order of a list that nobody has sorted. Without it, rows stay as they come. */
  readonly usualOrder?: { readonly words: string; readonly compare: (one: Row, other: Row) => number };
  /** Rows whose amounts are added up; without it, all. `leftOut` says which are not. */
  readonly added?: { readonly isAdded: (row: Row) => boolean; readonly leftOut: string };
  /** What stands instead of an empty list. */
  readonly empty: string;
}

export type ListColumn<Row> = TextColumn<Row> | AmountColumn<Row> | DayColumn<Row> | TimeColumn<Row>;

interface ColumnBase {
  /** In addresses: `sort=claimed`. */
  readonly name: string;
  readonly heading: string;
  /** A column that a phone leaves out. */
  readonly onlyWide?: boolean;
  /** A column of the CSV that no page shows. */
  readonly onlyCsv?: boolean;
}

export interface TextColumn<Row> extends ColumnBase {
  /** What it says, for the CSV and to sort by; a number sorts as one. */
  readonly text: (row: Row) => string | number;
  /** How a page shows it, if not as the text. */
  readonly cell?: (row: Row) => Html;
  readonly look?: "nowrap" | "why" | "title" | "amount";
}

export interface AmountColumn<Row> extends ColumnBase {
  readonly amount: (row: Row) => Pence | undefined;
}

export interface DayColumn<Row> extends ColumnBase {
  readonly day: (row: Row) => CalendarDate | undefined;
}

export interface TimeColumn<Row> extends ColumnBase {
  /** An ISO instant; empty if there is none. Pages and CSV say it in UK time. */
  readonly instant: (row: Row) => string;
}

export interface ListFilter<Row> {
  /** In addresses: `reason=paid`. */
  readonly name: string;
  readonly label: string;
  /** What is chosen if nothing is. */
  readonly all: string;
  /** The choices that a row belongs to. */
  readonly of: (row: Row) => readonly string[];
  /** A choice in words, if it is not words already. */
  readonly words?: (choice: string) => string;
}

export function isAmountColumn<Row>(column: ListColumn<Row>): column is AmountColumn<Row> {
  return "amount" in column;
}

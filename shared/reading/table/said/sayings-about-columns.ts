import type { KeptRow } from "../rows/kept-row.ts";
import { type Saying, sayingOfSheetName, sayingsAboveColumn, sayingsOfHeading, sayingsOfRow } from "./sayings.ts";

/** The columns of amounts of a table, and the rows around them. */
export interface AmountsInSheet {
  readonly sheet: string;
  readonly columns: readonly { readonly column: number; readonly heading: string }[];
  /** The rows of headings. */
  readonly headings: readonly KeptRow[];
  /** The rows above the headings that belong to this table. */
  readonly titles: readonly KeptRow[];
}

/** How many rows above the headings may hold the currency or the unit of single columns. */
const FARTHEST_ABOVE = 3;

/** What headings, the cells above them and titles say about a table's amounts, the nearest first. */
export function sayingsAboveAmounts({ sheet, columns, headings, titles }: AmountsInSheet): Saying[] {
  const first = headings[0]?.row ?? Number.MAX_SAFE_INTEGER;
  const near = titles.filter(({ row }) => row >= first - FARTHEST_ABOVE);
  const above = [...near, ...headings.slice(0, -1)].reverse();
  return [
    ...columns.flatMap(({ column, heading }) => [
      ...sayingsOfHeading(sheet, column, heading, headings),
      ...sayingsAboveColumn(sheet, column, above),
    ]),
    ...[...titles].reverse().flatMap((row) => sayingsOfRow(sheet, "title", row)),
  ];
}

/** What the name of the sheet and the remarks in rows outside the lines say. */
export function sayingsAroundAmounts(sheet: string, remarks: readonly KeptRow[]): Saying[] {
  return [...sayingOfSheetName(sheet), ...remarks.flatMap((row) => sayingsOfRow(sheet, "below", row))];
}

/** Whether a row among the lines is about all of them, and not a title over the next ones. */
export function isAboutAll(row: KeptRow): boolean {
  if (row.cells.some(({ text }) => ABOUT_ALL.test(text))) return true;
  return sayingsOfRow("", "below", row).some(({ said: { unit } }) => unit !== undefined && unit !== "pounds");
}

const ABOUT_ALL = /\b(?:all|amounts?|figures?|values?|balances?|currency|units?)\b/iu;

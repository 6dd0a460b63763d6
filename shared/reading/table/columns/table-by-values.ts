import type { TableDescription } from "../table-description.ts";
import { isPenceReading, amountOfValue } from "../values/cell-value.ts";
import { parseDate } from "../values/parse-date.ts";
import type { KeptRow } from "../rows/kept-row.ts";
import { assignColumns } from "./assign-columns.ts";
import { type Header, meaningsOf } from "../headings/heading-meaning.ts";
import type { TableLayout } from "./layout.ts";

/** A table without headings that we know, recognised by its values. */
export interface FoundTable<Layout> {
  readonly layout: Layout;
  /** The index of the table's first row, its headings included. */
  readonly from: number;
  /** The row above the values, if it looks like headings in words that we don't know. */
  readonly headings: readonly KeptRow[];
}

const SAMPLE = 32;

/**
 * Looks for a table among rows without headings: at least three rows with an amount and an invoice number or a date, or at least two rows with
 * all three. Fewer may be a page of settings.
 */
export function tableByValues<Extra extends string>(
  table: TableDescription<Extra>,
  rows: readonly KeptRow[],
): FoundTable<TableLayout<Extra>> | undefined {
  const first = rows.findIndex(isValueRow);
  if (first < 0) return undefined;
  const sample = rows.slice(first).filter(isValueRow).slice(0, SAMPLE);
  const above = rows[first - 1];
  const headings = above !== undefined && isHeadingRow(above, sample[0]) ? [above] : [];
  const layout = assignColumns(table, headerOf(table, headings), sample);
  const hasNumber = layout.fields.has("invoiceNumber") || layout.fields.has("purchaseOrder");
  const hasDate = layout.fields.has("invoiceDate");
  if (layout.amount === undefined || !(hasNumber || hasDate)) return undefined;
  if (sample.length < (hasNumber && hasDate ? 2 : 3)) return undefined;
  return { layout, from: first - headings.length, headings };
}

function isValueRow(row: KeptRow): boolean {
  let amounts = 0;
  let others = 0;
  for (const cell of row.cells) {
    if (cell.type === "date" || (cell.type === "text" && parseDate(cell.text) !== undefined)) others += 1;
    else if (isPenceReading(amountOfValue(cell.type, cell.number, cell.stored, undefined, cell.format))) amounts += 1;
    else if (cell.type === "text" && /\d/u.test(cell.text) && !cell.text.includes(" ")) others += 1;
  }
  return amounts > 0 && amounts + others >= 2;
}

function isHeadingRow(row: KeptRow, below: KeptRow | undefined): boolean {
  if (row.row + 1 !== below?.row || row.cells.length < 2) return false;
  // A row of a few words is a title. Digits beside letters say a day or a unit: `Outstanding 31/03/2023 CHF`, `£ £000`.
  const isWide = row.cells.length * 2 > below.cells.length;
  return row.cells.every(
    ({ type, text }) =>
      type === "text" && text.length <= 60 && (!/\d{3}/u.test(text) || (isWide && /[\p{L}\p{Sc}]/u.test(text))),
  );
}

function headerOf<Extra extends string>(
  table: TableDescription<Extra>,
  headings: readonly KeptRow[],
): Header<Extra> | undefined {
  const [row] = headings;
  if (row === undefined) return undefined;
  const cells = row.cells.map((cell) => ({
    column: cell.column,
    heading: cell.text,
    matches: meaningsOf(table, cell.text),
    ageing: undefined,
    underResponseTitle: false,
  }));
  return { rows: [row], cells, score: 0 };
}

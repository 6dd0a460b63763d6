import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { FindingInTable, TableLayout } from "../../table/columns/layout.ts";
import { cellAt, type KeptRow } from "../../table/rows/kept-row.ts";
import { amountOfValue, isPenceReading } from "../../table/values/cell-value.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";
import { isDocument } from "./unknown-columns.ts";

/**
 * Tells of documents whose columns by age add up to something else than their balance: a figure too many, or a balance that is not the document's own.
 * Like unknown columns (unknown-columns.ts), this is looked at in the first rows.
 */
export function tellAgesBesideBalance(
  layout: TableLayout<LedgerExtra>,
  sample: readonly KeptRow[],
  byField: ReadonlyMap<LedgerField, number>,
): FindingInTable[] {
  const balance = byField.get("outstanding");
  if (balance === undefined || layout.ageing.length < 2 || layout.ageing.includes(balance)) return [];
  const differing = sample.filter((row) => isDocument(row, byField) && differs(row, layout.ageing, balance));
  const [first] = differing;
  if (first === undefined) return [];
  const column = columnLetters(balance);
  return [
    {
      code: "ageing-differs",
      severity: "warning",
      row: first.row,
      column,
      what: `In ${differing.length === 1 ? `row ${String(first.row)}` : `${String(differing.length)} rows, row ${String(first.row)} first,`} the columns by age add up to another amount than the balance in column ${column}; the balance was used.`,
      todo: "Check the amounts in these rows, and whether the balance is that of each document and not a running one.",
    },
  ];
}

function differs(row: KeptRow, ages: readonly number[], balance: number): boolean {
  const owed = amountAt(row, balance);
  const parts = ages.map((column) => amountAt(row, column));
  if (owed === undefined || parts.every((part) => part === undefined)) return false;
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  return Math.abs(Math.abs(sum) - Math.abs(owed)) > MOST_ROUNDED_OFF * parts.length;
}

/** In pence: ages of a percentage or in part of a penny are rounded. */
const MOST_ROUNDED_OFF = 1;

function amountAt(row: KeptRow, column: number): number | undefined {
  const cell = cellAt(row, column);
  const amount = cell === undefined ? undefined : amountOfValue(cell.type, cell.number, cell.stored);
  return amount !== undefined && isPenceReading(amount) ? amount : undefined;
}

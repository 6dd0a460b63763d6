import { isPence, type Pence, noPence } from "../../../domain/amounts-and-days/pence.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { createRow } from "../../cells/row.ts";
import type { FindingInTable, TableLayout } from "../../table/columns/layout.ts";
import { otherColumns } from "../../table/figures/other-columns.ts";
import { cellAt, fillRow, type KeptRow } from "../../table/rows/kept-row.ts";
import { amountOfValue, isPenceReading } from "../../table/values/cell-value.ts";
import type { LedgerExtra } from "./ledger-synonyms.ts";

/**
 * The columns of a ledger that are not known as anything and whose figures could be money: each is told once. Only the first rows are looked at,
 * because the rows of a large ledger are read without looking at cells that no line needs.
 */
export function unknownColumns(
  layout: TableLayout<LedgerExtra>,
  sample: readonly KeptRow[],
  byField: ReadonlyMap<LedgerField, number>,
): FindingInTable[] {
  const known = new Set([...layout.accounted, ...byField.values(), ...layout.ageing]);
  const columns = otherColumns({ accounted: known, columnsOfWords: layout.columnsOfWords });
  const row = createRow();
  const owed = byField.get("outstanding") ?? byField.get("owed") ?? byField.get("amount");
  for (const kept of sample) {
    if (!isDocument(kept, byField)) continue;
    const claimed = amountAt(kept, owed ?? byField.get("gross")) ?? noPence;
    // Where the claim is what columns by age add up to, a figure that repeats the total may be the one of another age.
    const total = layout.amount?.from === "ageing" ? undefined : amountAt(kept, byField.get("gross"));
    columns.add(fillRow(row, kept), layout.amount?.from === "ageing" ? sumOfAges(kept, layout.ageing) : claimed, total);
  }
  const headingOf = (column: number): string =>
    layout.header?.cells.find((cell) => cell.column === column)?.heading ?? "";
  return columns
    .unexplained(headingOf)
    .filter(({ isSmall, isPartOfTotals }) => !isSmall || isPartOfTotals)
    .map(({ column, row: at, text, areWhole, isPartOfTotals }) => ({
      code: "column-not-read",
      // Exports have many columns of whole numbers that are periods, codes and counts.
      severity: areWhole && !isPartOfTotals && headingOf(column) !== "" ? "note" : "warning",
      row: at,
      column: columnLetters(column),
      what: layout.columnsOfWords.has(column)
        ? `Column ${columnLetters(column)} ("${headingOf(column)}") holds an amount, ${text} in row ${String(at)}, among its words and codes; it was not read as an amount.`
        : `Column ${columnLetters(column)} ("${headingOf(column)}") holds figures, for example ${text} in row ${String(at)}, and is not known; it was not read.`,
      todo: "Check that it changes no amount that is owed, or save which column is which for this organisation.",
    }));
}

/** Whether a row has a number or a date of a document: a total has neither, and `Turnover:` is no number. */
export function isDocument(row: KeptRow, byField: ReadonlyMap<LedgerField, number>): boolean {
  const fields: readonly LedgerField[] = ["invoiceNumber", "internalNumber", "invoiceDate"];
  return fields.some((field) => {
    const column = byField.get(field);
    const cell = column === undefined ? undefined : cellAt(row, column);
    return cell !== undefined && (cell.type !== "text" || /\d/u.test(cell.text));
  });
}

function sumOfAges(row: KeptRow, ages: readonly number[]): Pence {
  const sum = ages.reduce((whole, column) => whole + (amountAt(row, column) ?? 0), 0);
  return isPence(sum) ? sum : noPence;
}

function amountAt(row: KeptRow, column: number | undefined): Pence | undefined {
  const cell = column === undefined ? undefined : cellAt(row, column);
  const amount = cell === undefined ? "empty" : amountOfValue(cell.type, cell.number, cell.stored);
  return isPenceReading(amount) ? amount : undefined;
}

import type { Finding } from "../../../domain/statement/finding.ts";
import { findLooseFigures } from "../../table/figures/loose-figures.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";

/** A row of a ledger's sheet that is no line, no total and no heading. */
export interface LooseLedgerRow {
  readonly row: KeptRow;
  /** Whether it is below the headings of a table. */
  readonly isBelowHeadings: boolean;
}

/** How many rows outside the lines are kept, and how many of their figures are told. */
export const MOST_LOOSE_ROWS = 500;

const MOST_TOLD = 20;

/**
 * The figures outside the lines of a sheet that could be money, and that nothing explains: a remark below the lines, a figure on a sheet without
 * a table.
 *
 * @param sums what the lines of each table add up to, in pence
 */
export function reportLooseFigures(
  { file, sheet }: { readonly file: string; readonly sheet: string },
  rows: readonly LooseLedgerRow[],
  sums: ReadonlySet<number>,
  hasTable: boolean,
): Finding[] {
  const outside = rows.map(({ row, isBelowHeadings }) => ({
    sheet,
    row: row.row,
    cells: row.cells,
    isBelowHeadings,
    isWithoutTable: !hasTable,
  }));
  return findLooseFigures(outside, sums, () => false)
    .slice(0, MOST_TOLD)
    .map(({ row, column, text }) => ({
      code: "figure-not-read",
      severity: "warning",
      file,
      ...(sheet === "" ? {} : { sheet }),
      row,
      column,
      what: `"${text.slice(0, 160)}" in ${column}${String(row)} could be money, but nothing says what it is; it was not read.`,
      todo: "Check that no document is missing from the export.",
    }));
}

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

/** The rows of a sheet outside its lines. */
export interface RowsOutsideLines {
  readonly file: string;
  readonly sheet: string;
  readonly rows: readonly LooseLedgerRow[];
  /** What the lines of each of its tables add up to, in pence: in the column of totals, and what is outstanding. */
  readonly sums: readonly (readonly number[])[];
  /** Whether it has a table with lines. */
  readonly hasTable: boolean;
}

/**
 * The figures outside the lines of an upload's sheets that could be money, and that nothing explains: a remark below the lines, a figure on a sheet
 * without a table. An index of suppliers gives what the lines of other sheets add up to.
 */
export function reportLooseFigures(sheets: readonly RowsOutsideLines[]): Finding[] {
  const ofTables = sheets.flatMap((sheet) => sheet.sums);
  const ofAll = [0, 1].map((which) => ofTables.reduce((total, sums) => total + (sums[which] ?? 0), 0));
  const known = new Set([...ofTables.flat(), ...ofAll]);
  return sheets.flatMap((sheet) => looseFiguresOf(sheet, known));
}

function looseFiguresOf({ file, sheet, rows, hasTable }: RowsOutsideLines, sums: ReadonlySet<number>): Finding[] {
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

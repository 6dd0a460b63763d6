import { headingHeight, textCell } from "./cells.ts";
import type { RowDescription, TableDescription } from "./workbook-description.ts";

/** A column of a table on a sheet. */
export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly amount?: true;
}

/** The row of a table's headings. */
export function headingRow(columns: readonly SheetColumn[]): RowDescription {
  return {
    cells: columns.map(({ heading, amount }) => textCell(heading, amount ? "heading-right" : "heading")),
    height: headingHeight(columns),
  };
}

/** A table with its headings in `headerRow` that goes to the end of its sheet, where at least one row is below them. */
export function tableToEnd(name: string, columns: readonly SheetColumn[], headerRow: number): TableDescription {
  return { name, headerRow, lastRow: Infinity, headings: columns.map((column) => column.heading) };
}

/** A table with its headings in `headerRow` and so many rows below; none if there are no rows, because a table must have one. */
export function tableOf(
  name: string,
  columns: readonly SheetColumn[],
  headerRow: number,
  rows: number,
): TableDescription[] {
  return rows === 0
    ? []
    : [{ name, headerRow, lastRow: headerRow + rows, headings: columns.map((column) => column.heading) }];
}

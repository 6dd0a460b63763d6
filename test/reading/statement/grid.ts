import { epochDay, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { MergedRange } from "../../../shared/reading/cells/merged-ranges.ts";
import type { ReadCells } from "../../../shared/reading/cells/read-cells.ts";
import { readFormatCode } from "../../../shared/reading/cells/number-format/read-format-code.ts";
import { addCell, createRow, type Row } from "../../../shared/reading/cells/row.ts";

/** A cell as a person sees it. A date is given as ISO text; `formula` is a formula that was never calculated; `format` is a format code. */
export type GridCell =
  | string
  | number
  | { readonly day: string }
  | { readonly formula: string }
  | { readonly digits: string }
  | { readonly number: number; readonly format: string }
  | undefined;

export interface GridSheet {
  readonly name: string;
  readonly rows: readonly (readonly GridCell[])[];
  readonly visibility?: "visible" | "hidden" | "very-hidden";
  /** Rows and columns that are hidden, both from 1. */
  readonly hiddenRows?: ReadonlySet<number>;
  readonly hiddenColumns?: ReadonlySet<number>;
  readonly merges?: readonly MergedRange[];
  /** Whether the merged cells are known only at the end of the sheet. */
  readonly mergesAreLate?: boolean;
}

/** What a workbook shows, independent of a file format. */
export type Grid = readonly GridSheet[];

/** A cell reader for a grid. Like the readers of files, it leaves out empty cells and rows. */
export function readCellsOf(grid: Grid): ReadCells {
  return (_file, sink) => {
    for (const {
      name,
      rows,
      visibility = "visible",
      hiddenRows,
      hiddenColumns,
      merges,
      mergesAreLate = false,
    } of grid) {
      sink.startSheet({ name, visibility, merges: mergesAreLate ? undefined : merges });
      for (const [at, cells] of rows.entries()) {
        const row = rowOf(at + 1, hiddenRows?.has(at + 1) ?? false, cells);
        if (row.count > 0) sink.row(row);
      }
      sink.endSheet({ hiddenColumns: hiddenColumns ?? new Set(), merges: merges ?? [] });
    }
    return Promise.resolve({ format: "grid", findings: [] });
  };
}

/** How many rows of a grid are not empty. */
export function filledRows(grid: Grid): number {
  return grid.flatMap((sheet) => sheet.rows).filter((row) => row.some((cell) => cell !== undefined && cell !== ""))
    .length;
}

function rowOf(number: number, hidden: boolean, cells: readonly GridCell[]): Row {
  const row = createRow();
  row.row = number;
  row.hidden = hidden;
  for (const [at, cell] of cells.entries()) {
    const column = at + 1;
    if (cell === undefined || cell === "") continue;
    if (typeof cell === "string") addCell(row, column, "text", 0, cell);
    else if (typeof cell === "number") addCell(row, column, "number", cell, "");
    else if ("day" in cell) addCell(row, column, "date", epochDay(calendarDate(cell.day)), "");
    else if ("digits" in cell) addCell(row, column, "number", Number(cell.digits), cell.digits);
    else if ("number" in cell) addCell(row, column, "number", cell.number, "", readFormatCode(cell.format));
    else addCell(row, column, "formula", 0, "");
  }
  return row;
}

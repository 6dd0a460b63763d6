import type { Finding } from "../../../domain/statement/finding.ts";
import type { FigureNotRead } from "../../../domain/statement/statement.ts";
import { findLooseFigures, type RowOutsideLines } from "../../table/figures/loose-figures.ts";
import type { CollectedWorkbook } from "../collected-workbook.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableWithRole } from "../rows/table-record.ts";
import { sumsOfLines } from "./check-totals-outside.ts";

/** A figure that could be money and that nothing explains. */
export interface UnexplainedFigure extends FigureNotRead {
  /** Whether a finding about its row says so already. */
  readonly isTold: boolean;
}

/**
 * The figures of a workbook that are neither claimed nor verified nor known as something else: in rows of a table that were not read as lines,
 * and outside the lines. Totals outside the lines were compared with the lines already. Sheets that belong to another statement are told as a
 * whole.
 */
export function accountForFigures(
  workbook: CollectedWorkbook,
  block: HeaderBlock,
  chosen: readonly TableWithRole[],
): readonly UnexplainedFigure[] {
  const own = chosen.filter(({ role }) => role === "lines").map(({ table }) => table);
  const sums = sumsOfLines(chosen);
  const explaining = new Set<number>([sums.whole, ...sums.parts]);
  const headings = new Map<string, number>();
  for (const { table } of chosen) {
    const { name } = table.sheet;
    headings.set(name, Math.min(table.headerRow, headings.get(name) ?? Number.MAX_SAFE_INTEGER));
  }
  const rows: RowOutsideLines[] = workbook.loose
    .filter(({ sheet }) => !sums.otherSheets.has(sheet))
    .map(({ sheet, row }) => ({
      sheet,
      row: row.row,
      cells: row.cells,
      isBelowHeadings: row.row > (headings.get(sheet) ?? Number.MAX_SAFE_INTEGER),
    }));
  const told = own.flatMap((table) => table.figuresLeftOut);
  const places = new Set([...told, ...block.totals].map(({ sheet, row, column }) => placeOf(sheet, row, column)));
  const loose = findLooseFigures(rows, explaining, (sheet, row, column) => places.has(placeOf(sheet, row, column)));
  return [
    ...told.map((figure) => ({ ...figure, isTold: true })),
    ...loose.map((figure) => ({ ...figure, count: 1, isTold: false })),
    ...[...workbook.figuresBeyond.values()].map((figure) => ({ ...figure, isTold: false })),
  ].slice(0, MOST_KEPT);
}

/** How many figures are kept. Nobody needs more to see that a sheet is not a statement. */
const MOST_KEPT = 1000;

function placeOf(sheet: string, row: number, column: string): string {
  return `${sheet}\n${String(row)}\n${column}`;
}

/** The finding about a figure outside the lines. */
export function figureNotRead({ sheet, row, column, text, count }: FigureNotRead): Finding {
  const more = count === 1 ? "" : `, and so could ${String(count - 1)} more below it`;
  return {
    code: "figure-not-read",
    severity: "warning",
    sheet,
    row,
    column,
    what: `"${text.slice(0, 160)}" in ${column}${String(row)} could be money${more}, but nothing says what it is; it was not read.`,
    todo: "If it is part of what is owed, please give it a line of its own and send the statement again.",
  };
}

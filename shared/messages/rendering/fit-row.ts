import { LINE_POINTS } from "./cells.ts";
import type { CellDescription, CellLook, RowDescription } from "./workbook-description.ts";

/** The highest that a row can be. */
const TALLEST_POINTS = 409;

/** What each look becomes in a cell whose text needs more than one line. The others run over the empty cells beside them. */
const WRAPPED: Partial<Readonly<Record<CellLook, CellLook>>> = {
  cell: "cell-wrapped",
  "cell-wrapped": "cell-wrapped",
  "cell-open": "cell-open-wrapped",
  "cell-open-wrapped": "cell-open-wrapped",
};

/**
 * Makes room for every text of a row. One that the next cell would cut, or that would run beyond the last column, is wrapped, and the row is as
 * high as its texts need: not every program that opens the file works it out by itself.
 */
export function fitRow(row: RowDescription, widths: readonly number[]): RowDescription {
  let cells: CellDescription[] | undefined;
  let height = row.height ?? 0;
  for (let index = 0; index < row.cells.length; index += 1) {
    const cell = row.cells[index];
    const width = widths[index];
    if (cell?.cell !== "text" || width === undefined || cell.text.length <= width) continue;
    const look = WRAPPED[cell.look];
    if (look === undefined || (look !== cell.look && hasRoomBeside(row.cells, index, widths.length))) continue;
    height = Math.max(height, heightOf(cell.text, width));
    if (look !== cell.look) {
      cells ??= [...row.cells];
      cells[index] = { ...cell, look };
    }
  }
  return height === (row.height ?? 0) && cells === undefined ? row : { cells: cells ?? row.cells, height };
}

function hasRoomBeside(cells: readonly CellDescription[], index: number, columns: number): boolean {
  return index < columns - 1 && (cells[index + 1]?.cell ?? "empty") === "empty";
}

/**
 * The height of a text that is longer than its column is wide. A width counts digits: running text is narrower, but unbroken words waste some of
 * that, so that it has two lines at least.
 */
function heightOf(text: string, width: number): number {
  const lines = Math.max(2, Math.ceil((text.length * 0.9) / width));
  return Math.min(TALLEST_POINTS, LINE_POINTS * lines + 1);
}

import { columnNumber } from "./column-letters.ts";
import type { ReadingLimits } from "./reading-limits.ts";
import { overLimit } from "./unreadable-file.ts";

/** Cells that a sheet shows as one. Only the top left one has a value; it belongs to all of them. */
export interface MergedRange {
  /** The top left cell, both from 1. */
  readonly row: number;
  readonly column: number;
  /** How many rows and columns the cell covers. */
  readonly rows: number;
  readonly columns: number;
}

/** Collects the merged ranges of a sheet. */
export interface MergedRanges {
  /** Adds a range; one of a single cell, or none at all as in a damaged file, is left out. */
  add(range: MergedRange): void;
  all(): readonly MergedRange[];
}

/** Makes the collection for one sheet. */
export function collectMergedRanges(sheet: string, limits: ReadingLimits): MergedRanges {
  const ranges: MergedRange[] = [];
  return {
    add(range) {
      const { row, column, rows, columns } = range;
      if (!(row >= 1 && column >= 1 && rows >= 1 && columns >= 1) || rows * columns === 1) return;
      if (ranges.length >= limits.mergedCells) {
        throw overLimit(`The sheet “${sheet}” has over ${limits.mergedCells} merged cells.`, { sheet });
      }
      ranges.push(range);
    },
    all: () => ranges,
  };
}

/** Reads a reference such as `A1:C3`; `undefined` for anything else. */
export function rangeOfReference(reference: string): MergedRange | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(reference.trim());
  if (match === null) return undefined;
  const left = columnNumber(match[1] ?? "");
  const right = columnNumber(match[3] ?? "");
  const top = Number(match[2]);
  const bottom = Number(match[4]);
  if (left === undefined || right === undefined) return undefined;
  return {
    row: Math.min(top, bottom),
    column: Math.min(left, right),
    rows: Math.abs(bottom - top) + 1,
    columns: Math.abs(right - left) + 1,
  };
}

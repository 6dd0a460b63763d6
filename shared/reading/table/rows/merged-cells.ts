import type { MergedRange } from "../../cells/merged-ranges.ts";
import { addCell, sortCells, type Row } from "../../cells/row.ts";

/** A cell merged over several rows, whose first row has been read. */
interface OpenCell {
  /** The last row that it covers. */
  readonly last: number;
  readonly column: number;
  readonly firstRow: number;
  readonly copyTo: (row: Row) => void;
}

/** Knows which merged cells reach into the rows of a table. */
export interface MergedCells {
  /**
   * Adds to a row the values of the cells that are merged over it from rows above: a number or a date that stands once for several rows
   * belongs to each of them. Call it for each row of the table, in order; a row that comes again is added to again.
   */
  fill(row: Row): void;
  /** The row in which the cell begins that a column of this row is merged with; `undefined` if it is merged with none above. */
  firstRowOf(row: Row, column: number): number | undefined;
}

/**
 * @param merges the merged ranges of the sheet; more may be added while it is read, before their first row
 * @param isSpread whether a column's value belongs to each row, as an amount does not
 */
export function mergedCells(
  merges: readonly MergedRange[] | undefined,
  isSpread: (column: number) => boolean,
): MergedCells {
  const byRow = new Map<number, MergedRange[]>();
  let known = 0;
  let open: OpenCell[] = [];

  const noteRanges = (): void => {
    for (const range of merges?.slice(known) ?? []) {
      if (range.rows < 2) continue;
      const ofRow = byRow.get(range.row);
      if (ofRow === undefined) byRow.set(range.row, [range]);
      else ofRow.push(range);
    }
    known = merges?.length ?? 0;
  };

  const openCells = (row: Row): void => {
    for (const { column, rows } of byRow.get(row.row) ?? []) {
      const place = placeOf(row, column);
      if (place < 0 || open.some((cell) => cell.firstRow === row.row && cell.column === column)) continue;
      const type = row.types[place] ?? "text";
      const number = row.numbers[place] ?? 0;
      const text = row.texts[place] ?? "";
      const format = row.formats[place];
      open.push({
        last: row.row + rows - 1,
        column,
        firstRow: row.row,
        copyTo: (below) => {
          addCell(below, column, type, number, text, format);
        },
      });
    }
  };

  const reachesInto = (row: Row, { firstRow, last }: OpenCell): boolean => firstRow < row.row && row.row <= last;

  return {
    fill(row) {
      if (merges === undefined) return;
      if (merges.length > known) noteRanges();
      if (open.length > 0) {
        open = open.filter(({ last }) => last >= row.row);
        const missing = open.filter(
          (cell) => reachesInto(row, cell) && isSpread(cell.column) && placeOf(row, cell.column) < 0,
        );
        for (const cell of missing) cell.copyTo(row);
        if (missing.length > 0) sortCells(row);
      }
      if (byRow.size > 0) openCells(row);
    },
    firstRowOf(row, column) {
      if (open.length === 0 || placeOf(row, column) >= 0) return undefined;
      return open.find((cell) => cell.column === column && reachesInto(row, cell))?.firstRow;
    },
  };
}

function placeOf(row: Row, column: number): number {
  for (let place = 0; place < row.count; place += 1) if (row.columns[place] === column) return place;
  return -1;
}

import type { PartEdit } from "./cell-looks.ts";
import { referencesOf } from "./formula-references.ts";
import type { SheetCell, SheetCells } from "./sheet-cells.ts";

/** How far a value may depend on another that depends on an answer. */
const MOST_ROUNDS = 12;

/**
 * Takes out the calculated values that depend on cells to be filled in, directly or through others on the sheet. Excel calculates them when it opens
 * the file; a program that does not shows nothing there instead of a value that is no longer true.
 */
export function outdatedValues(
  { rows }: SheetCells,
  sheet: string,
  filled: readonly { readonly row: number; readonly column: number }[],
): PartEdit[] {
  const formulas = [...rows.values()].flatMap(({ cells }) => cells.filter(({ formula }) => formula !== undefined));
  const changed = changedRows(filled);
  const outdated = new Set<SheetCell>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = outdated.size;
    for (const cell of formulas) {
      if (outdated.has(cell) || !dependsOn(cell, sheet, changed)) continue;
      outdated.add(cell);
      changed.add(cell.row, cell.column);
    }
    if (outdated.size === before) break;
  }
  return [...outdated].flatMap(({ value }) => (value === undefined ? [] : [{ ...value, text: "" }]));
}

interface ChangedRows {
  add(row: number, column: number): void;
  hasAny(row: number, column: number, lastRow: number, lastColumn: number): boolean;
}

/** By column the first and last row that changes: coarse, and on the safe side. */
function changedRows(filled: readonly { readonly row: number; readonly column: number }[]): ChangedRows {
  const columns = new Map<number, { first: number; last: number }>();
  const rows: ChangedRows = {
    add(row, column) {
      const known = columns.get(column);
      if (known === undefined) columns.set(column, { first: row, last: row });
      else {
        known.first = Math.min(known.first, row);
        known.last = Math.max(known.last, row);
      }
    },
    hasAny: (row, column, lastRow, lastColumn) =>
      [...columns].some(
        ([each, { first, last }]) => each >= column && each <= lastColumn && first <= lastRow && last >= row,
      ),
  };
  for (const { row, column } of filled) rows.add(row, column);
  return rows;
}

/** A formula that names no cell, but a table's column or a defined name, may name any. */
function dependsOn({ formula, row, column }: SheetCell, sheet: string, changed: ChangedRows): boolean {
  if (formula === undefined) return false;
  if (/[[\]]/.test(formula.text)) return true;
  const references = referencesOf(formula, row, column);
  return references.some(
    (reference) =>
      (reference.sheet === undefined || reference.sheet.toLowerCase() === sheet.toLowerCase()) &&
      changed.hasAny(reference.row, reference.column, reference.lastRow, reference.lastColumn),
  );
}

import type { PartEdit } from "./cell-looks.ts";
import { referencesOf, type CellReference } from "./formula-references.ts";
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
  const changed = changedRows(filled);
  let current = [...rows.values()].flatMap(({ cells }) => cells.flatMap((cell) => ownReferences(cell, sheet) ?? []));
  const outdated: SheetCell[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const still: typeof current = [];
    for (const each of current) {
      if (each.references !== "any" && !each.references.some((reference) => changed.hasAny(reference))) {
        still.push(each);
        continue;
      }
      outdated.push(each.cell);
      changed.add(each.cell.row, each.cell.column);
    }
    if (still.length === current.length) break;
    current = still;
  }
  return outdated.flatMap(({ value }) => (value === undefined ? [] : [{ ...value, text: "" }]));
}

/** The cells of its own sheet that a formula names. One that names a table's column may name any of them. */
function ownReferences(
  cell: SheetCell,
  sheet: string,
): { readonly cell: SheetCell; readonly references: readonly CellReference[] | "any" } | undefined {
  const { formula, row, column } = cell;
  if (formula === undefined) return undefined;
  if (/[\p{L}\p{N}_]\[/u.test(formula.text)) return { cell, references: "any" };
  const references = referencesOf(formula, row, column).filter(
    (reference) => reference.sheet === undefined || reference.sheet.toLowerCase() === sheet.toLowerCase(),
  );
  return references.length === 0 ? undefined : { cell, references };
}

interface ChangedRows {
  add(row: number, column: number): void;
  hasAny(reference: CellReference): boolean;
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
    hasAny: ({ row, column, lastRow, lastColumn }) =>
      [...columns].some(
        ([each, { first, last }]) => each >= column && each <= lastColumn && first <= lastRow && last >= row,
      ),
  };
  for (const { row, column } of filled) rows.add(row, column);
  return rows;
}

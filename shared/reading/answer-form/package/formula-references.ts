import { columnNumber } from "../../cells/column-letters.ts";
import type { CellFormula } from "./sheet-cells.ts";

/** Cells that a formula names. */
export interface CellReference {
  /** Absent for the formula's own sheet. */
  readonly sheet: string | undefined;
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const REFERENCE =
  /(?:(?:'((?:[^']|''){1,80})'|([\p{L}_][\p{L}\p{N}_.]{0,80}))!)?(?<![\p{L}\p{N}_.])(?:(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?|\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3}))(?![\p{L}\p{N}_(!.])/gu;

/** The cells that a formula names, as they are for the cell at `row` and `column`. Texts in quotes are left out. */
export function referencesOf(formula: CellFormula, row: number, column: number): CellReference[] {
  const down = row - formula.row;
  const right = column - formula.column;
  const found: CellReference[] = [];
  for (const match of formula.text.replaceAll(/"(?:[^"]|"")*"/g, '""').matchAll(REFERENCE)) {
    const [
      ,
      quoted,
      plain,
      fixedColumn,
      letters,
      fixedRow,
      digits,
      fixedColumn2,
      letters2,
      fixedRow2,
      digits2,
      whole,
      whole2,
    ] = match;
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    if (whole !== undefined) {
      const first = columnNumber(whole) ?? 1;
      found.push({ sheet, row: 1, column: first, lastRow: LAST_ROW, lastColumn: columnNumber(whole2 ?? "") ?? first });
      continue;
    }
    const at = (fixed: string | undefined, value: number, moved: number) => (fixed === "$" ? value : value + moved);
    const firstColumn = at(fixedColumn, columnNumber(letters ?? "") ?? LAST_COLUMN, right);
    const firstRow = at(fixedRow, Number(digits), down);
    found.push({
      sheet,
      row: firstRow,
      column: firstColumn,
      lastRow: digits2 === undefined ? firstRow : at(fixedRow2, Number(digits2), down),
      lastColumn: letters2 === undefined ? firstColumn : at(fixedColumn2, columnNumber(letters2) ?? LAST_COLUMN, right),
    });
  }
  return found;
}

import type { Statement } from "../../domain/statement/statement.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { referencesOf } from "./package/formula-references.ts";
import type { SheetRow } from "./package/sheet-cells.ts";
import type { FormSheet } from "./questions/form-lists.ts";

/**
 * Which line of the statement each row of a sheet for answers is about. A row repeats a line by formulas, which name the line's own row, or by
 * the number of its invoice.
 */
export function lineRowsOf(
  sheet: FormSheet,
  fromRow: number,
  toRow: number,
  statement: Pick<Statement, "lines">,
): ReadonlyMap<number, number> {
  const byPlace = new Map(statement.lines.map((line) => [placeOf(line.sheet, line.row), line]));
  const byNumber = Map.groupBy(
    statement.lines.filter(({ invoiceNumber }) => invoiceNumber !== ""),
    ({ invoiceNumber }) => plain(invoiceNumber),
  );
  const taken = new Set<number>();
  const lineOfRow = new Map<number, number>();
  for (const [number, row] of sheet.cells.rows) {
    if (number < fromRow || number > toRow) continue;
    const line = lineByFormulas(row, byPlace) ?? lineByNumber(row, byNumber, taken);
    if (line === undefined || taken.has(line.line)) continue;
    taken.add(line.line);
    lineOfRow.set(number, line.line);
  }
  return lineOfRow;
}

function lineByFormulas(row: SheetRow, byPlace: ReadonlyMap<string, StatementLine>): StatementLine | undefined {
  const lines = new Set<StatementLine>();
  for (const { formula, column } of row.cells) {
    if (formula === undefined) continue;
    for (const reference of referencesOf(formula, row.row, column)) {
      if (reference.sheet === undefined || reference.row !== reference.lastRow) continue;
      const line = byPlace.get(placeOf(reference.sheet, reference.row));
      if (line !== undefined) lines.add(line);
    }
  }
  const [only] = lines;
  return lines.size === 1 ? only : undefined;
}

function lineByNumber(
  row: SheetRow,
  byNumber: ReadonlyMap<string, readonly StatementLine[]>,
  taken: ReadonlySet<number>,
): StatementLine | undefined {
  for (const { text } of row.cells) {
    if (text === "") continue;
    const open = byNumber.get(plain(text))?.filter(({ line }) => !taken.has(line)) ?? [];
    if (open.length === 0) continue;
    const amounts = new Set(row.cells.map((cell) => Math.round(Number(cell.text || "x") * 100)));
    return open.find(({ outstandingPence }) => amounts.has(outstandingPence)) ?? open[0];
  }
  return undefined;
}

function placeOf(sheet: string, row: number): string {
  return `${sheet.toLowerCase()}\n${String(row)}`;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, "").toUpperCase();
}

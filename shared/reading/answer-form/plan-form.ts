import type { Ask, FormCell, FormPart, FormPlan } from "../../domain/answer-form/form-plan.ts";
import { columnLetters } from "../cells/column-letters.ts";
import { garbled } from "../cells/unreadable-file.ts";
import { styleAt } from "./answer-columns.ts";
import type { PartEdit } from "./package/cell-looks.ts";
import type { FormPackage } from "./package/form-package.ts";
import type { PartToEdit } from "./package/part-to-edit.ts";
import { recalculateOnOpening } from "./package/recalculate-on-opening.ts";
import { outdatedValues } from "./package/outdated-values.ts";
import type { SheetCells } from "./package/sheet-cells.ts";
import type { FormSheet } from "./questions/form-lists.ts";

/** A cell that gets an answer. */
export interface CellToFill {
  readonly sheet: FormSheet;
  readonly row: number;
  readonly column: number;
  readonly ask: Ask;
  readonly line?: number;
  readonly otherSign?: boolean;
}

/**
 * Turns the cells to fill into places in the bytes of their parts, with what else has to change so that Excel shows what it calculates from them.
 *
 * @throws UnreadableFile if a row to fill has no place in its part
 */
export function planForm(
  workbook: FormPackage,
  fileName: string,
  filled: readonly CellToFill[],
  unanswered: Pick<FormPlan, "linesWithoutRow" | "leftBlank">,
): FormPlan {
  const asks: Ask[] = [];
  const parts: FormPart[] = [];
  const cells: FormCell[] = [];
  const askNumbers = new Map<Ask, number>();
  const numberOf = (ask: Ask): number => {
    const known = askNumbers.get(ask);
    if (known !== undefined) return known;
    askNumbers.set(ask, asks.length);
    return asks.push(ask) - 1;
  };
  const addPart = (part: PartToEdit, edits: readonly PartEdit[], prefix = ""): number =>
    parts.push({ name: part.name, bytes: part.end, crc32: part.crc32, prefix, edits: [...edits] }) - 1;

  for (const [sheet, ofSheet] of Map.groupBy(filled, (each) => each.sheet)) {
    const part = addPart(
      sheet.cells.part,
      [...outdatedValues(sheet.cells, sheet.name, ofSheet), ...spansToDrop(sheet.cells, ofSheet)],
      sheet.cells.prefix,
    );
    for (const { row, column, ask, line, otherSign } of ofSheet) {
      const style = styleOf(sheet.cells, row, column, ask, workbook);
      cells.push({
        part,
        ...placeOf(sheet.cells, row, column),
        cell: `${columnLetters(column)}${String(row)}`,
        ...(style === undefined ? {} : { style }),
        ask: numberOf(ask),
        ...(line === undefined ? {} : { line }),
        ...(otherSign === true ? { otherSign: true } : {}),
      });
    }
  }
  const styleEdits = workbook.looks.edits();
  if (workbook.styles !== undefined && styleEdits.length > 0) addPart(workbook.styles, styleEdits);
  const recalculating = recalculateOnOpening(workbook.workbook);
  if (recalculating.length > 0) addPart(workbook.workbook, recalculating);
  return { fileName, is1904: workbook.is1904, asks, parts, cells, ...unanswered };
}

/** The bytes of a cell, or where it has to be put in. The row is there, as its line or label is, unless the sheet is damaged. */
function placeOf({ part, rows }: SheetCells, row: number, column: number): { from: number; to: number } {
  const found = rows.get(row);
  if (found === undefined) throw garbled(`Row ${String(row)} of the part ${part.name} can't be found.`);
  const next = found.cells.find((cell) => cell.column >= column);
  if (next?.column === column) return { from: next.from, to: next.to };
  const from = next?.from ?? found.cellsEnd;
  return { from, to: from };
}

/** Dates get a format that shows them as dates; every other cell keeps its style. */
function styleOf(cells: SheetCells, row: number, column: number, ask: Ask, { looks }: FormPackage): number | undefined {
  const style = styleAt(cells, cells.rows.get(row), column);
  if (ask.asks === "reply-date" || ask.asks === "paid-date") return looks.dateStyleOf(style) ?? style;
  return style === 0 ? undefined : style;
}

/** A row says between which columns its cells are. Where a cell is put in beyond them, that is no longer true, and it need not say. */
function spansToDrop({ rows, part }: SheetCells, filled: readonly CellToFill[]): PartEdit[] {
  const edits: PartEdit[] = [];
  for (const [number, cells] of Map.groupBy(filled, ({ row }) => row)) {
    const row = rows.get(number);
    if (row === undefined) continue;
    const tag = part.bytes.toString("latin1", row.from, row.tagEnd);
    const spans = /\sspans\s*=\s*["'](\d+):(\d+)["']/.exec(tag);
    if (spans === null) continue;
    const [written, first, last] = spans;
    if (cells.every(({ column }) => column >= Number(first) && column <= Number(last))) continue;
    const from = row.from + spans.index;
    edits.push({ from, to: from + written.length, text: "" });
  }
  return edits;
}

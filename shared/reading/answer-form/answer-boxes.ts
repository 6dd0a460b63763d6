import type { Ask } from "../../domain/answer-form/form-plan.ts";
import { isBlank, styleAt } from "./answer-columns.ts";
import type { CellLooks } from "./package/cell-looks.ts";
import type { SheetCell, SheetCells, SheetRow } from "./package/sheet-cells.ts";
import { contains, type FormLists, type FormSheet } from "./questions/form-lists.ts";
import { boxQuestion } from "./questions/box-question.ts";

/** A cell beside a label that asks something of the payable organisation as a whole. */
export interface AnswerBox {
  readonly row: number;
  readonly column: number;
  readonly ask: Ask;
}

interface FoundBox extends AnswerBox {
  readonly labelColumn: number;
  readonly isSure: boolean;
}

/**
 * The boxes of a sheet: labels with an empty cell to their right. A label that a sender may have meant for itself (`Date`, `Telephone`) counts only
 * in a block with one that is meant for the payable organisation, or on a sheet that is for answers as a whole.
 *
 * @param tableRows rows of tables, whose cells are no boxes
 */
export function findAnswerBoxes(
  sheet: FormSheet,
  looks: CellLooks,
  lists: FormLists,
  { tableRows, isForAnswers }: { readonly tableRows: ReadonlySet<number>; readonly isForAnswers: boolean },
): AnswerBox[] {
  const found: FoundBox[] = [];
  for (const [number, row] of sheet.cells.rows) {
    if (tableRows.has(number)) continue;
    if (found.length > MOST_BOXES) return [];
    for (const cell of row.cells) {
      if (cell.text === "" || cell.formula !== undefined || cell.type === "n") continue;
      const question = boxQuestion(cell.text);
      const isAsking = isForAnswers || question?.isIdentity === true || /[:?]\s*$/.test(cell.text);
      const column = question && boxBeside(sheet.cells, row, cell, looks, isAsking);
      if (question === undefined || column === undefined) continue;
      const ask = withChoices(question.ask, lists.choicesAt(sheet, number, column));
      if (ask !== undefined)
        found.push({ row: number, column, ask, labelColumn: cell.column, isSure: question.isSure });
    }
  }
  return found.filter(
    (box) => isForAnswers || box.isSure || found.some((other) => other.isSure && areTogether(box, other, found)),
  );
}

/** A form has a dozen boxes; a sheet with very many of them is none, and would take long to look at. */
const MOST_BOXES = 100;

const NEAR = 3;

/** Whether two labels stand in one block: under each other with few rows between, or in one row. */
function areTogether(one: FoundBox, other: FoundBox, all: readonly FoundBox[]): boolean {
  if (one.row === other.row) return true;
  if (one.labelColumn !== other.labelColumn) return false;
  const [low, high] = one.row < other.row ? [one.row, other.row] : [other.row, one.row];
  const rows = all
    .filter((box) => box.labelColumn === one.labelColumn && box.row >= low && box.row <= high)
    .map(({ row }) => row);
  return rows.every((row, index) => index === 0 || row - (rows[index - 1] ?? row) <= NEAR);
}

const FURTHEST = 5;

/**
 * The column of the empty cell that belongs to a label: the first to its right that may be written, before the next text. On a protected sheet that is
 * an unlocked one; on others the first that the sheet formats, or, where the label is plainly a question, the one next to it.
 */
function boxBeside(
  cells: SheetCells,
  row: SheetRow,
  label: SheetCell,
  looks: CellLooks,
  isAsking: boolean,
): number | undefined {
  const merge = cells.merges.find((range) => contains(range, row.row, label.column));
  if (merge !== undefined && merge.rows > 1) return undefined;
  const first = label.column + (merge?.columns ?? 1);
  let next: number | undefined;
  for (let column = first; column < first + FURTHEST; column++) {
    const cell = row.cells.find((each) => each.column === column);
    // A pound sign before the box is part of the label.
    if (cell?.text === "£" && cell.formula === undefined) {
      next = undefined;
      continue;
    }
    if (cell !== undefined && (cell.formula !== undefined || !isBlank(cell))) break;
    const inside = cells.merges.find((range) => contains(range, row.row, column));
    if (inside !== undefined && (inside.row !== row.row || inside.column !== column)) continue;
    if (cells.isProtected) {
      if (!looks.isLocked(styleAt(cells, row, column))) return column;
    } else {
      if (cell !== undefined) return column;
      next ??= column;
    }
  }
  return isAsking ? next : undefined;
}

function withChoices(ask: Ask, choices: ReturnType<FormLists["choicesAt"]>): Ask | undefined {
  if (choices === undefined) return ask;
  if (choices === "unknown") return undefined;
  if (ask.asks === "organisation-code") return choices.length === 0 ? undefined : ask;
  const yes = choices.find(({ code }) => /^y(?:es)?$/i.test(code));
  const no = choices.find(({ code }) => /^no?$/i.test(code));
  if (ask.asks === "yes-no" && yes && no) return { ...ask, yes: yes.code, no: no.code };
  return ask.asks === "yes-no" || ask.asks === "comment" ? { asks: "status", choices: [...choices] } : undefined;
}

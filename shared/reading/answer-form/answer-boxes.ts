import type { Ask } from "../../domain/answer-form/form-plan.ts";
import { isBlank, styleAt } from "./answer-columns.ts";
import type { CellLooks } from "./package/cell-looks.ts";
import type { SheetCell, SheetCells, SheetRow } from "./package/sheet-cells.ts";
import { contains, type FormLists, type FormSheet } from "./questions/form-lists.ts";
import { asksForPerson, boxQuestion } from "./questions/box-question.ts";

/** A cell beside a label that asks something of the payable organisation as a whole. */
export interface AnswerBox {
  readonly row: number;
  readonly column: number;
  readonly ask: Ask;
}

interface FoundBox extends AnswerBox {
  readonly label: string;
  readonly labelColumn: number;
  readonly isSure: boolean;
  readonly mayBePerson: boolean;
}

export interface AnswerBoxes {
  readonly found: readonly AnswerBox[];
  /** The labels of boxes that stay blank, because formulas work out which words they allow. */
  readonly leftBlank: readonly string[];
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
): AnswerBoxes {
  const found: FoundBox[] = [];
  const computed: FoundBox[] = [];
  for (const [number, row] of sheet.cells.rows) {
    if (tableRows.has(number)) continue;
    if (found.length > MOST_BOXES) return { found: [], leftBlank: [] };
    for (const cell of row.cells) {
      if (cell.text === "" || cell.formula !== undefined || cell.type === "n") continue;
      const question = boxQuestion(cell.text);
      const isAsking = isForAnswers || question?.isIdentity === true || /[:?]\s*$/.test(cell.text);
      const figures =
        question?.ask.asks === "amount" ? figuresNear(sheet.cells, number, tableRows, found) : new Set<number>();
      const column = question && boxBeside(sheet.cells, row, cell, looks, { isAsking, figures });
      if (question === undefined || column === undefined) continue;
      const { isSure, mayBePerson = false } = question;
      const box = { row: number, column, label: cell.text, labelColumn: cell.column, isSure, mayBePerson };
      const choices = lists.choicesAt(sheet, number, column);
      const ask = withChoices(question.ask, choices);
      if (ask !== undefined) found.push({ ...box, ask });
      else if (choices === "unknown") computed.push({ ...box, ask: question.ask });
    }
  }
  const isOfForm = (box: FoundBox): boolean =>
    isForAnswers || box.isSure || found.some((other) => other.isSure && areTogether(box, other, found));
  const ofForm = found.filter(isOfForm);
  const isPersons = ({ row, labelColumn }: FoundBox): boolean =>
    [...sheet.cells.rows].some(
      ([number, { cells }]) =>
        Math.abs(number - row) <= NEAR &&
        cells.some(({ column, text }) => (column === labelColumn || number === row) && asksForPerson(text)),
    );
  const hasCode = ofForm.some(({ ask }) => ask.asks === "organisation-code");
  const hasOrganisation = ofForm.some(({ ask, mayBePerson }) => ask.asks === "organisation-name" && !mayBePerson);
  return {
    found: ofForm.filter((box) => !(box.mayBePerson && (hasOrganisation || (hasCode && isPersons(box))))),
    leftBlank: computed.filter(isOfForm).map(({ label }) => label),
  };
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

/** The columns in which the rows around a box have figures, or boxes for them: that of the balance claimed, above the box for the balance agreed. */
function figuresNear(
  { rows }: SheetCells,
  row: number,
  tableRows: ReadonlySet<number>,
  found: readonly FoundBox[],
): Set<number> {
  const columns = new Set(
    found.flatMap((box) => (box.ask.asks === "amount" && row - box.row <= NEAR ? [box.column] : [])),
  );
  for (let near = row - NEAR; near <= row + NEAR; near++) {
    if (tableRows.has(near)) continue;
    for (const { type, text, formula, column } of rows.get(near)?.cells ?? [])
      if (formula !== undefined || (type === "n" && text !== "")) columns.add(column);
  }
  return columns;
}

const FURTHEST = 5;

/**
 * The column of the empty cell that belongs to a label: the first to its right that may be written, before the next text. On a protected sheet that is
 * an unlocked one; on others one under or above figures, else the first that the sheet formats, or, where the label is plainly a question, the
 * one next to it.
 */
function boxBeside(
  cells: SheetCells,
  row: SheetRow,
  label: SheetCell,
  looks: CellLooks,
  { isAsking, figures }: { readonly isAsking: boolean; readonly figures: ReadonlySet<number> },
): number | undefined {
  const merge = cells.merges.find((range) => contains(range, row.row, label.column));
  if (merge !== undefined && merge.rows > 1) return undefined;
  const first = label.column + (merge?.columns ?? 1);
  let next: number | undefined;
  let formatted: number | undefined;
  for (let column = first; column < first + FURTHEST; column++) {
    const cell = row.cells.find((each) => each.column === column);
    // A pound sign before the box is part of the label.
    if (cell?.text === "£" && cell.formula === undefined) {
      next = undefined;
      formatted = undefined;
      continue;
    }
    if (cell !== undefined && (cell.formula !== undefined || !isBlank(cell))) break;
    const inside = cells.merges.find((range) => contains(range, row.row, column));
    if (inside !== undefined && (inside.row !== row.row || inside.column !== column)) continue;
    if (cells.isProtected) {
      if (!looks.isLocked(styleAt(cells, row, column))) return column;
    } else {
      if (figures.has(column)) return column;
      if (cell !== undefined) formatted ??= column;
      next ??= column;
    }
  }
  return formatted ?? (isAsking ? next : undefined);
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

import type { FormCode } from "../../../domain/answer-form/form-plan.ts";
import type { MergedRange } from "../../cells/merged-ranges.ts";
import type { CellValidation } from "../package/cell-validations.ts";
import { referencesOf } from "../package/formula-references.ts";
import type { SheetCell, SheetCells } from "../package/sheet-cells.ts";

/** Looks up what the form allows in its cells, and what its codes stand for. */
export interface FormLists {
  /** The words that a cell may take. `unknown`: it has a list that can't be read. Absent: it has none. */
  choicesAt(sheet: FormSheet, row: number, column: number): readonly FormCode[] | "unknown" | undefined;
  /** The longest text that a cell may take. */
  longestAt(sheet: FormSheet, row: number, column: number): number | undefined;
  /** The key of codes somewhere in the workbook: a short word beside what it stands for. */
  key(): readonly FormCode[];
}

export interface FormSheet {
  readonly name: string;
  /** From 0, in the order of the workbook. */
  readonly number: number;
  readonly isHidden: boolean;
  readonly cells: SheetCells;
}

const MOST_CHOICES = 300;

export function formLists(
  sheetNamed: (name: string) => FormSheet | undefined,
  all: () => readonly FormSheet[],
  names: ReadonlyMap<string, string>,
): FormLists {
  let known: readonly FormCode[] | undefined;
  const listOf = (validation: CellValidation, sheet: FormSheet): readonly FormCode[] | "unknown" => {
    const written = /^"((?:[^"]|"")*)"$/.exec(validation.first.trim())?.[1];
    if (written !== undefined)
      return written
        .split(",")
        .map((word) => word.replaceAll('""', '"').trim())
        .filter((word) => word !== "")
        .map((word) => ({ code: word, says: word, ...(isNumber(word) ? { isNumber: true as const } : {}) }));
    const given = validation.first.trim().replace(/^=/, "");
    const formula = (
      names.get(`${String(sheet.number)}!${given.toLowerCase()}`) ??
      names.get(given.toLowerCase()) ??
      given
    )
      .replace(/^=/, "")
      // INDIRECT of a text in quotation marks is the range that the text names.
      .replace(/^INDIRECT\(\s*"([^"()]+)"\s*(?:,\s*(?:TRUE|1)\s*)?\)$/i, "$1");
    // A formula that works out its cells is not followed.
    if (/[(]/.test(formula)) return "unknown";
    const [range, second] = referencesOf({ text: formula, row: 1, column: 1 }, 1, 1);
    const from = range?.sheet === undefined ? sheet : sheetNamed(range.sheet);
    if (range === undefined || second !== undefined || from === undefined) return "unknown";
    return wordsIn(from.cells, range);
  };
  return {
    choicesAt(sheet, row, column) {
      const validation = validationAt(sheet.cells, row, column);
      return validation?.type === "list" ? listOf(validation, sheet) : undefined;
    },
    longestAt(sheet, row, column) {
      const validation = validationAt(sheet.cells, row, column);
      if (validation?.type !== "textLength") return undefined;
      const limit = Number(validation.operator === "between" ? validation.second : validation.first);
      if (!Number.isSafeInteger(limit) || limit < 1) return undefined;
      if (validation.operator === "lessThan") return limit > 1 ? limit - 1 : undefined;
      return validation.operator === "lessThanOrEqual" || validation.operator === "between" ? limit : undefined;
    },
    key: () => (known ??= findKey(all())),
  };
}

function validationAt({ validations }: SheetCells, row: number, column: number): CellValidation | undefined {
  return validations.find(({ cells }) => cells.some((range) => contains(range, row, column)));
}

export function contains(range: MergedRange, row: number, column: number): boolean {
  return (
    row >= range.row && row < range.row + range.rows && column >= range.column && column < range.column + range.columns
  );
}

/** The words of a range, each with what the cell to its right says if the list is a key of codes. */
function wordsIn(
  { rows }: SheetCells,
  range: { readonly row: number; readonly column: number; readonly lastRow: number; readonly lastColumn: number },
): readonly FormCode[] {
  const found: FormCode[] = [];
  for (let row = range.row; row <= Math.min(range.lastRow, range.row + MOST_CHOICES); row++) {
    for (let column = range.column; column <= Math.min(range.lastColumn, range.column + MOST_CHOICES); column++) {
      const cell = rows.get(row)?.cells.find((each) => each.column === column);
      const code = cell?.text ?? "";
      if (code === "" || found.length >= MOST_CHOICES) continue;
      const beside = range.column === range.lastColumn ? textAt(rows.get(row)?.cells, column + 1) : "";
      found.push({
        code,
        says: code.length <= LONGEST_CODE && beside.length > code.length ? beside : code,
        ...asNumber(cell),
      });
    }
  }
  return found;
}

/** Excel compares a cell with a list by value, and a number is not the text of its digits. */
function asNumber(cell: SheetCell | undefined): { readonly isNumber?: true } {
  return cell?.type === "n" && isNumber(cell.text) ? { isNumber: true } : {};
}

function isNumber(text: string): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(text);
}

export function textAt(cells: readonly SheetCell[] | undefined, column: number): string {
  return cells?.find((cell) => cell.column === column)?.text ?? "";
}

const LONGEST_CODE = 6;
const KEY_TITLE = /\b(?:codes?|key|legend|reasons?)\b/i;
const FEWEST_CODES = 3;
/** A row of a key has a code, its meaning, and perhaps a remark; a row of the statement has more. */
const MOST_CELLS = 3;

/** At least three rows in a run with a short code and, to its right, words; under a heading or on a sheet that is called a key. */
function findKey(sheets: readonly FormSheet[]): readonly FormCode[] {
  for (const sheet of sheets) {
    let titled = KEY_TITLE.test(sheet.name);
    let run: FormCode[] = [];
    let runColumn = 0;
    let best: readonly FormCode[] = [];
    for (const { cells } of sheet.cells.rows.values()) {
      const texts = cells.filter(({ text, formula }) => text !== "" && formula === undefined);
      if (texts.some(({ text }) => KEY_TITLE.test(text) && text.length < 60)) titled = true;
      const place = texts.findIndex((cell, index) => isCodeWithWords(cell, texts[index + 1]));
      const code = texts[place];
      const words = texts[place + 1];
      if (
        texts.length > MOST_CELLS ||
        !titled ||
        code === undefined ||
        words === undefined ||
        (run.length > 0 && code.column !== runColumn)
      ) {
        if (texts.length > 0) run = [];
        continue;
      }
      runColumn = code.column;
      run.push({ code: code.text, says: words.text, ...asNumber(code) });
      if (run.length >= FEWEST_CODES && run.length > best.length) best = [...run];
    }
    if (best.length > 0) return best;
  }
  return [];
}

function isCodeWithWords(code: SheetCell, words: SheetCell | undefined): boolean {
  return (
    words?.column === code.column + 1 &&
    /^[A-Za-z]{0,6}[-. ]?\d{0,3}[A-Za-z]?$/.test(code.text) &&
    !/^(?:code|key|ref)$/i.test(code.text) &&
    /[A-Za-z]{3}/.test(words.text) &&
    words.text.length > code.text.length &&
    words.text.length < 120
  );
}

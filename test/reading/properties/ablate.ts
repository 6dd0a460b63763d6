import type { Cell } from "../systems/notation.ts";
import type { SheetCase } from "../systems/sheet-case.ts";
import { cellAt, withCell, type Place } from "./sheet-edits.ts";

/** A word of a sheet that a reader may have understood: neither a number of a line nor an amount. */
export interface Word {
  readonly place: Place;
  readonly word: string;
}

/** Another name is another organisation, so these cells stay as they are. */
const NAMES = /Northfold|Westhaven|Southmoor/iu;

/** What alone says that figures count pence: without it nobody could know. */
const ONLY_MARK = /^pence$/iu;

/** The words of a sheet, without those of its lines' numbers, names of organisations and figures. */
export function wordsOf({ sheets, truth }: SheetCase): Word[] {
  const numbers = new Set(truth.lines.flatMap((line) => line.numbers));
  return sheets.flatMap(({ rows }, sheet) =>
    rows.flatMap((cells, row) =>
      cells.flatMap((cell, column): Word[] => {
        if (cell.type !== "text" || numbers.has(cell.text.trim()) || NAMES.test(cell.text)) return [];
        const named = truth.lines.flatMap((line) =>
          line.numbers.filter((number) => number !== "" && cell.text.includes(number)),
        );
        const words = cell.text.match(/[\p{L}%£€'/+#]{2,}|[€$%+]|\b[A-Z]\b/gu) ?? [];
        return [...new Set(words)]
          .filter((word) => !ONLY_MARK.test(word) && !named.some((number) => number.includes(word)))
          .map((word) => ({ place: { sheet, row, column }, word }));
      }),
    ),
  );
}

/** Nonsense that no reader knows, in the shape of the word: its length and its capitals. */
export function nonsenseFor(word: string): string {
  const letters = "xqvzkwjyxqvzkwjy";
  const made = letters.slice(0, Math.max(2, Math.min(word.length, letters.length)));
  return word === word.toUpperCase() ? made.toUpperCase() : `${made.charAt(0).toUpperCase()}${made.slice(1)}`;
}

/** The case with one word replaced: in that cell, or in every cell that is the same as that cell. */
export function ablate(base: SheetCase, { place, word }: Word, everywhere: boolean): SheetCase {
  const cell = cellAt(base.sheets, place);
  if (cell.type !== "text") return base;
  const made: Cell = { type: "text", text: cell.text.replace(word, nonsenseFor(word)) };
  const sheets = everywhere
    ? base.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((cells) =>
          cells.map((each) => (each.type === "text" && each.text === cell.text ? made : each)),
        ),
      }))
    : withCell(base.sheets, place, made);
  return {
    ...base,
    name: `${base.name}: “${cell.text}” became “${made.text}”${everywhere ? " everywhere" : ""}`,
    sheets,
  };
}

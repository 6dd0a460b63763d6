import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { moneyInText } from "../../table/figures/money-in-text.ts";
import { amountOfValue, isPenceReading } from "../../table/values/cell-value.ts";
import { type KeptCell, type KeptRow, cellAt } from "../../table/rows/kept-row.ts";
import { saysNoNumber } from "../../table/values/cell-words.ts";
import { totalMeaning } from "../../table/rows/row-labels.ts";

/** A total or balance that is stated outside the tables. */
export interface TotalOutside {
  readonly label: string;
  /** The row and the column of the figure. */
  readonly row: number;
  readonly column: string;
  readonly pence: Pence;
}

/**
 * The totals that a row outside the tables states: beside a label (`Total outstanding | £ | 1,234.56`), below it, or in the same text
 * (`BALANCE DUE GBP 340.50`, `The total outstanding is £1,234.56.`).
 */
export function readStatedTotals(row: KeptRow, next: KeptRow | undefined): TotalOutside[] {
  return row.cells.flatMap((cell, at) => {
    if (cell.type !== "text") return [];
    const own = readTotalInText(cell.text);
    if (own !== undefined) return [{ ...own, row: row.row, column: columnLetters(cell.column) }];
    const label = cell.text;
    if (!isLabelOfTotal(label)) return [];
    const beside = figureAfter(row, at);
    if (beside !== undefined) return [{ label, row: row.row, ...beside }];
    const below = next?.row === row.row + 1 ? figureBelow(row, at, next) : undefined;
    return below === undefined ? [] : [{ label, row: row.row + 1, ...below }];
  });
}

/** A total whose label and figure are in one text; `undefined` if the text holds no or several figures, or is about something else. */
export function readTotalInText(text: string): { label: string; pence: Pence } | undefined {
  const [figure, second] = moneyInText(text);
  const from = figure?.from ?? text.search(/[£\d]/u);
  if (from < 0 || second !== undefined) return undefined;
  const amount = figure?.pence ?? amountAfterColon(text);
  if (amount === undefined) return undefined;
  const rest = `${text.slice(0, from)} ${figure === undefined ? "" : text.slice(figure.to)}`;
  const label = rest.replaceAll(/\s+/gu, " ").replace(WORDS_BEFORE_FIGURE, "").trim();
  if (isLabelOfTotal(label)) return { label, pence: amount };
  return SENTENCE.test(text) && !ABOUT_OTHERS.test(text) ? { label: text, pence: amount } : undefined;
}

/** `Total: 1540` */
function amountAfterColon(text: string): Pence | undefined {
  const colon = text.indexOf(":");
  const after = colon < 0 ? "" : text.slice(colon + 1).trim();
  const amount = amountOfValue("text", Number.NaN, after);
  return /\d/u.test(after) && isPenceReading(amount) ? amount : undefined;
}

const WORDS_BEFORE_FIGURE = /[ :=–-]*(?:\b(?:is|of|are|gbp)\b|[:=£–-])?[ .:=–-]*$/iu;

const SENTENCE =
  /\b(?:total|balance|amount|sum)\b[^.]{0,60}\b(?:due|outstanding|owed|owing|payable|unpaid|now)\b|\b(?:outstanding|unpaid|total|overall|closing|current) (?:balance|total|amount|sum|debt)\b|\b(?:you|which you) owe\b|\bplease pay\b|\b(?:is|are) owed\b|\bowed to us\b/iu;

/** Words that make a figure in such a sentence something other than what this statement claims. */
const ABOUT_OTHERS =
  /\b(?:per|thresholds?|limits?|over|above|exceed\w*|under|minimum|maximum|(?:more|less) than|last|previous|brought forward|interest|we owe)\b/iu;

function isLabelOfTotal(text: string): boolean {
  const meaning = totalMeaning(text);
  return meaning !== undefined && meaning !== "carried";
}

type PlacedAmount = Pick<TotalOutside, "column" | "pence">;

/** The figure to the right of a label, before other words; of several figures, the last one if it is what the others add up to. */
function figureAfter(row: KeptRow, at: number): PlacedAmount | undefined {
  const figures: (PlacedAmount & { readonly cell: KeptCell })[] = [];
  for (const cell of row.cells.slice(at + 1)) {
    if (cell.type === "date") continue;
    const amount = amountOfValue(cell.type, cell.number, cell.stored, undefined, cell.format);
    if (isPenceReading(amount) && !saysNoNumber(cell.text))
      figures.push({ column: columnLetters(cell.column), pence: amount, cell });
    else if (cell.type !== "text" || !/^(?:£|gbp|:|=)$/iu.test(cell.text)) break;
  }
  const last = figures.at(-1);
  if (last === undefined) return undefined;
  const others = figures.slice(0, -1).reduce((sum, { pence }) => sum + pence, 0);
  return figures.length === 1 || others === last.pence ? { column: last.column, pence: last.pence } : undefined;
}

function figureBelow(row: KeptRow, at: number, next: KeptRow): PlacedAmount | undefined {
  const column = row.cells[at]?.column ?? 0;
  if (row.cells[at + 1]?.type === "number") return undefined;
  const below = cellAt(next, column);
  if (below === undefined || below.type === "date") return undefined;
  const amount = amountOfValue(below.type, below.number, below.stored, undefined, below.format);
  if (!isPenceReading(amount) || saysNoNumber(below.text)) return undefined;
  return { column: columnLetters(column), pence: amount };
}

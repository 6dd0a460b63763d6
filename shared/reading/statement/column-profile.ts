import { amountOfValue, isPenceReading } from "../values/cell-value.ts";
import { parseDate } from "../values/parse-date.ts";
import type { KeptCell, KeptRow } from "./kept-row.ts";

/** What the values of a column look like, over the first rows of a table. Shares are of the filled cells. */
export interface ColumnProfile {
  readonly column: number;
  readonly filled: number;
  readonly amounts: number;
  /** Amounts that have pence. */
  readonly fractions: number;
  readonly dates: number;
  /** Whole numbers that would be days of this century's first half. */
  readonly serialDays: number;
  readonly identifiers: number;
  readonly formulas: number;
  readonly distinct: number;
  /** 1, 2, 3, …: a line number. */
  readonly counting: boolean;
  /** Letters, mostly with spaces between: words. */
  readonly words: number;
  readonly orders: number;
  /** The amounts in pence by row, for comparisons between columns. */
  readonly pence: ReadonlyMap<number, number>;
}

const IDENTIFIER = /^(?=[^ ]*\d)[a-z0-9][a-z0-9/._\\-]*(?: [a-z0-9/._\\-]*\d[a-z0-9/._\\-]*)?$/iu;
const ORDER = /^(?:p\.?o\.?|ord(?:er)?)[ .:#-]?[a-z]{0,3}\d{3,}/iu;

/** The profile of each column that has values in these rows. */
export function profileColumns(rows: readonly KeptRow[]): ReadonlyMap<number, ColumnProfile> {
  const cellsByColumn = new Map<number, { row: KeptRow; cell: KeptCell }[]>();
  for (const row of rows) {
    for (const cell of row.cells) {
      const cells = cellsByColumn.get(cell.column);
      if (cells) cells.push({ row, cell });
      else cellsByColumn.set(cell.column, [{ row, cell }]);
    }
  }
  const profiles = new Map<number, ColumnProfile>();
  for (const [column, cells] of cellsByColumn) profiles.set(column, profileOf(column, cells));
  return profiles;
}

/** Whether a text looks like a purchase order number: `PO16132`. */
export function looksLikeOrder(text: string): boolean {
  return ORDER.test(text);
}

function profileOf(column: number, cells: readonly { row: KeptRow; cell: KeptCell }[]): ColumnProfile {
  let dates = 0;
  let serialDays = 0;
  let identifiers = 0;
  let formulas = 0;
  let words = 0;
  let orders = 0;
  let fractions = 0;
  let counted = 0;
  let previous: number | undefined;
  const distinct = new Set<string>();
  const pence = new Map<number, number>();
  for (const { row, cell } of cells) {
    distinct.add(cell.text);
    const amount = amountOfValue(cell.type, cell.number, cell.stored);
    if (isPenceReading(amount)) {
      pence.set(row.row, amount);
      if (amount % 100 !== 0) fractions += 1;
      if (previous !== undefined && amount === previous + 100) counted += 1;
      previous = amount;
    }
    if (cell.type === "formula") formulas += 1;
    if (cell.type === "date" || (cell.type === "text" && parseDate(cell.text) !== undefined)) dates += 1;
    else if (cell.type === "number" && Number.isInteger(cell.number) && cell.number > 38_000 && cell.number < 56_000) {
      serialDays += 1;
    }
    if (cell.type === "text" || (cell.type === "number" && Number.isInteger(cell.number))) {
      if (IDENTIFIER.test(cell.text) && !/^\d+[.,]\d{2}$/u.test(cell.text)) identifiers += 1;
      else if (/[a-z]{2}/iu.test(cell.text)) words += 1;
      if (looksLikeOrder(cell.text)) orders += 1;
    }
  }
  return {
    column,
    filled: cells.length,
    amounts: pence.size,
    fractions,
    dates,
    serialDays,
    identifiers,
    formulas,
    distinct: distinct.size,
    counting: cells.length > 2 && counted >= cells.length - 2,
    words,
    orders,
    pence,
  };
}

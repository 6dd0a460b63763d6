import { amountOfValue, isPenceReading } from "../values/cell-value.ts";
import { dateOfBareNumber, dateOfSerialText, parseDate } from "../values/parse-date.ts";
import type { KeptCell, KeptRow } from "./kept-row.ts";
import { typeOf } from "./row-meaning.ts";

/** What the values of a column look like, over the first rows of a table. */
export interface ColumnProfile {
  readonly column: number;
  /** How many cells of it are filled: all other counts are of these. */
  readonly filled: number;
  readonly amounts: number;
  /** Amounts that have pence. */
  readonly fractions: number;
  readonly dates: number;
  /** Whole numbers that would be days of this century's first half, as serial days or in digits (20230315). */
  readonly serialDays: number;
  readonly formulas: number;
  /** The amounts in pence by row, for comparisons between columns. */
  readonly pence: ReadonlyMap<number, number>;
  /** What is only asked of columns whose headings say nothing; worked out then. */
  readonly looks: () => ColumnLooks;
}

export interface ColumnLooks {
  readonly identifiers: number;
  /** Letters, mostly with spaces between. */
  readonly words: number;
  readonly orders: number;
  readonly distinct: number;
  /** 1, 2, 3, …: a line number. */
  readonly counting: boolean;
  /** INV, CRN, PMT, …: nothing but words for what a line is. */
  readonly types: boolean;
  /** Values that say whether an amount is owed or owing: DR, CR, +, -. None where nothing but - is: that stands for nothing. */
  readonly sides: number;
  readonly hasPlus: boolean;
}

const IDENTIFIER = /^(?=[^ ]*\d)[a-z0-9][a-z0-9/._\\-]*(?: [a-z0-9/._\\-]*\d[a-z0-9/._\\-]*)?$/iu;
const SIDE = /^(?:[+-]|dr|cr|debit|credit)\.?$/iu;
const ORDER = /^(?:p\.?o\.?|ord(?:er)?)[ .:#-]?[a-z]{0,3}\d{3,}/iu;

/** The profile of each column that has values in these rows. */
export function profileColumns(rows: readonly KeptRow[]): ReadonlyMap<number, ColumnProfile> {
  const cellsByColumn = new Map<number, PlacedCell[]>();
  for (const row of rows) {
    for (const cell of row.cells) {
      const cells = cellsByColumn.get(cell.column);
      if (cells) cells.push({ row: row.row, cell });
      else cellsByColumn.set(cell.column, [{ row: row.row, cell }]);
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

interface PlacedCell {
  readonly row: number;
  readonly cell: KeptCell;
}

function profileOf(column: number, cells: readonly PlacedCell[]): ColumnProfile {
  let dates = 0;
  let serialDays = 0;
  let formulas = 0;
  let fractions = 0;
  const pence = new Map<number, number>();
  for (const { row, cell } of cells) {
    switch (cell.type) {
      case "formula":
        formulas += 1;
        break;
      case "date":
        dates += 1;
        break;
      case "number":
      case "text": {
        if (cell.type === "text" && !mayBeFigure(cell.text)) break;
        const amount = amountOfValue(cell.type, cell.number, cell.stored);
        if (isPenceReading(amount)) {
          pence.set(row, amount);
          if (amount % 100 !== 0) fractions += 1;
        }
        if (cell.type === "text" && parseDate(cell.text) !== undefined) dates += 1;
        else if (cell.type === "number" ? isBareDay(cell.number) : dateOfSerialText(cell.text) !== undefined)
          serialDays += 1;
        break;
      }
      default:
        break;
    }
  }
  let looks: ColumnLooks | undefined;
  return {
    column,
    filled: cells.length,
    amounts: pence.size,
    fractions,
    dates,
    serialDays,
    formulas,
    pence,
    looks: () => (looks ??= looksOf(cells)),
  };
}

/** Cheap: amounts and days have a digit or are a dash or a word for nothing. */
function mayBeFigure(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 65 || first > 122 || /\d/u.test(text) || text.length <= 4;
}

function isBareDay(number: number): boolean {
  if (!Number.isInteger(number)) return false;
  if (number > 38_000 && number < 56_000) return true;
  return number > 20_000_000 && number < 20_500_000 && dateOfBareNumber(number) !== undefined;
}

function looksOf(cells: readonly PlacedCell[]): ColumnLooks {
  let identifiers = 0;
  let words = 0;
  let orders = 0;
  let counted = 0;
  let types = 0;
  let sides = 0;
  let previous: number | undefined;
  const distinct = new Set<string>();
  for (const { cell } of cells) {
    distinct.add(cell.text);
    if (cell.type === "text" && SIDE.test(cell.text)) sides += 1;
    const number = cell.type === "number" ? cell.number : /^\d{1,6}$/u.test(cell.text) ? Number(cell.text) : undefined;
    if (number !== undefined && previous !== undefined && number === previous + 1) counted += 1;
    previous = number;
    if (cell.type !== "text" && !(cell.type === "number" && Number.isInteger(cell.number))) continue;
    if (IDENTIFIER.test(cell.text) && !/^\d+[.,]\d{2}$/u.test(cell.text)) identifiers += 1;
    else if (/[a-z]{2}/iu.test(cell.text)) words += 1;
    if (looksLikeOrder(cell.text)) orders += 1;
    if (!/\d/u.test(cell.text) && typeOf(cell.text) !== undefined) types += 1;
  }
  return {
    identifiers,
    words,
    orders,
    distinct: distinct.size,
    counting: cells.length > 2 && counted >= cells.length - 2,
    sides: distinct.size === 1 && distinct.has("-") ? 0 : sides,
    hasPlus: distinct.has("+"),
    types: types > 0 && types * 2 >= cells.length && identifiers * 4 <= cells.length,
  };
}

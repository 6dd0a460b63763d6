import { namesAge } from "../headings/ageing-heading.ts";
import { amountOfValue, isPenceReading, type CellAmountProblem } from "../values/cell-value.ts";
import { namesPounds } from "../../../domain/amounts-and-days/foreign-currency.ts";
import { saidByFormat } from "../said/said-by-format.ts";
import type { SaidUnit } from "../said/said.ts";
import { entryKindOf } from "../values/entry-kind.ts";
import { areEntrySides, entrySideOf } from "../values/entry-side.ts";
import { parseDate, dateOfSerialText, dateOfBareNumber } from "../values/parse-date.ts";
import type { KeptRow, KeptCell } from "../rows/kept-row.ts";

/** What the values of a column look like in the first rows of a table. */
export interface ColumnProfile {
  readonly column: number;
  /** How many cells are filled; all other counts are about these. */
  readonly filled: number;
  readonly amounts: number;
  /** Figures that are amounts under a heading of amounts, but can't be read to the penny as they stand: 1.0833333, 3.000, €5.00. */
  readonly unclearAmounts: number;
  /** Whether any amount is shown with two decimals, as amounts in pounds and pence are, or with the pound's sign. */
  readonly showsPence: boolean;
  readonly showsPounds: boolean;
  /** A unit that the number format of a cell shows, and the row of the first such cell. */
  readonly unitShown: { readonly unit: SaidUnit; readonly row: number } | undefined;
  /** Amounts that have pence. */
  readonly fractions: number;
  readonly dates: number;
  /** Whole numbers that may be dates of this century's first half, as serial days or in digits (20230315). */
  readonly serialDays: number;
  readonly formulas: number;
  /** The amounts in pence by row, to compare columns. */
  readonly pence: ReadonlyMap<number, number>;
  /** What its cells of text say. */
  texts(): string[];
  /** How many forms the values have: SI-1001 and SI-1002 have one, SI-1001 and 70023 have two. */
  forms(): number;
  /** Whether it holds words for types of lines: INV, CRN, PMT, … */
  holdsLineTypes(): boolean;
  /** Details that are needed only for columns without a known heading; worked out on the first call. */
  details(): ValueDetails;
}

interface ValueDetails {
  readonly identifiers: number;
  /** Of these, those with a letter or at least three digits: smaller numbers are counts. */
  readonly longIdentifiers: number;
  /** Values without spaces, short enough for a code. */
  readonly singles: number;
  /** Letters, mostly with spaces between. */
  readonly words: number;
  readonly orders: number;
  readonly distinct: number;
  /** Values that name an age: 0-30, 31-60, 90+. */
  readonly ages: number;
  /** 1, 2, 3, …: a line number. */
  readonly countsUp: boolean;
  /** Values that say whether an amount is a debit or a credit: DR, CR, +, -. 0 if all values are -, which then means that a cell is empty. */
  readonly sides: number;
  readonly hasPlus: boolean;
}

export const IDENTIFIER = /^(?=[^ ]*\d)[a-z0-9][a-z0-9/._\\-]*(?: [a-z0-9/._\\-]*\d[a-z0-9/._\\-]*)?$/iu;

const ORDER = /^(?:p\.?o\.?|ord(?:er)?)[ .:#-]?[a-z]{0,3}\d{3,}/iu;

/** The profile of each column that has values in these rows. */
export function profileColumns(rows: readonly KeptRow[]): ReadonlyMap<number, ColumnProfile> {
  const profiles = new Map<number, ProfileOfCells>();
  for (const row of rows) {
    for (const cell of row.cells) {
      let profile = profiles.get(cell.column);
      if (profile === undefined) {
        profile = new ProfileOfCells(cell.column);
        profiles.set(cell.column, profile);
      }
      profile.add(row.row, cell);
    }
  }
  return profiles;
}

/** Whether a text looks like a purchase order number: `PO16132`. */
export function looksLikeOrder(text: string): boolean {
  return ORDER.test(text);
}

/** A class, because its counts change with every cell of the first rows. */
class ProfileOfCells implements ColumnProfile {
  readonly column: number;
  fractions = 0;
  showsPence = false;
  showsPounds = false;
  unitShown: ColumnProfile["unitShown"];
  dates = 0;
  serialDays = 0;
  formulas = 0;
  unclearAmounts = 0;
  private readonly cells: KeptCell[] = [];
  private readonly rowsOfAmounts: number[] = [];
  private readonly amountsInPence: number[] = [];
  private penceByRow: ReadonlyMap<number, number> | undefined;
  private known: ValueDetails | undefined;

  constructor(column: number) {
    this.column = column;
  }

  add(row: number, cell: KeptCell): void {
    this.cells.push(cell);
    switch (cell.type) {
      case "formula":
        this.formulas += 1;
        break;
      case "date":
        this.dates += 1;
        break;
      case "number":
      case "text":
        this.addFigure(row, cell);
        break;
      default:
        break;
    }
  }

  get filled(): number {
    return this.cells.length;
  }

  get amounts(): number {
    return this.rowsOfAmounts.length;
  }

  get pence(): ReadonlyMap<number, number> {
    this.penceByRow ??= this.byRow();
    return this.penceByRow;
  }

  texts(): string[] {
    return this.cells.flatMap(({ type, text }) => (type === "text" ? [text] : []));
  }

  forms(): number {
    return new Set(this.cells.map(({ text }) => text.replaceAll(/\p{L}/gu, "A").replaceAll(/\d/gu, "9"))).size;
  }

  holdsLineTypes(): boolean {
    return areLineTypes(this.cells) && this.details().identifiers * 4 <= this.cells.length;
  }

  details(): ValueDetails {
    this.known ??= detailsOf(this.cells);
    return this.known;
  }

  private byRow(): Map<number, number> {
    const byRow = new Map<number, number>();
    for (const [at, row] of this.rowsOfAmounts.entries()) byRow.set(row, this.amountsInPence[at] ?? 0);
    return byRow;
  }

  private noteHowShown(row: number, { type, text, format }: KeptCell): void {
    if (type === "text") {
      this.showsPence ||= /[.,]\d{2}(?!\d)/u.test(text);
      this.showsPounds ||= namesPounds(text);
    } else if (format !== undefined) {
      const { currency, unit } = saidByFormat(format);
      this.showsPence ||= format.sections[0]?.decimals === 2;
      this.showsPounds ||= currency === "pounds";
      if (unit !== undefined) this.unitShown ??= { unit, row };
    }
  }

  private addFigure(row: number, cell: KeptCell): void {
    if (cell.type === "text" && !mayBeFigure(cell.text)) return;
    const amount = amountOfValue(cell.type, cell.number, cell.stored, undefined, cell.format);
    if (isPenceReading(amount)) {
      this.noteHowShown(row, cell);
      this.rowsOfAmounts.push(row);
      this.amountsInPence.push(amount);
      if (amount % 100 !== 0) this.fractions += 1;
    } else if (UNCLEAR.has(amount)) this.unclearAmounts += 1;
    if (cell.type === "text" && parseDate(cell.text) !== undefined) this.dates += 1;
    else if (cell.type === "number" ? mayBeBareDay(cell.number) : dateOfSerialText(cell.text) !== undefined)
      this.serialDays += 1;
  }
}

const UNCLEAR: ReadonlySet<CellAmountProblem> = new Set<CellAmountProblem>([
  "dot-or-thousands",
  "not-whole-pence",
  "foreign-currency",
]);

/** A fast check: amounts and dates begin with a digit or a mark, or with one of the words below. */
function mayBeFigure(text: string): boolean {
  const first = text.charCodeAt(0) | 32;
  return first < 97 || first > 122 || FIGURE_WORD.test(text);
}

const FIGURE_WORD =
  /^(?:(?:gbp|cr|dr)(?![a-z])|[a-z]{2,3}\$? ?[-(]?\d|nil|zero|the|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

function mayBeBareDay(number: number): boolean {
  if (!Number.isInteger(number)) return false;
  if (number > 38_000 && number < 56_000) return true;
  return number > 20_000_000 && number < 20_500_000 && dateOfBareNumber(number) !== undefined;
}

const LONGEST_SIDE = 8;

const LONGEST_CODE = 20;

const SHORTEST_NUMBER = 3;

/** Lines are counted from 1, or go on from the page before: larger numbers that run on are those of documents. */
const LARGEST_FIRST = 100;

function detailsOf(cells: readonly KeptCell[]): ValueDetails {
  let identifiers = 0;
  let longIdentifiers = 0;
  let singles = 0;
  let words = 0;
  let orders = 0;
  let counted = 0;
  let sides = 0;
  let ages = 0;
  let first: number | undefined;
  let previous: number | undefined;
  const distinct = new Set<string>();
  for (const cell of cells) {
    distinct.add(cell.text);
    if (cell.type === "text" && namesAge(cell.text)) ages += 1;
    if (cell.text.length <= LONGEST_CODE && !cell.text.includes(" ")) singles += 1;
    if (cell.type === "text" && cell.text.length <= LONGEST_SIDE && entrySideOf(cell.text) !== undefined) sides += 1;
    const number = cell.type === "number" ? cell.number : /^\d{1,6}$/u.test(cell.text) ? Number(cell.text) : undefined;
    first ??= number;
    if (number !== undefined && previous !== undefined && number === previous + 1) counted += 1;
    previous = number;
    if (cell.type !== "text" && !(cell.type === "number" && Number.isInteger(cell.number))) continue;
    if (IDENTIFIER.test(cell.text) && !/^\d+[.,]\d{2}$/u.test(cell.text)) {
      identifiers += 1;
      if (cell.text.length >= SHORTEST_NUMBER || /\p{L}/u.test(cell.text)) longIdentifiers += 1;
    } else if (/[a-z]{2}/iu.test(cell.text)) words += 1;
    if (looksLikeOrder(cell.text)) orders += 1;
  }
  return {
    identifiers,
    longIdentifiers,
    singles,
    words,
    orders,
    distinct: distinct.size,
    ages,
    countsUp: cells.length > 2 && counted >= cells.length - 2 && first !== undefined && first < LARGEST_FIRST,
    sides: areEntrySides(distinct) ? sides : 0,
    hasPlus: distinct.has("+"),
  };
}

/** Whether at least half of the cells are words for types of lines. */
function areLineTypes(cells: readonly KeptCell[]): boolean {
  let types = 0;
  for (const cell of cells)
    if (cell.type === "text" && !/\d/u.test(cell.text) && entryKindOf(cell.text) !== undefined) types += 1;
  return types > 0 && types * 2 >= cells.length;
}

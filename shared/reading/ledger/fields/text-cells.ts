import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import { isPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import { cleanText } from "../../table/values/clean-text.ts";
import { doubtOfText, identifierOfText } from "../../table/values/identifier.ts";
import { parseAmount } from "../../table/values/parse-amount.ts";
import { dateOfText, LOST_DIGITS, amountProblemText, shownInMessage, type DateOutcome } from "./cell-readings.ts";
import { createFieldRow, setField, type FieldRow } from "../text/field-row.ts";
import { cellsOf, type CellRules, type LedgerCell, type LedgerCells } from "./ledger-cells.ts";
import { CodeRunMap } from "./code-run-map.ts";

/**
 * The ledger cells of text rows. Plain amounts, dates and words are read straight from the character codes, without making
 * strings. Everything else takes the same path as the cells of a workbook, so that both give the same result.
 */
export interface TextCells {
  readonly cells: LedgerCells;
  take(row: FieldRow): void;
}

const MINUS = 45;
const COMMA = 44;
const POINT = 46;
const SLASH = 47;
const ZERO = 48;
const NINE = 57;
/** The clean text of each single ASCII character. */
const SINGLE = Array.from({ length: 128 }, (_, code) => cleanText(String.fromCharCode(code)));
const MOST_DIGITS = 13;
/** Longer texts are not worth remembering; statuses and the like are shorter. */
const LONGEST_WORD = 40;
const MOST_DATES = 16_384;

export function textCells({ byField, dateOrder, decimals, onUnreadable, onDoubtful }: CellRules): TextCells {
  const table = new TextTable(Math.max(0, ...byField.values()), dateOrder, decimals, onUnreadable, onDoubtful);
  return {
    cells: cellsOf(byField, (field, column) => new TextCell(table, field, column)),
    take: (next) => {
      table.take(next);
    },
  };
}

/** What the cells of one table share: the current row, and the dates and words read so far. */
class TextTable {
  row: FieldRow = createFieldRow();
  /** The row's own arrays. A column that the row lacks is empty in them, and so is column 0. */
  from = this.row.from;
  to = this.row.to;
  codes = this.row.codes;
  readonly words = new CodeRunMap<string>();
  readonly otherDates = new CodeRunMap<DateOutcome>();
  readonly dates = new Map<number, DateOutcome>();
  readonly dateOrder: CellRules["dateOrder"];
  readonly decimals: CellRules["decimals"];
  readonly onUnreadable: CellRules["onUnreadable"];
  readonly onDoubtful: CellRules["onDoubtful"];

  private readonly lastColumn: number;

  constructor(
    lastColumn: number,
    dateOrder: CellRules["dateOrder"],
    decimals: CellRules["decimals"],
    onUnreadable: CellRules["onUnreadable"],
    onDoubtful: CellRules["onDoubtful"],
  ) {
    this.lastColumn = lastColumn;
    this.dateOrder = dateOrder;
    this.decimals = decimals;
    this.onUnreadable = onUnreadable;
    this.onDoubtful = onDoubtful;
  }

  take(row: FieldRow): void {
    for (let column = row.count + 1; column <= this.lastColumn; column += 1) setField(row, column, 0, 0);
    this.row = row;
    this.from = row.from;
    this.to = row.to;
    this.codes = row.codes;
  }

  dateAt({ source: piece, codes }: FieldRow, from: number, to: number): DateOutcome {
    const key = dateKey(codes, from, to);
    if (key === 0) {
      return (
        this.otherDates.find(codes, from, to, 0, 0) ??
        this.otherDates.put(codes, from, to, 0, 0, dateOfText(piece.text.slice(from, to), this.dateOrder))
      );
    }
    const known = this.dates.get(key);
    if (known !== undefined) return known;
    const outcome = dateOfText(piece.text.slice(from, to), this.dateOrder);
    if (this.dates.size > MOST_DATES) this.dates.clear();
    this.dates.set(key, outcome);
    return outcome;
  }

  wordAt({ source: piece, codes }: FieldRow, from: number, to: number): string {
    if (to === from + 1) {
      const single = SINGLE[codes[from] ?? 0];
      if (single !== undefined) return single;
    }
    if (to - from > LONGEST_WORD) return cleanText(piece.text.slice(from, to));
    return (
      this.words.find(codes, from, to, 0, 0) ??
      this.words.put(codes, from, to, 0, 0, cleanText(piece.text.slice(from, to)))
    );
  }
}

/** The cell of one column. A class for the same reason as `LineEncoder`. */
class TextCell implements LedgerCell {
  private readonly table: TextTable;
  private readonly field: LedgerField;
  private readonly column: number;

  constructor(table: TextTable, field: LedgerField, column: number) {
    this.table = table;
    this.field = field;
    this.column = column;
  }

  private from(): number {
    return this.table.from[this.column] ?? 0;
  }

  private to(): number {
    return this.table.to[this.column] ?? 0;
  }

  private string(): string {
    return this.table.row.source.text.slice(this.from(), this.to());
  }

  has(): boolean {
    return this.to() > this.from();
  }

  hasDigit(): boolean {
    const { codes } = this.table;
    const to = this.to();
    for (let at = this.from(); at < to; at += 1) {
      const code = codes[at] ?? 0;
      if (code <= NINE && code >= ZERO) return true;
    }
    return false;
  }

  amount(): Pence | undefined {
    const from = this.from();
    const to = this.to();
    if (to <= from) return undefined;
    const { codes, decimals } = this.table;
    const plain = decimals === "comma" ? undefined : plainAmount(codes, from, to);
    if (plain !== undefined) return plain;
    const reading = parseAmount(this.string(), decimals);
    if (typeof reading === "number") return reading;
    if (reading !== "empty") this.refuse(amountProblemText(reading));
    return undefined;
  }

  date(): CalendarDate | undefined {
    const from = this.from();
    const to = this.to();
    if (to <= from) return undefined;
    const outcome = this.table.dateAt(this.table.row, from, to);
    if ("date" in outcome) return outcome.date;
    this.refuse(outcome.why);
    return undefined;
  }

  text(): string {
    const from = this.from();
    const to = this.to();
    return to <= from ? "" : this.table.wordAt(this.table.row, from, to);
  }

  identifier(): string {
    const whole = this.string();
    if (whole !== "" && doubtOfText(whole) === "exponent") this.doubt(LOST_DIGITS);
    return identifierOfText(whole);
  }

  write(as: "identifier" | "text", line: LineEncoder): void {
    const from = this.from();
    const to = this.to();
    if (to <= from) return;
    if (line.addPlainText(this.table.codes, from, to, as === "identifier")) return;
    line.addText(as === "identifier" ? this.identifier() : cleanText(this.string()));
  }

  doubt(why: string): void {
    const { field, column } = this;
    this.table.onDoubtful({ field, column, value: shownInMessage(this.text()), why });
  }

  refuse(why: string): void {
    const { field, column } = this;
    this.table.onUnreadable({ field, column, value: shownInMessage(this.text()), why });
  }
}

/** A different number for each text such as `2023-03-01` or `01/03/2023`; 0 for a text of any other form. */
function dateKey(codes: Uint8Array, from: number, to: number): number {
  if (to !== from + 10) return 0;
  const yearFirst = isSeparator(codes[from + 4] ?? 0);
  const first = from + (yearFirst ? 4 : 2);
  const second = from + (yearFirst ? 7 : 5);
  const separator = codes[first] ?? 0;
  if (!isSeparator(separator) || codes[second] !== separator) return 0;
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    if (at === first || at === second) continue;
    const digit = (codes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return 0;
    digits = digits * 10 + digit;
  }
  // At most 31 bits: engines store such numbers without allocating.
  return digits * 8 + (separator - MINUS) * 2 + (yearFirst ? 1 : 0);
}

/** `-`, `.` or `/`. */
function isSeparator(code: number): boolean {
  return code >= MINUS && code <= SLASH;
}

/** Reads `-1,234.5` as `parseAmount` does; `undefined` for any other form, which is left to `parseAmount`. */
function plainAmount(codes: Uint8Array, from: number, to: number): Pence | undefined {
  const negative = codes[from] === MINUS;
  let value = 0;
  let decimals = -1;
  let digits = 0;
  let group = -1;
  for (let at = negative ? from + 1 : from; at < to; at += 1) {
    const code = codes[at] ?? 0;
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + (code - ZERO);
      digits += 1;
      if (decimals >= 0) decimals += 1;
      else if (group >= 0) group += 1;
    } else if (code === COMMA && decimals < 0 && (group === 3 || (group < 0 && digits > 0 && digits < 4))) {
      group = 0;
    } else if (code === POINT && decimals < 0) {
      decimals = 0;
    } else {
      return undefined;
    }
  }
  if (digits === 0 || digits > MOST_DIGITS || decimals > 2 || (group >= 0 && group !== 3)) return undefined;
  const whole = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
  const amount = negative && whole !== 0 ? -whole : whole;
  return isPence(amount) ? amount : undefined;
}

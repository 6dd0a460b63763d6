import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import { shownNumber, type NumberFormat } from "../../cells/number-format/number-format.ts";
import type { Row } from "../../cells/row.ts";
import { showsForeignCurrency } from "../../table/said/said-by-format.ts";
import { type CellAmountProblem, amountOfCell, isPenceReading } from "../../table/values/cell-value.ts";
import type { DecimalWriting } from "../../table/values/decimal-writing.ts";
import { penceOfNumber } from "../../table/values/pence-of-number.ts";
import { amountAsShown } from "../../table/values/shown-amount.ts";
import { roundToPence } from "../../table/values/round-to-pence.ts";

/** Reads the cells of one table as amounts, and remembers what it rounded to pence. */
export interface AmountCells {
  /** The amount in a cell, in pence, or why there is none. */
  amountAt(row: Row, place: number): Pence | CellAmountProblem;
  /** The amount with the sign that its number format shows: `40.00 CR`, in brackets. Counts what only the format shows as a credit. */
  shownAt(row: Row, place: number): Pence | CellAmountProblem;
  /** Forgets what was rounded in the row before. Call it for each row. */
  startRow(): void;
  /** What was rounded in this row, by the place of its cell. */
  readonly rounded: ReadonlyMap<number, Pence>;
}

/** What the formats of amounts show as credits. */
interface CreditsShown {
  /** The row of the first positive number that its format shows as a credit, and how many there are. */
  firstShown: number | undefined;
  shown: number;
}

/**
 * @param decimals how the table writes decimals, if it shows that
 * @param credits counts what only a format shows as a credit
 */
export function amountCells(decimals: DecimalWriting | undefined, credits: CreditsShown): AmountCells {
  const rounded = new Map<number, Pence>();
  const showAmount = amountAsShown();
  let lastShown = 0;

  const asShown = (row: Row, amount: Pence, format: NumberFormat): Pence => {
    const shown = showAmount(amount, format);
    if (shown < 0 && amount > 0 && row.row !== lastShown) {
      lastShown = row.row;
      credits.shown += 1;
      credits.firstShown ??= row.row;
    }
    return shown;
  };

  const amountAt = (row: Row, place: number): Pence | CellAmountProblem => {
    // Numbers are read first, because most cells are numbers and they are the fastest.
    const isPlain = row.types[place] === "number" && !showsForeignCurrency(row.formats[place]);
    const plain = isPlain ? penceOfNumber(row.numbers[place] ?? Number.NaN) : undefined;
    return plain ?? amountOrRounded(row, place);
  };

  const amountOrRounded = (row: Row, place: number): Pence | CellAmountProblem => {
    const amount = amountOfCell(row, place, decimals);
    if (amount !== "not-whole-pence") return amount;
    const type = row.types[place] ?? "text";
    const number = row.numbers[place] ?? Number.NaN;
    const whole = roundToPence(type, number, row.texts[place] ?? "", isShownInPence(row.formats[place], number));
    if (whole === undefined) return amount;
    rounded.set(place, whole);
    return whole;
  };

  return {
    rounded,
    startRow() {
      if (rounded.size > 0) rounded.clear();
    },
    amountAt,
    shownAt(row, place) {
      const amount = amountAt(row, place);
      const format = row.formats[place];
      return format === undefined || !isPenceReading(amount) ? amount : asShown(row, amount, format);
    },
  };
}

/** Whether a person sees the number of a cell in pounds and pence. */
function isShownInPence(format: NumberFormat | undefined, number: number): boolean {
  if (format === undefined) return false;
  const { decimals, divisor, isPercent } = shownNumber(format, number);
  return decimals === 2 && divisor === 1 && !isPercent;
}

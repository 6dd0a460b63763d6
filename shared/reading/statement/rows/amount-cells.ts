import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import { shownNumber, type NumberFormat } from "../../cells/number-format/number-format.ts";
import type { Row } from "../../cells/row.ts";
import { showsForeignCurrency } from "../../table/said/said-by-format.ts";
import { type CellAmountProblem, amountOfCell } from "../../table/values/cell-value.ts";
import type { DecimalWriting } from "../../table/values/decimal-writing.ts";
import { penceOfNumber } from "../../table/values/pence-of-number.ts";
import { roundToPence } from "../../table/values/round-to-pence.ts";

/** Reads the cells of one table as amounts, and remembers what it rounded to pence. */
export interface AmountCells {
  /** The amount in a cell, in pence, or why there is none. */
  amountAt(row: Row, place: number): Pence | CellAmountProblem;
  /** Forgets what was rounded in the row before. Call it for each row. */
  startRow(): void;
  /** What was rounded in this row, by the place of its cell. */
  readonly rounded: ReadonlyMap<number, Pence>;
}

/** @param decimals how the table writes decimals, if it shows that */
export function amountCells(decimals: DecimalWriting | undefined): AmountCells {
  const rounded = new Map<number, Pence>();

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
    amountAt(row, place) {
      // Numbers are read first, because most cells are numbers and they are the fastest.
      const isPlain = row.types[place] === "number" && !showsForeignCurrency(row.formats[place]);
      const plain = isPlain ? penceOfNumber(row.numbers[place] ?? Number.NaN) : undefined;
      return plain ?? amountOrRounded(row, place);
    },
  };
}

/** Whether a person sees the number of a cell in pounds and pence. */
function isShownInPence(format: NumberFormat | undefined, number: number): boolean {
  if (format === undefined) return false;
  const { decimals, divisor, isPercent } = shownNumber(format, number);
  return decimals === 2 && divisor === 1 && !isPercent;
}

import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { formatCalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { CellType, Row } from "../../cells/row.ts";
import type { NumberFormat } from "../../cells/number-format/number-format.ts";
import { showsForeignCurrency } from "../said/said-by-format.ts";
import { cleanText } from "./clean-text.ts";
import {
  doubtOfNumber,
  doubtOfText,
  identifierOfNumber,
  identifierOfText,
  type IdentifierDoubt,
} from "./identifier.ts";
import type { DecimalWriting } from "./decimal-writing.ts";
import { parseAmount, type AmountProblem } from "./parse-amount.ts";
import { dateOfBareNumber, dateOfEpochDays, dateOfSerialText, parseDate } from "./parse-date.ts";
import { penceOfNumber } from "./pence-of-number.ts";

/**
 * What the value of a cell means, whatever the cell's type: an amount (`amountOfCell`), a date (`dateOfCell`), an identifier
 * (`identifierOfCell`), or the text that a person sees (`textOfCell`). The rules for texts and numbers are in the files beside this one.
 */

/** Why a cell holds no amount: the text or number is not one, or the cell is of another type. */
export type CellAmountProblem = AmountProblem | "formula" | "error" | "date" | "boolean";

/** The amount in a cell of a row, in pence, or why there is none. `at` counts the row's cells from 0. */
export function amountOfCell(row: Row, at: number, writing?: DecimalWriting): Pence | CellAmountProblem {
  const number = row.numbers[at] ?? Number.NaN;
  return amountOfValue(row.types[at] ?? "text", number, row.texts[at] ?? "", writing, row.formats[at]);
}

/** The same, given the cell's type, number and text, and how its number is shown. */
export function amountOfValue(
  type: CellType,
  number: number,
  text: string,
  writing?: DecimalWriting,
  format?: NumberFormat,
): Pence | CellAmountProblem {
  switch (type) {
    case "number":
      if (showsForeignCurrency(format)) return "foreign-currency";
      return penceOfNumber(number) ?? problemOfNumber(number);
    case "text":
      return parseAmount(text, writing);
    case "formula":
    case "error":
    case "boolean":
      return type;
    case "date":
    case "duration":
      return "date";
  }
}

/** Whether a reading is an amount. */
export function isPenceReading(reading: Pence | CellAmountProblem): reading is Pence {
  return typeof reading === "number";
}

/** The date in a cell. A typed date is read day first; a number counts as a date only if `dateOfBareNumber` accepts it. */
export function dateOfCell(row: Row, at: number): CalendarDate | undefined {
  switch (row.types[at]) {
    case "date":
      return dateOfEpochDays(row.numbers[at] ?? Number.NaN);
    case "text":
      return parseDate(row.texts[at] ?? "")?.date ?? dateOfSerialText(row.texts[at] ?? "");
    case "number":
      return dateOfBareNumber(row.numbers[at] ?? Number.NaN);
    default:
      return undefined;
  }
}

/** An identifier as text: an invoice number, an order number, an account. Empty if the cell has none. */
export function identifierOfCell(row: Row, at: number): string {
  switch (row.types[at]) {
    case "text":
      return identifierOfText(row.texts[at] ?? "");
    case "number":
      return identifierOfNumber(row.numbers[at] ?? 0, row.texts[at] ?? "");
    case "date":
      return textOfCell(row, at);
    default:
      return "";
  }
}

/** Why the identifier in a cell may not be the one that was typed; `date` if a spreadsheet turned it into a date. */
export function doubtOfIdentifier(row: Row, at: number): IdentifierDoubt | "date" | undefined {
  switch (row.types[at]) {
    case "text":
      return doubtOfText(row.texts[at] ?? "");
    case "number":
      return doubtOfNumber(row.numbers[at] ?? 0, row.texts[at] ?? "");
    case "date":
      return "date";
    default:
      return undefined;
  }
}

/** What a person sees in a cell, closely enough to recognise it in a message: `23 March 2023`, `1234.5`, `yes`. Empty for a formula without a value. */
export function textOfCell(row: Row, at: number): string {
  return textOfValue(row.types[at], row.numbers[at] ?? 0, row.texts[at] ?? "");
}

/** The same, given the cell's type, number and text. */
export function textOfValue(type: CellType | undefined, number: number, text: string): string {
  switch (type) {
    case "text":
    case "error":
      return cleanText(text);
    case "number":
      return identifierOfNumber(number, text);
    case "date": {
      const date = dateOfEpochDays(number);
      return date === undefined ? String(number) : formatCalendarDate(date);
    }
    case "duration":
      return String(number);
    case "boolean":
      return number === 0 ? "no" : "yes";
    default:
      return "";
  }
}

function problemOfNumber(value: number): AmountProblem {
  if (!Number.isFinite(value)) return "not-a-number";
  return Math.abs(value) > 1e11 ? "too-large" : "not-whole-pence";
}

import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { formatCalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { CellType, Row } from "../../cells/row.ts";
import { cleanText } from "./clean-text.ts";
import {
  doubtOfNumber,
  doubtOfText,
  identifierOfNumber,
  identifierOfText,
  type IdentifierDoubt,
} from "./identifier.ts";
import { parseAmount, type AmountProblem } from "./parse-amount.ts";
import { dateOfBareNumber, dateOfEpochDays, dateOfSerialText, parseDate } from "./parse-date.ts";
import { penceOfNumber } from "./pence-of-number.ts";

/** Why a cell holds no amount: what a text may lack, or a cell of another nature. */
export type CellAmountProblem = AmountProblem | "formula" | "error" | "date" | "boolean";

/** The amount in a cell of a row (`at` counts the row's cells from 0), in pence, or why there is none. */
export function amountOfCell(row: Row, at: number): Pence | CellAmountProblem {
  return amountOfValue(row.types[at] ?? "text", row.numbers[at] ?? Number.NaN, row.texts[at] ?? "");
}

/** The same for a cell's parts. */
export function amountOfValue(type: CellType, number: number, text: string): Pence | CellAmountProblem {
  switch (type) {
    case "number":
      return penceOfNumber(number) ?? problemOfNumber(number);
    case "text":
      return parseAmount(text);
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

/** The date in a cell, day first where it is typed; a number is taken for a date only as `dateOfBareNumber` says. */
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

/** An identifier, always as text: an invoice number, an order number, an account. Empty where the cell has none. */
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

/** Why the identifier in a cell may not be what was meant; `date` where a spreadsheet made a date of it. */
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

/** What a person sees in a cell, near enough to be recognised in a message: `23 March 2023`, `1234.5`, `yes`; empty for a formula without value. */
export function textOfCell(row: Row, at: number): string {
  return textOfValue(row.types[at], row.numbers[at] ?? 0, row.texts[at] ?? "");
}

/** The same for a cell's parts. */
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

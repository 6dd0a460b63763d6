import { formatCalendarDate, type CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../amounts-and-days/format-pounds.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { dayNumber } from "../matching/day-number.ts";
import type { Setting } from "../setting.ts";

/** Pounds as replies write them: `£1,234.50`. */
export function pounds(amount: number): string {
  return formatPounds(pence(amount));
}

const DAYS_KEPT = 4_096;
const days = new Map<number, string>();

/** A day as replies write it, `3 March 2023`. Ledgers repeat few days many times, so their words are kept. */
export function day(date: CalendarDate): string {
  const number = dayNumber(date);
  const known = days.get(number);
  if (known !== undefined) return known;
  const words = formatCalendarDate(date);
  if (days.size < DAYS_KEPT) days.set(number, words);
  return words;
}

/** ` of 3 March 2023`, or nothing where there is no date. */
export function ofDay(date: CalendarDate | undefined): string {
  return date === undefined ? "" : ` of ${day(date)}`;
}

/** `invoice 1001 of 3 March 2023`, as the ledger has it. */
export function nameLedgerLine(line: LedgerLine): string {
  return `${nounOf(line)}${line.invoiceNumber === "" ? " without a number" : ` ${line.invoiceNumber}`}${ofDay(line.invoiceDate)}`;
}

/** What is known of a payment: ` on 3 March 2023, payment reference BACS77`. */
export function sayPayment(line: LedgerLine): string {
  const on = line.paidDate === undefined ? "" : ` on ${day(line.paidDate)}`;
  const reference = line.paymentReference === undefined ? "" : ` with payment reference ${line.paymentReference}`;
  return on + reference;
}

export function nounOf(line: LedgerLine): string {
  switch (line.entry) {
    case "invoice":
      return "invoice";
    case "credit-note":
      return "credit note";
    case "payment":
      return "payment";
    case "accrual":
      return "accrual";
  }
}

export function sayStatus(line: LedgerLine): string {
  switch (line.status) {
    case "approved":
      return "approved";
    case "awaiting-approval":
      return "awaiting approval";
    case "on-hold":
      return "on hold";
    case "paid":
      return "paid";
    case "cancelled":
      return "cancelled";
  }
}

/** The line as the statement names it: `your invoice 1001 of 3 March 2023 (£500.00)`. */
export function nameLine(line: StatementLine): string {
  const noun = nounOfLine(line);
  const number = line.invoiceNumber === "" ? "" : ` ${line.invoiceNumber}`;
  return `your ${noun}${number}${ofDay(line.invoiceDate)} (${pounds(line.outstandingPence)})`;
}

export function nounOfLine(line: StatementLine): string {
  switch (line.type) {
    case "invoice":
      return line.invoiceNumber === "" ? "line" : "invoice";
    case "credit-note":
      return "credit note";
    case "payment":
      return "payment";
    case "receipt":
      return "receipt";
    case "accrual":
      return "accrual";
    case "prepayment":
      return "prepayment";
  }
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], last: "and" | "or" = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
}

/** Amounts with what is said of each, those of nothing left out: `£5.00 is agreed and £2.00 is not agreed`. */
export function joinParts(parts: readonly (readonly [amount: number, words: string])[]): string {
  return joinWords(parts.filter(([amount]) => amount !== 0).map(([amount, words]) => `${pounds(amount)} ${words}`));
}

/** The same sentence with a capital. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a ledger line has for the claim, in the words of the kind of statement: `£500.00 outstanding`. */
export function sayOpen(setting: Setting, support: number): string {
  return (support === 0 ? "nothing" : pounds(support)) + sayOpenAs(setting);
}

/** What an amount that a ledger line can support is there: ` outstanding`, ` of expenditure`, ` accrued`. */
export function sayOpenAs(setting: Setting): string {
  switch (setting.kind) {
    case "r&p":
      return " outstanding";
    case "i&e":
      return " of expenditure";
    case "accruals":
      return " accrued";
  }
}

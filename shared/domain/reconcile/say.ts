import { formatCalendarDate, type CalendarDate } from "../calendar-date.ts";
import { formatPounds } from "../format-pounds.ts";
import type { LedgerLine } from "../ledger-line.ts";
import { pence } from "../pence.ts";

/** Pounds as replies write them: `£1,234.50`. */
export function pounds(amount: number): string {
  return formatPounds(pence(amount));
}

/** A day as replies write it, `3 March 2023`. */
export function day(date: CalendarDate): string {
  return formatCalendarDate(date);
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

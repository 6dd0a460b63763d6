import { formatCalendarDate, type CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../amounts-and-days/format-pounds.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { dayNumber } from "../day-number.ts";
import type { Setting } from "../setting.ts";

/** Pounds as replies write them: `£1,234.50`. */
export function pounds(amount: number): string {
  return formatPounds(pence(amount));
}

const DAYS_KEPT = 4_096;
const days = new Map<number, string>();

/** A date as replies write it, `3 March 2023`. A ledger repeats few dates many times, so their words are kept. */
export function formatDay(date: CalendarDate): string {
  const number = dayNumber(date);
  const known = days.get(number);
  if (known !== undefined) return known;
  const words = formatCalendarDate(date);
  if (days.size < DAYS_KEPT) days.set(number, words);
  return words;
}

/** ` of 3 March 2023`, or empty if there is no date. */
export function ofDay(date: CalendarDate | undefined): string {
  return date === undefined ? "" : ` of ${formatDay(date)}`;
}

/** A ledger line: `invoice 1001 of 3 March 2023`. */
export function nameLedgerLine(line: LedgerLine): string {
  return `${nounOfLedgerLine(line)}${line.invoiceNumber === "" ? " without a number" : ` ${line.invoiceNumber}`}${ofDay(line.invoiceDate)}`;
}

/** What is known of a payment: ` on 3 March 2023 with payment reference BACS77`. */
export function describePayment(line: Pick<LedgerLine, "paidDate" | "paymentReference">): string {
  const on = line.paidDate === undefined ? "" : ` on ${formatDay(line.paidDate)}`;
  const reference = line.paymentReference === undefined ? "" : ` with payment reference ${line.paymentReference}`;
  return on + reference;
}

export function nounOfLedgerLine(line: LedgerLine): string {
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

export function describeStatus(line: LedgerLine): string {
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

/** A statement line: `your invoice 1001 of 3 March 2023 (£500.00)`. */
export function nameStatementLine(line: StatementLine): string {
  const noun = nounOfStatementLine(line);
  const number = line.invoiceNumber === "" ? "" : ` ${line.invoiceNumber}`;
  return `your ${noun}${number}${ofDay(line.invoiceDate)} (${pounds(line.outstandingPence)})`;
}

export function nounOfStatementLine(line: StatementLine): string {
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

/** Amounts with their words, without those of 0: `£5.00 is agreed and £2.00 is not agreed`. */
export function joinAmounts(parts: readonly (readonly [amount: number, words: string])[]): string {
  return joinWords(parts.filter(([amount]) => amount !== 0).map(([amount, words]) => `${pounds(amount)} ${words}`));
}

/** The sentence with a capital letter. */
export function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a ledger line can support, in the words of the kind of statement: `£500.00 outstanding`. */
export function describeSupport(setting: Setting, support: number): string {
  return (support === 0 ? "nothing" : pounds(support)) + describeSupportKind(setting);
}

/** What the supported amount is called: ` outstanding`, ` of expenditure`, ` accrued`. */
export function describeSupportKind(setting: Setting): string {
  switch (setting.kind) {
    case "r&p":
      return " outstanding";
    case "i&e":
      return " of expenditure";
    case "accruals":
      return " accrued";
  }
}

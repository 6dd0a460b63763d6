import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { faceAt, ledgerAt, supportAt, type Books } from "../matching/matching.ts";
import { dayNumber, financialYearOf } from "../matching/day-number.ts";
import { limits } from "../limits.ts";
import { isStrongReference, strictReference } from "./references/reference-key.ts";

/** Why a ledger line with the claimed number is not the claimed invoice. */
export type Misfit = "opposite-sign" | "other-year" | "other-supplier" | "unconfirmed";

/** How an amount on a statement line ties with one of a ledger line. */
export const tie = { none: 0, whole: 1, open: 2 } as const;

/**
 * `open`: what is claimed is what the ledger line can support. `whole`: what is claimed, or the invoice's total on the
 * statement, is the whole amount in the ledger.
 */
export function tieOf(books: Books, line: StatementLine, ledger: number): 0 | 1 | 2 {
  const claim = line.outstandingPence;
  const support = supportAt(books, ledger);
  if (support !== 0 && claim === support) return tie.open;
  const face = faceAt(books, ledger);
  if (claim === face && face !== 0) return tie.whole;
  const total = line.totalPence;
  if (total === undefined || total === 0) return tie.none;
  return total === face || total === support ? tie.whole : tie.none;
}

/** Whether two lines that bear one number, by the letter or written differently, can be the same invoice. */
export function misfitOf(books: Books, line: StatementLine, at: number): Misfit | undefined {
  const ledger = ledgerAt(books, at);
  if (isOppositeSign(books, line, at)) return "opposite-sign";
  const apart = dateFit(line.invoiceDate, ledger.invoiceDate);
  if (apart === "other-year") return "other-year";
  const tied = tieOf(books, line, at) !== tie.none;
  const supplier = books.suppliers.compare(line, ledger);
  if (supplier === "other" || (supplier === "unmarked" && !tied)) return "other-supplier";
  // Numbers come round again after a year, and so do amounts: also within one financial year, from its first days to its last.
  if (apart === "far" && daysApart(line.invoiceDate, ledger.invoiceDate) >= limits.daysToNextRound)
    return "unconfirmed";
  if (tied) return undefined;
  if (apart === "far") return "unconfirmed";
  return isNumberEnough(line, ledger, apart === "same") ? undefined : "unconfirmed";
}

/** Whether the number says it is the same invoice although the amounts do not: part paid, over-invoiced and so on. */
function isNumberEnough(line: StatementLine, ledger: LedgerLine, sameDay: boolean): boolean {
  if (!isStrongReference(line.invoiceNumber)) return false;
  if (sameDay || line.invoiceNumber === ledger.invoiceNumber) return true;
  return strictReference(line.invoiceNumber) === strictReference(ledger.invoiceNumber);
}

export function isOppositeSign(books: Books, line: StatementLine, ledger: number): boolean {
  const claim = line.outstandingPence;
  const support = supportAt(books, ledger);
  const owed = support === 0 ? faceAt(books, ledger) : support;
  return (claim < 0 && owed > 0) || (claim > 0 && owed < 0);
}

/** How two dates go together: dates of one invoice differ by some weeks at most, or lie in one financial year. */
export function dateFit(
  one: CalendarDate | undefined,
  other: CalendarDate | undefined,
): "same" | "unknown" | "near" | "far" | "other-year" {
  if (one === undefined || other === undefined) return "unknown";
  if (one === other) return "same";
  if (daysApart(one, other) <= limits.daysApart) return "near";
  return financialYearOf(one) === financialYearOf(other) ? "far" : "other-year";
}

/** How many days lie between two dates; without end where one of them is not known. */
export function daysApart(one: CalendarDate | undefined, other: CalendarDate | undefined): number {
  return one === undefined || other === undefined ? Infinity : Math.abs(dayNumber(one) - dayNumber(other));
}

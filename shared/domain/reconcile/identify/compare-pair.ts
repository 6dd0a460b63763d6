import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { limits } from "../limits.ts";
import { dayNumber, financialYearOf } from "../day-number.ts";
import type { LedgerIndex } from "../matching/line-index.ts";
import { faceAt, ledgerAt, supportAt, type Matching } from "../matching/matching.ts";
import { isStrongReference, strictReference } from "../references/normalise-reference.ts";

/** Why a ledger line with the claimed number is not the claimed invoice. */
export type Misfit = "opposite-sign" | "other-year" | "other-supplier" | "unconfirmed";

/** Compares two lines with the same number, perhaps spelled differently: why they cannot be the same invoice, if so. */
export function misfitOf(matching: Matching, line: StatementLine, at: LedgerIndex): Misfit | undefined {
  const ledger = ledgerAt(matching, at);
  if (isOppositeSign(matching, line, at)) return "opposite-sign";
  const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
  if (dates === "other-year") return "other-year";
  const amountsFit = amountFitOf(matching, line, at) !== amountFit.none;
  const supplier = matching.suppliers.compare(line, ledger);
  if (supplier === "other" || (supplier === "unmarked" && !amountsFit)) return "other-supplier";
  // Numbers and amounts repeat after about a year, and that can be within one financial year.
  if (dates === "far" && daysApart(line.invoiceDate, ledger.invoiceDate) >= limits.daysToNextRound)
    return "unconfirmed";
  if (amountsFit) return undefined;
  if (dates === "far") return "unconfirmed";
  return isNumberEnough(line, ledger, dates === "same") ? undefined : "unconfirmed";
}

/** How the amounts of a statement line and a ledger line fit, from worst to best. */
export const amountFit = { none: 0, whole: 1, open: 2 } as const;

/**
 * `open`: the claim is what the ledger line can support. `whole`: the claim, or the invoice's total on the statement, is the
 * whole amount of the ledger line.
 */
export function amountFitOf(matching: Matching, line: StatementLine, ledger: LedgerIndex): 0 | 1 | 2 {
  const claim = line.outstandingPence;
  const support = supportAt(matching, ledger);
  if (support !== 0 && claim === support) return amountFit.open;
  const face = faceAt(matching, ledger);
  if (claim === face && face !== 0) return amountFit.whole;
  const total = line.totalPence;
  if (total === undefined || total === 0) return amountFit.none;
  return total === face || total === support ? amountFit.whole : amountFit.none;
}

/** Whether the number alone shows that it is the same invoice, although the amounts differ (part paid, over-invoiced). */
function isNumberEnough(line: StatementLine, ledger: LedgerLine, sameDay: boolean): boolean {
  if (!isStrongReference(line.invoiceNumber)) return false;
  if (sameDay || line.invoiceNumber === ledger.invoiceNumber) return true;
  return strictReference(line.invoiceNumber) === strictReference(ledger.invoiceNumber);
}

export function isOppositeSign(matching: Matching, line: StatementLine, ledger: LedgerIndex): boolean {
  const claim = line.outstandingPence;
  const support = supportAt(matching, ledger);
  const owed = support === 0 ? faceAt(matching, ledger) : support;
  return (claim < 0 && owed > 0) || (claim > 0 && owed < 0);
}

/** Compares two dates: `near` if they can be of one invoice, `far` if they are only in the same financial year. */
export function dateFit(
  one: CalendarDate | undefined,
  other: CalendarDate | undefined,
): "same" | "unknown" | "near" | "far" | "other-year" {
  if (one === undefined || other === undefined) return "unknown";
  if (one === other) return "same";
  if (daysApart(one, other) <= limits.daysApart) return "near";
  return financialYearOf(one) === financialYearOf(other) ? "far" : "other-year";
}

/** The days between two dates; `Infinity` if one of them is not known. */
export function daysApart(one: CalendarDate | undefined, other: CalendarDate | undefined): number {
  return one === undefined || other === undefined ? Infinity : Math.abs(dayNumber(one) - dayNumber(other));
}

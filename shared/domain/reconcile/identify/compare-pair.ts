import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { limits } from "../limits.ts";
import { dayNumber, financialYearOf } from "../day-number.ts";
import type { LedgerIndex } from "../matching/line-index.ts";
import { faceAt, ledgerAt, supportAt, type Matching } from "../matching/matching.ts";
import { vatRateBetween } from "../matching/vat-rate.ts";

/** How the amounts of a statement line and a ledger line fit, from worst to best. */
export const amountFit = { none: 0, explained: 1, whole: 2, open: 3 } as const;

/**
 * `open`: the claim is what the ledger line can support. `whole`: the claim, or the invoice's total on the statement, is the
 * whole amount of the ledger line. `explained`: they differ by VAT at a rate in force, or by pennies.
 */
export function amountFitOf(matching: Matching, line: StatementLine, ledger: LedgerIndex): 0 | 1 | 2 | 3 {
  const claim = line.outstandingPence;
  const support = supportAt(matching, ledger);
  if (support !== 0 && claim === support) return amountFit.open;
  const face = faceAt(matching, ledger);
  if (claim === face && face !== 0) return amountFit.whole;
  const total = line.totalPence ?? 0;
  if (total !== 0 && (total === face || total === support)) return amountFit.whole;
  return isExplained(matching, line, ledger) ? amountFit.explained : amountFit.none;
}

/** Whether claim and ledger line differ by VAT at a rate in force, or by pennies. */
function isExplained(matching: Matching, line: StatementLine, ledger: LedgerIndex): boolean {
  const on = line.invoiceDate ?? ledgerAt(matching, ledger).invoiceDate;
  const claims = line.totalPence === undefined ? [line.outstandingPence] : [line.outstandingPence, line.totalPence];
  for (const booked of new Set([faceAt(matching, ledger), supportAt(matching, ledger)])) {
    if (booked === 0) continue;
    for (const claimed of claims) {
      if (claimed === 0) continue;
      if (Math.abs(claimed - booked) < Math.min(limits.roundingPence, Math.abs(booked) / 10)) return true;
      if (vatRateBetween(matching.referenceData, claimed, booked, on) !== undefined) return true;
      if (vatRateBetween(matching.referenceData, booked, claimed, on) !== undefined) return true;
    }
  }
  return false;
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

const BITS_OF_A_DIGIT = Math.log2(10);
const DAYS_OF_A_YEAR = 365;

/**
 * How unlikely it is that a stranger has this number, amount and day, in bits: of the digits of the number, of how many ledger
 * lines have the amount, and of the days apart.
 *
 * @param alike ledger lines that have the amount; all of them if the amount does not agree
 * @param days days between the two dates; `Infinity` if unknown
 */
export function bitsOfEvidence(core: string, alike: number, days: number): number {
  const daysBits = Number.isFinite(days) ? Math.max(0, Math.log2(DAYS_OF_A_YEAR / (1 + 2 * days))) : 0;
  return core.length * BITS_OF_A_DIGIT - Math.log2(Math.max(1, alike)) + daysBits;
}

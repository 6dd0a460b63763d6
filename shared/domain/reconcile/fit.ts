import { dayNumber, financialYearOf } from "./day-number.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { StatementLine } from "../statement-line.ts";
import { limits } from "./limits.ts";
import { isStrongReference, normaliseReference, strictReference } from "./reference-key.ts";
import { faceOf } from "./support.ts";

/** Why a ledger line with the claimed number is not the claimed invoice. */
export type Misfit = "opposite-sign" | "other-year" | "unconfirmed";

/** How an amount on a statement line ties with one of a ledger line. */
export const tie = { none: 0, whole: 1, open: 2 } as const;

/**
 * `open`: what is claimed is what the ledger line can support. `whole`: what is claimed, or the invoice's total on the
 * statement, is the whole amount in the ledger.
 */
export function tieOf(line: StatementLine, ledger: LedgerLine, support: number): 0 | 1 | 2 {
  const claim = line.outstandingPence;
  if (support !== 0 && claim === support) return tie.open;
  const face = faceOf(ledger);
  if (claim === face && face !== 0) return tie.whole;
  const total = line.totalPence;
  if (total === undefined || total === 0) return tie.none;
  return total === face || total === support ? tie.whole : tie.none;
}

/** Whether two lines that bear one number (as `match` says, by the letter or not) can be the same invoice. */
export function misfitOf(line: StatementLine, ledger: LedgerLine, support: number): Misfit | undefined {
  const claim = line.outstandingPence;
  const owed = support === 0 ? faceOf(ledger) : support;
  if ((claim < 0 && owed > 0) || (claim > 0 && owed < 0)) return "opposite-sign";
  const dated = line.invoiceDate;
  const booked = ledger.invoiceDate;
  const sameDay = dated !== undefined && dated === booked;
  const far = dated !== undefined && booked !== undefined && !sameDay && daysApart(dated, booked) > limits.daysApart;
  if (far && financialYearOf(dated) !== financialYearOf(booked)) return "other-year";
  const tied = tieOf(line, ledger, support) !== tie.none;
  if (tied) return undefined;
  if (far) return "unconfirmed";
  if (line.invoiceNumber === ledger.invoiceNumber) {
    return isStrongReference(line.invoiceNumber) ? undefined : "unconfirmed";
  }
  if (!isStrongReference(line.invoiceNumber)) return "unconfirmed";
  if (sameDay) return undefined;
  return strictReference(line.invoiceNumber) === strictReference(ledger.invoiceNumber) ? undefined : "unconfirmed";
}

export function daysApart(
  one: NonNullable<StatementLine["invoiceDate"]>,
  other: NonNullable<LedgerLine["invoiceDate"]>,
): number {
  return Math.abs(dayNumber(one) - dayNumber(other));
}

export function sameNumber(one: string, other: string): boolean {
  return one === other || normaliseReference(one) === normaliseReference(other);
}

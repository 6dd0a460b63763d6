import type { Kind } from "../../exercise/exercise.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";

/**
 * How much of a claim a ledger line can support on a statement of this kind, in pence with the sign of the debt: what is
 * outstanding (R&P, REC-02), what was spent (I&E, REC-09), what is accrued (accruals). 0 if the line is paid, cancelled or
 * of another nature.
 */
export function supportOf(kind: Kind, line: LedgerLine): number {
  switch (kind) {
    case "r&p":
      return line.entry === "accrual" || line.status === "paid" || line.status === "cancelled"
        ? 0
        : line.outstandingPence;
    case "i&e":
      return line.entry === "accrual" || line.status === "cancelled" ? 0 : faceOf(line);
    case "accruals":
      return line.entry === "accrual" && line.status !== "cancelled" ? line.outstandingPence : 0;
  }
}

/** The whole amount of a ledger line, in pence, even if it is paid or cancelled: gross, or outstanding if gross is not known. */
export function faceOf(line: LedgerLine): number {
  const gross = line.grossPence ?? 0;
  return gross === 0 ? line.outstandingPence : gross;
}

/** The amounts by which a statement line can be found, in pence: what it claims, and its total. */
export function amountsOfLine(line: StatementLine): readonly number[] {
  return [line.outstandingPence, line.totalPence ?? 0].filter((amount) => amount !== 0);
}

/** An amount, but no more than `limit`; 0 if their signs differ. */
export function capAt(amount: number, limit: number): number {
  return Math.max(0, Math.min(amount, limit)) + Math.min(0, Math.max(amount, limit));
}

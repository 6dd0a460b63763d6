import type { Kind } from "../../exercise/kind.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";

/**
 * What a ledger line can support on a statement of a kind, in pence with the sign of the debt: what is outstanding (R&P,
 * REC-02), what was spent (I&E, REC-09), what is accrued (accruals). Nothing where the line is paid, cancelled or of another
 * nature.
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

/** The whole amount of a ledger line as far as it is known, whatever became of it. */
export function faceOf(line: LedgerLine): number {
  const gross = line.grossPence ?? 0;
  return gross === 0 ? line.outstandingPence : gross;
}

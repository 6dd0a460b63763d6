import type { Outcome } from "../../domain/position/outcome.ts";
import type { Reconciled } from "./position-record.ts";

/** The totals of an outcome, as a position's record keeps them. */
export function totalsOf(outcome: Outcome): Reconciled["totals"] {
  const { notifiedPence, agreedPence, notAgreedPence, inDisputePence } = outcome;
  const { disputedPence, adjustedPence, accruedPence, totalPence } = outcome;
  return {
    notifiedPence,
    agreedPence,
    notAgreedPence,
    inDisputePence,
    disputedPence,
    adjustedPence,
    accruedPence,
    totalPence,
  };
}

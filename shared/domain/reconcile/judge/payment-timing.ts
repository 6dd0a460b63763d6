import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { Setting } from "../setting.ts";
import { formatDay } from "../words/name-lines.ts";

/** How the day of a payment lies to the day of the statement. */
export interface PaymentTiming {
  /** `expected`: after the day of the statement, which has to have it all the same. */
  readonly when: "expected" | "after-statement";
  /** Such as `which is after the statement date of 23 March 2023`. */
  readonly words: string;
  /** What is said of a payment after the last day of payments; empty for others. */
  readonly remark: string;
}

/**
 * EXR-05, REC-15: a payment after the day of the statement is timing, unless the exercise has payments to a later day on the
 * statement. One after that day needs the receiver's agreement. Undefined for a payment by the day of the statement.
 */
export function paymentTimingOf(
  { asAt, cutOff, lastPayments }: Setting,
  { paidDate }: LedgerLine,
): PaymentTiming | undefined {
  if (asAt === undefined || paidDate === undefined || paidDate <= asAt) return undefined;
  const isLate = lastPayments !== undefined && paidDate > lastPayments;
  // A statement of an earlier day than the cut-off is taken as it is.
  if (lastPayments !== undefined && cutOff !== undefined && asAt >= cutOff && !isLate) {
    return {
      when: "expected",
      words: `which is by ${formatDay(lastPayments)}, to which payments are taken into a statement as at ${formatDay(asAt)}`,
      remark: "",
    };
  }
  return {
    when: "after-statement",
    words: `which is after the statement date of ${formatDay(asAt)}`,
    remark: isLate
      ? `; it is also after ${formatDay(lastPayments)}, the last day for payments, and such a payment needs your agreement beforehand: please tell us if you did not give it`
      : "",
  };
}

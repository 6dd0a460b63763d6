import type { ReasonCode } from "../reconcile/words/reasons.ts";

/**
 * MIS-05: what explains a difference between the two sides. `not-agreed`: the ledger's facts say why, and somebody corrects or accepts
 * it. `unknown`: nobody knows yet, and no cause is assumed; it is looked into.
 */
export type Explanation = "dispute" | "timing" | "capital" | "vat" | "not-agreed" | "unknown";

const timing: readonly ReasonCode[] = ["paid-after-statement", "late-notification", "after-cut-off"];

const facts: readonly ReasonCode[] = [
  "part-paid",
  "above-ledger",
  "rounding-difference",
  "statement-below-ledger",
  "credit-not-taken",
  "cancelled",
  "paid",
  "nothing-outstanding",
  "reversed",
  "duplicate",
  "accrued-not-invoiced",
  "credit-above-invoice",
  "credit-already-taken",
  "credit-for-disputed-invoice",
  "credit-for-cancelled-invoice",
  "credit-for-settled-invoice",
  "credit-loss",
  "payment-covered",
  "wrong-counterparty",
  "body-ended",
  "outside-exercise",
  "earlier-year",
  "later-year",
  "already-invoiced",
  "accrual-not-invoiced",
  "prepayment",
  "prepayment-agreed",
  "prepayment-differs",
  "prepayment-held",
  "claimed-elsewhere",
  "lease-not-invoiced",
  "agreed-by-decision",
  "future-period",
  "on-ledger-only",
  "credit-on-ledger-only",
  "remainder-on-ledger",
  "outside-period",
  "debit-balance",
];

const explanations: ReadonlyMap<string, Explanation> = new Map<ReasonCode, Explanation>([
  ["in-dispute", "dispute"],
  ["disputed-by-decision", "dispute"],
  ["capital", "capital"],
  ["vat-difference", "vat"],
  ...timing.map((reason): [ReasonCode, Explanation] => [reason, "timing"]),
  ...facts.map((reason): [ReasonCode, Explanation] => [reason, "not-agreed"]),
]);

/** What explains a line or an adjustment, by the reason of its verdict. A reason that is not listed explains nothing. */
export function explanationOf(reason: string): Explanation {
  return explanations.get(reason) ?? "unknown";
}

import type { ReasonCode } from "../reconcile/words/reasons.ts";
import type { AnswerCause } from "./statement-answer.ts";

/** What another Accord's reason code means for whoever issued the statement; `undefined` for a code that says no more than its words do. */
export function causeOfCode(code: string): AnswerCause | undefined {
  return CAUSES.get(code.trim());
}

const causes: Partial<Readonly<Record<ReasonCode, AnswerCause>>> = {
  "part-paid": "paid",
  "above-ledger": "amount",
  "vat-difference": "vat",
  "rounding-difference": "amount",
  "credit-not-taken": "credit-due",
  "awaiting-approval": "awaiting-approval",
  "on-hold": "awaiting-approval",
  cancelled: "cancelled",
  paid: "paid",
  "paid-after-statement": "timing",
  "nothing-outstanding": "paid",
  "not-on-ledger": "not-on-ledger",
  "not-recognised": "wrong-organisation",
  "no-ledger": "awaiting-approval",
  "no-reference": "evidence",
  duplicate: "duplicate",
  "accrued-not-invoiced": "accrued",
  "wrong-counterparty": "wrong-organisation",
  "body-ended": "wrong-organisation",
  "outside-exercise": "wrong-organisation",
  "earlier-year": "timing",
  "later-year": "timing",
  "after-cut-off": "timing",
  "future-period": "future-period",
  capital: "capital",
  "payment-covered": "paid",
};

const CAUSES = new Map<string, AnswerCause>(Object.entries(causes));

import type { ReconcileReference } from "../../reference/reconcile-reference.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { saysAny } from "./says-any.ts";

/** STM-12: whether a line nets expected credit losses off the debt, which has to be shown whole. */
export function isCreditLoss(reference: ReconcileReference, line: StatementLine): boolean {
  return line.outstandingPence < 0 && saysAny(line, reference.creditLossWords);
}

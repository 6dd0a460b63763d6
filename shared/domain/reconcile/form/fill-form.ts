import { pence } from "../../amounts-and-days/pence.ts";
import type { LineOutcome, Outcome } from "../../position/outcome.ts";
import type { UnreadRows } from "../identify/find-unread.ts";
import type { Matching } from "../matching/matching.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import type { Setting } from "../setting.ts";
import type { ColumnSums } from "./column-sums.ts";
import { listLedgerOnly } from "./list-ledger-only.ts";
import { ownAccruals } from "./own-accruals.ts";
import { remarksOnBalance } from "./remarks.ts";
import { decideReplyRequired } from "./reply-required.ts";

/**
 * Fills the payable side's columns of the collection form from the judged lines (COL-02 to COL-07), in this order: sum up the
 * lines; list what only the ledger has, which adds to the columns; compute the columns; decide whether a reply is required;
 * collect the remarks.
 */
export function fillForm(
  input: ReconcileInput,
  setting: Setting,
  matching: Matching,
  sums: ColumnSums,
  lines: LineOutcome[],
  unread: UnreadRows,
): Outcome {
  let notified = 0;
  let agreed = 0;
  let disputed = 0;
  let disputedDebts = 0;
  let hasDispute = false;
  for (const line of lines) {
    notified += line.outstandingPence;
    agreed += line.agreedPence;
    disputed += line.disputedPence;
    if (line.disputedPence > 0) disputedDebts += line.disputedPence;
    if (line.disputedPence !== 0) hasDispute = true;
  }
  const ledgerOnly = listLedgerOnly(setting, matching, sums, unread);
  const isAccruals = setting.kind === "accruals";
  const notifiedPence = isAccruals ? 0 : notified;
  const adjustments = isAccruals ? [] : sums.adjustments();
  const adjustedPence = adjustments.reduce((sum, part) => sum + part.pence, 0);
  const disputedPence = isAccruals ? 0 : -disputedDebts;
  const own = ownAccruals(setting, matching);
  const accruedPence = own.payablePence + sums.accrued;
  const reply = decideReplyRequired(input, setting, notified, hasDispute);
  return {
    lines,
    ledgerOnly,
    agreedPence: pence(agreed),
    notAgreedPence: pence(notified - agreed - disputed),
    inDisputePence: pence(disputed),
    notifiedPence: pence(notifiedPence),
    accruedPence: pence(accruedPence),
    ...(own.receivablePence === 0 ? {} : { prepaidPence: pence(own.receivablePence) }),
    adjustedPence: pence(adjustedPence),
    disputedPence: pence(disputedPence),
    totalPence: pence(notifiedPence + accruedPence + adjustedPence + disputedPence),
    adjustments,
    replyRequired: reply.required,
    replyRequiredWhy: reply.why,
    remarks: [
      ...reply.remarks,
      ...remarksOnBalance(input, setting, notified, disputed),
      ...[...matching.remarks].sort(),
    ],
  };
}

import { natureOfLedgerLine } from "../judge/judge-nature.ts";
import { isPrepaymentHeld } from "../prepayments.ts";
import { ledgerAt, type Matching } from "../matching/matching.ts";
import type { Setting } from "../setting.ts";

/** What the payable organisation's ledger holds for the pair that nobody has invoiced, in pence. */
export interface OwnAccruals {
  /** Accruals: in its payables. */
  readonly payablePence: number;
  /** STM-13: what it has paid ahead: in its receivables, and never a negative accrual in its payables. */
  readonly receivablePence: number;
}

/** COL-03: the accruals of the own ledger, without those that are outside the agreement of balances. */
export function ownAccruals(setting: Setting, matching: Matching): OwnAccruals {
  let payablePence = 0;
  let receivablePence = 0;
  for (const at of matching.openLedger) {
    const line = ledgerAt(matching, at);
    if (line.entry !== "accrual" || line.status === "cancelled" || setting.isOutsidePair) continue;
    // A line of the ledger that NHS England's bodies share counts where its statement claims it, or else with the core.
    if (!setting.isOwnLedgerLine(line) && matching.used[at] === 0) continue;
    if (natureOfLedgerLine(setting, line) !== undefined) continue;
    if (isPrepaymentHeld(setting, line)) receivablePence += Math.abs(line.outstandingPence);
    else payablePence += line.outstandingPence;
  }
  return { payablePence, receivablePence };
}

import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { Setting } from "../setting.ts";

/** REC-07: whether an invoice that merely waits for approval counts as accrued: it came before the cut-off, and the policy wants it. */
export function accruesAwaiting(setting: Setting, line: StatementLine, ledger: LedgerLine): boolean {
  if (setting.kind === "accruals" || !setting.accrueAwaitingApproval) return false;
  const on = line.invoiceDate ?? ledger.invoiceDate;
  return setting.cutOff === undefined || on === undefined || on <= setting.cutOff;
}

import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { capAt } from "../matching/amounts.ts";
import type { Setting } from "../setting.ts";
import { isOfYear } from "./period.ts";

/**
 * COL-04: how much the ledger has above the claim and counts, in pence. 0 if the organisation does not accept the debt, or if
 * it is of another year or a future period; a part in formal dispute, which counts against the claim first, is left out.
 */
export function ledgerRemainder(setting: Setting, ledger: LedgerLine, support: number, claimed: number): number {
  if (!isAccepted(setting, ledger) || ledger.futurePeriod || !isOfYear(setting, ledger)) return 0;
  const remainder = capAt(support, support - claimed);
  return remainder - capAt(remainder, disputedRemainder(ledger, claimed));
}

/** How much of a ledger line is in formal dispute besides the part that the statement claims, in pence. */
export function disputedRemainder(ledger: LedgerLine, claimed: number): number {
  return ledger.disputedPence - capAt(ledger.disputedPence, claimed);
}

/** Whether the organisation accepts a ledger line as its debt. */
export function isAccepted(setting: Setting, ledger: LedgerLine): boolean {
  switch (ledger.status) {
    case "approved":
    case "paid":
      return true;
    case "awaiting-approval":
      return setting.agreeAwaitingApproval;
    case "on-hold":
    case "cancelled":
      return false;
  }
}

/**
 * REC-07: how much of a ledger line without a statement line may be accrued because it only waits for approval, in pence: an invoice or a
 * credit note of the period, without what is in formal dispute or capital. A debit balance is no debt of ours.
 */
export function awaitingOf(setting: Setting, ledger: LedgerLine, support: number): number {
  if (ledger.status !== "awaiting-approval" || ledger.futurePeriod || ledger.capital) return 0;
  if (support < 0 && ledger.entry !== "credit-note") return 0;
  return accruesWhileAwaiting(setting, ledger) ? support - capAt(support, ledger.disputedPence) : 0;
}

/** REC-07: whether an invoice that waits for approval is accrued: the policy wants it, and it is dated by the cut-off. */
export function accruesWhileAwaiting(
  setting: Setting,
  ledger: LedgerLine,
  line?: Pick<StatementLine, "invoiceDate">,
): boolean {
  if (setting.kind === "accruals" || !setting.accrueAwaitingApproval) return false;
  const on = line?.invoiceDate ?? ledger.invoiceDate;
  return setting.cutOff === undefined || on === undefined || on <= setting.cutOff;
}

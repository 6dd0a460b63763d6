import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { Setting } from "../setting.ts";

/** Whether what the ledger has is a debt that the organisation stands by. */
export function stands(setting: Setting, ledger: LedgerLine): boolean {
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

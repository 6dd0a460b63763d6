import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { isOfYear } from "./period.ts";
import type { Setting } from "../setting.ts";
import { stands } from "./stands.ts";
import { within } from "../matching/within.ts";

/**
 * COL-04: what the ledger has above the part of a line that the statement claims, as far as the organisation stands by it:
 * neither what is in formal dispute (which counts against the claim first), nor what is of another year or a future period.
 */
export function restOf(setting: Setting, ledger: LedgerLine, support: number, claimed: number): number {
  if (!stands(setting, ledger) || ledger.futurePeriod || !isOfYear(setting, ledger.invoiceDate)) return 0;
  const rest = within(support, support - claimed);
  return rest - within(rest, disputedRestOf(ledger, claimed));
}

/** What is in formal dispute of a ledger line beside the part that the statement claims. */
export function disputedRestOf(ledger: LedgerLine, claimed: number): number {
  return ledger.disputedPence - within(ledger.disputedPence, claimed);
}

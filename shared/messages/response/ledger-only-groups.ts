import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { LedgerOnly, Outcome } from "../../domain/position/outcome.ts";
import type { ReasonCode } from "../../domain/reconcile/words/reasons.ts";

/** Items of the ledger, counted and added up. */
export interface ItemsOfLedger {
  readonly count: number;
  readonly pence: Pence;
}

const ACCRUAL_HELD: ReasonCode = "accrual-held";
const OUTSIDE_PERIOD: ReasonCode = "outside-period";

/** The items that the statement should perhaps have (REC-08): not our accruals, and not what lies outside the exercise. */
export function missingFromStatement({ ledgerOnly }: Pick<Outcome, "ledgerOnly">): ItemsOfLedger {
  return addedUp(ledgerOnly.filter(({ reason }) => reason !== ACCRUAL_HELD && reason !== OUTSIDE_PERIOD));
}

/** The accruals that we hold for what has not been invoiced (REC-17). */
export function heldAccruals({ ledgerOnly }: Pick<Outcome, "ledgerOnly">): ItemsOfLedger {
  return addedUp(ledgerOnly.filter(({ reason }) => reason === ACCRUAL_HELD));
}

function addedUp(items: readonly LedgerOnly[]): ItemsOfLedger {
  return { count: items.length, pence: sumPence(items.map((item) => item.outstandingPence)) };
}

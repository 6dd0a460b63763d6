import { noPence, subtractPence, type Pence } from "../amounts-and-days/pence.ts";
import type { Kind } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { CounterpartyTotal } from "./ledger-report.ts";

/** What a ledger has with one organisation. */
export interface LedgerBalance {
  readonly counterparty: OrganisationCode;
  readonly pence: Pence;
}

/**
 * The balances of a ledger that statements of a kind are about (REC-18): what is invoiced, without the accruals, which have statements of
 * their own, or the accruals alone. Organisations with a balance of nil are left out.
 *
 * @param totals of the ledger that statements of the kind are compared with
 */
export function ledgerBalances(totals: readonly CounterpartyTotal[], kind: Kind): readonly LedgerBalance[] {
  return totals.flatMap(({ code, outstandingPence, accruedPence = noPence }): LedgerBalance[] => {
    const pence = kind === "accruals" ? accruedPence : subtractPence(outstandingPence, accruedPence);
    return pence === noPence ? [] : [{ counterparty: code, pence }];
  });
}

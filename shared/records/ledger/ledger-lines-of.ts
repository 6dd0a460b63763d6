import type { LedgerLine } from "../../domain/ledger/ledger-line.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import { ledgerCounterpartiesOf } from "../../domain/reference/ledger-counterparties.ts";
import type { ReconcileReferenceData } from "../../domain/reference/reconcile-reference-data.ts";
import type { Ledgers, SnapshotName } from "./ledgers.ts";

/** The lines of a ledger that a position is compared with: those of its receivable organisation, wherever they are recorded. */
export async function ledgerLinesOf(
  snapshot: SnapshotName,
  { receivable }: Pick<PositionKey, "receivable">,
  reference: Pick<ReconcileReferenceData, "subEntities">,
  ledgers: Pick<Ledgers, "linesOf">,
): Promise<readonly LedgerLine[]> {
  const lines = await Promise.all(
    ledgerCounterpartiesOf(reference, receivable).map((counterparty) => ledgers.linesOf(snapshot, counterparty)),
  );
  return lines.flat();
}

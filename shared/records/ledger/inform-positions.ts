import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import type { Enqueue } from "../storage/queue.ts";

export interface InformPositionsPorts {
  readonly positions: Positions;
  readonly enqueueReconcile: Enqueue;
}

/** Has every position of a ledger's organisation and kind reconciled again, and returns how many there are. */
export async function informPositions(
  { organisation, kind }: Pick<LedgerSnapshot, "organisation" | "kind">,
  correlation: string,
  { positions, enqueueReconcile }: InformPositionsPorts,
): Promise<number> {
  const messages = [];
  for await (const { key } of positionsOfPayable(positions, organisation))
    if (ledgerKindOf(key.kind) === kind) messages.push({ position: key, correlation });
  await enqueueReconcile(messages);
  return messages.length;
}

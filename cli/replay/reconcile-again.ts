import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import { allPositions } from "../../shared/records/position/positions.ts";
import type { Connection } from "../system/connect.ts";

/**
 * Has positions held against the ledger again, because something that their outcome rests on has changed. Where nothing
 * comes out differently, nobody is written to (RSP-05).
 */
export async function reconcileAgain(
  { records, sendReconcile }: Connection,
  isTouched: (key: PositionKey) => boolean,
): Promise<void> {
  const positions = (await allPositions(records.positions)).filter(({ key }) => isTouched(key));
  await sendReconcile(positions.map(({ key, standing }) => ({ position: key, correlation: standing.mailId })));
}

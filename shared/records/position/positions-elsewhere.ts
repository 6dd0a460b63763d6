import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import type { Kind } from "../../domain/exercise/exercise.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import type { ClaimedElsewhere } from "../../domain/reconcile/reconcile-input.ts";
import { othersOnSameLedger } from "../../domain/reference/ledger-counterparties.ts";
import type { ReconcileReferenceData } from "../../domain/reference/reconcile-reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { linesIn } from "./hold-lines.ts";
import type { PositionRecord } from "./position-record.ts";
import type { Positions } from "./positions.ts";
import type { HeldLines, SharedLines } from "./shared-lines.ts";

export interface ElsewherePorts {
  readonly positions: Pick<Positions, "get">;
  readonly sharedLines: Pick<SharedLines, "of">;
}

/** What other positions mean for this one, and which lines of a shared ledger all of them held when that was read. */
export async function readElsewhere(
  key: PositionKey,
  reference: Pick<ReconcileReferenceData, "subEntities">,
  ports: ElsewherePorts,
): Promise<{ readonly elsewhere: Elsewhere; readonly held: HeldLines | undefined }> {
  const other = otherKindOf(key);
  const [sameTrade, held] = await Promise.all([
    other && ports.positions.get({ ...key, kind: other }),
    othersOnSameLedger(reference, key.receivable).length === 0 ? undefined : ports.sharedLines.of(key),
  ]);
  return { elsewhere: elsewhereOf(key, sameTrade, held), held };
}

/** What another position of the pair and the lines that others hold mean for a position. */
export function elsewhereOf(
  key: PositionKey,
  sameTrade: PositionRecord | undefined,
  held: HeldLines | undefined,
): Elsewhere {
  const disputedPence = sameTrade && disputedIn(sameTrade);
  return {
    disputed:
      sameTrade === undefined || disputedPence === undefined ? [] : [{ kind: sameTrade.key.kind, disputedPence }],
    siblings: (held?.holders ?? [])
      .filter(({ receivable }) => receivable !== key.receivable)
      .map(({ receivable, lines }) => ({ receivable, lines })),
  };
}

/** REC-19: the kind whose dispute is compared with that of this one. */
export function otherKindOf({ kind }: PositionKey): Kind | undefined {
  return kind === "r&p" ? "i&e" : kind === "i&e" ? "r&p" : undefined;
}

/** REC-03: the ledger lines that other bodies hold, so that none supports a second claim. */
export async function claimedElsewhere(
  { siblings }: Elsewhere,
  objects: Pick<JsonObjects, "get">,
): Promise<ClaimedElsewhere[]> {
  const found = await Promise.all(
    siblings.map(async ({ receivable, lines }) =>
      (await linesIn(lines, { objects })).map((line) => ({ receivable, ...line })),
    ),
  );
  return found.flat();
}

/** What is in dispute on a position's current statement, if that was compared with a ledger. */
function disputedIn({ reconciled, current }: PositionRecord): Pence | undefined {
  return reconciled?.ledger === undefined || reconciled.mailId !== current.mailId
    ? undefined
    : reconciled.totals.inDisputePence;
}

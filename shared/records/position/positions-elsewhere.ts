import * as z from "zod";

import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { kindSchema } from "../../domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { outcomeSchema } from "../../domain/position/outcome.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import type { ClaimedElsewhere } from "../../domain/reconcile/reconcile-input.ts";
import { sharesLedgerOfCore } from "../../domain/reference/ledger-counterparties.ts";
import type { ReconcileReferenceData } from "../../domain/reference/reconcile-reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { Positions } from "./positions.ts";

/** What a position's outcome depends on in other positions of the same payable organisation and exercise. */
export const elsewhereSchema = z.object({
  /** REC-19: what the same pair has in dispute in the position of the other kind. */
  disputed: z.array(z.object({ kind: kindSchema, disputedPence: penceSchema })),
  /** ORG-01: the outcomes of the other bodies of NHS England, whose statements are compared with the same ledger lines. */
  siblings: z.array(z.object({ receivable: organisationCodeSchema, outcome: z.string().min(1) })),
});

export type Elsewhere = z.infer<typeof elsewhereSchema>;

/** Reads what the last outcomes of other positions mean for this one. Only those that were compared with a ledger count. */
export async function elsewhereOf(
  key: PositionKey,
  { subEntities }: Pick<ReconcileReferenceData, "subEntities">,
  positions: Pick<Positions, "get">,
): Promise<Elsewhere> {
  const otherKind = key.kind === "r&p" ? "i&e" : key.kind === "i&e" ? "r&p" : undefined;
  const isOfNhsEngland = key.receivable === subEntities.core || sharesLedgerOfCore(subEntities, key.receivable);
  const bodies = isOfNhsEngland ? [subEntities.core, ...subEntities.bodies.map(({ code }) => code)] : [];
  const others = [...new Set(bodies)].filter((code) => code !== key.receivable);
  const [sameTrade, ...siblings] = await Promise.all([
    otherKind === undefined ? undefined : outcomeIn({ ...key, kind: otherKind }),
    ...others.map((receivable) => outcomeIn({ ...key, receivable })),
  ]);
  return {
    disputed:
      otherKind === undefined || sameTrade === undefined
        ? []
        : [{ kind: otherKind, disputedPence: sameTrade.totals.inDisputePence }],
    siblings: siblings.flatMap((found) =>
      found === undefined ? [] : [{ receivable: found.receivable, outcome: found.outcome }],
    ),
  };

  async function outcomeIn(other: PositionKey) {
    const { reconciled, current } = (await positions.get(other)) ?? {};
    if (reconciled?.ledger === undefined || reconciled.mailId !== current?.mailId) return undefined;
    return { receivable: other.receivable, outcome: reconciled.outcome, totals: reconciled.totals };
  }
}

/** REC-03: the ledger lines that support the answers to those other bodies, so that none supports a second one. */
export async function claimedElsewhere(
  { siblings }: Elsewhere,
  objects: Pick<JsonObjects, "get">,
): Promise<ClaimedElsewhere[]> {
  const found = await Promise.all(
    siblings.map(async ({ receivable, outcome }) => {
      const { lines } = await objects.get(outcome, outcomeSchema);
      return lines
        .flatMap(({ evidence }) => evidence)
        .filter(({ match, usedPence }) => match !== "candidate" && usedPence !== 0)
        .map(({ invoiceNumber, invoiceDate, outstandingPence }) => ({
          receivable,
          invoiceNumber,
          invoiceDate,
          outstandingPence,
        }));
    }),
  );
  return found.flat();
}

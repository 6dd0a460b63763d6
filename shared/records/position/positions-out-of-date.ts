import type { Exercise } from "../../domain/exercise/exercise.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import { compareDisputes } from "../../domain/reconcile/form/compare-disputes.ts";
import { othersOnSameLedger } from "../../domain/reference/ledger-counterparties.ts";
import type { ReconcileReferenceData } from "../../domain/reference/reconcile-reference-data.ts";
import { canonicalText } from "../storage/digest.ts";
import type { Elsewhere } from "./elsewhere.ts";
import type { PositionRecord } from "./position-record.ts";
import { elsewhereOf, otherKindOf } from "./positions-elsewhere.ts";
import type { Positions } from "./positions.ts";
import type { HeldLines } from "./shared-lines.ts";

/**
 * Of a position and those that depend on it: which say something that another of them has overtaken. Asked after each comparison, by
 * whoever made it: of two that were made at the same moment, the later to be written sees the other, so none is overlooked. A position
 * that is compared again remembers what it then read, and is not out of date any more: so this comes to an end.
 *
 * @param held who holds which lines now; absent if the receivable organisation shares no ledger
 */
export async function positionsOutOfDate(
  position: PositionRecord,
  held: HeldLines | undefined,
  { exercise, reference }: { readonly exercise: Exercise | undefined; readonly reference: ReconcileReferenceData },
  positions: Pick<Positions, "get">,
): Promise<PositionKey[]> {
  const { key } = position;
  const otherKind = otherKindOf(key);
  const [sameTrade, ...siblings] = await Promise.all([
    otherKind && positions.get({ ...key, kind: otherKind }),
    ...othersOnSameLedger(reference, key.receivable).map((receivable) => positions.get({ ...key, receivable })),
  ]);
  const outOfDate = siblings.filter((sibling) => sibling !== undefined && hasOtherClaims(sibling));
  if (hasOtherClaims(position) || (sameTrade && hasOtherDispute(position, sameTrade))) outOfDate.push(position);
  if (sameTrade && hasOtherDispute(sameTrade, position)) outOfDate.push(sameTrade);
  return outOfDate.flatMap((each) => (each === undefined ? [] : [each.key]));

  /** ORG-01: whether others have taken or released lines since, and this outcome depends on whose they are. */
  function hasOtherClaims(one: PositionRecord): boolean {
    const seen = whatWasSeen(one);
    if (seen === undefined || held === undefined) return false;
    // The core lists what nobody's statement has; a region only depends on what it was refused.
    const depends = one.reconciled?.yielded === true || one.key.receivable === reference.subEntities.core;
    const now = elsewhereOf(one.key, undefined, held);
    return depends && canonicalText(seen.siblings) !== canonicalText(now.siblings);
  }

  /** REC-19: whether it would say something else about the disputes of the pair. */
  function hasOtherDispute(one: PositionRecord, other: PositionRecord): boolean {
    const seen = whatWasSeen(one);
    return seen !== undefined && remarksOf(one, seen) !== remarksOf(one, elsewhereOf(one.key, other, undefined));
  }

  function remarksOf({ key: { kind }, current, reconciled }: PositionRecord, { disputed }: Elsewhere): string {
    const disputedPence = reconciled?.totals.inDisputePence ?? 0;
    const asAt = current.asAt ?? exercise?.cutOff;
    return disputed.map((other) => compareDisputes(reference, asAt, { kind, disputedPence }, other) ?? "").join("\n");
  }
}

/** What an outcome took from other positions; undefined if its statement is to be compared anyway, or was without a ledger. */
function whatWasSeen({ reconciled, current }: PositionRecord): Elsewhere | undefined {
  return reconciled?.ledger === undefined || reconciled.mailId !== current.mailId ? undefined : reconciled.elsewhere;
}

import * as z from "zod";

import { addPence, noPence, penceSchema, type Pence } from "../amounts-and-days/pence.ts";
import { positionKeySchema, textOfPosition, type PositionKey } from "../position/position-key.ts";

const revisedReplySchema = z.object({
  position: positionKeySchema,
  /** How many lines, or items that only the ledger has, would be answered otherwise. */
  changes: z.number().int().nonnegative(),
  agreedBeforePence: penceSchema,
  agreedNowPence: penceSchema,
});

/** A revised reply that a ledger would cause if it came into force. */
export type RevisedReply = z.infer<typeof revisedReplySchema>;

/** What a ledger would change if it came into force: the revised replies that would leave, and the sums agreed in all. */
export const ledgerEffectSchema = z.object({
  /** How many answered positions were compared with the ledger. */
  compared: z.number().int().nonnegative(),
  /** Whether these were all. Of more than some hundreds only the first are compared; the figures then say “at least”. */
  isWhole: z.boolean(),
  revised: z.number().int().nonnegative(),
  agreedBeforePence: penceSchema,
  agreedNowPence: penceSchema,
  /** Those with the largest differences of what is agreed first; not all if there are very many. */
  replies: z.array(revisedReplySchema),
});

export type LedgerEffect = z.infer<typeof ledgerEffectSchema>;

/** A position that was answered, compared with a ledger that is not in force. */
export interface ComparedPosition {
  readonly position: PositionKey;
  /** Whether a revised reply would leave. */
  readonly isRevised: boolean;
  readonly changes: number;
  readonly agreedBeforePence: Pence;
  readonly agreedNowPence: Pence;
}

/** As many are listed as a person reads. */
const MOST_LISTED = 100;

/** Sums up what a ledger would change. The order of the positions does not matter. */
export function effectOf(compared: readonly ComparedPosition[], isWhole: boolean): LedgerEffect {
  const revised = compared.filter(({ isRevised }) => isRevised).sort(byDifference);
  return {
    compared: compared.length,
    isWhole,
    revised: revised.length,
    agreedBeforePence: compared.reduce((sum, { agreedBeforePence }) => addPence(sum, agreedBeforePence), noPence),
    agreedNowPence: compared.reduce((sum, { agreedNowPence }) => addPence(sum, agreedNowPence), noPence),
    replies: revised.slice(0, MOST_LISTED).map(({ position, changes, agreedBeforePence, agreedNowPence }) => ({
      position,
      changes,
      agreedBeforePence,
      agreedNowPence,
    })),
  };
}

function byDifference(one: ComparedPosition, other: ComparedPosition): number {
  const size = ({ agreedBeforePence, agreedNowPence }: ComparedPosition) =>
    Math.abs(agreedNowPence - agreedBeforePence);
  return size(other) - size(one) || (textOfPosition(one.position) < textOfPosition(other.position) ? -1 : 1);
}

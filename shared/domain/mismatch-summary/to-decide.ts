import * as z from "zod";

import { waitingReplySchema } from "../decision-sheet/reply-row.ts";
import { kindSchema } from "../exercise/exercise.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { decisionHistorySchema, effectOf, type DecisionHistory } from "../position/decision-history.ts";
import type { MismatchSummary, PositionInSummary } from "./mismatch-summary.ts";

/** What the sheets of a summary on which people decide are made of, beside the summary and the lines of its positions. */
export const toDecideSchema = z.object({
  /** What people have decided about lines of a position; one without a decision is left out. */
  decided: z.array(
    z.object({ receivable: organisationCodeSchema, kind: kindSchema, decisions: z.array(decisionHistorySchema) }),
  ),
  /** The replies that a person reads before they leave. */
  replies: z.array(waitingReplySchema),
});

export type ToDecide = z.infer<typeof toDecideSchema>;

export interface PositionToDecide {
  readonly position: PositionInSummary;
  /** Key of the outcome with its lines. */
  readonly outcome: string;
  readonly decisions: readonly DecisionHistory[];
}

/** The positions that have lines which a decision could settle, or that a person has decided on. None of their lines is read. */
export function positionsToDecide({ positions }: MismatchSummary, { decided }: ToDecide): PositionToDecide[] {
  return positions.flatMap((position): PositionToDecide[] => {
    const { receivable, kind, outcome, differences } = position;
    if (outcome === undefined) return [];
    const own = decided.find((each) => each.receivable === receivable.code && each.kind === kind);
    const decisions = own?.decisions ?? [];
    const isOpen = differences.some(({ on }) => on === "statement");
    return isOpen || decisions.some(isStanding) ? [{ position, outcome, decisions }] : [];
  });
}

function isStanding(history: DecisionHistory): boolean {
  const effect = effectOf(history);
  return effect === "in-effect" || effect === "waiting";
}

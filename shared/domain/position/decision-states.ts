import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { normaliseReference } from "../reconcile/references/normalise-reference.ts";
import { effectOf, replacedBy, type DecisionEffect, type DecisionHistory } from "./decision-history.ts";
import type { LineOutcome } from "./outcome.ts";

/**
 * How a decision stands. `in-force`: it made the verdict on its line. `overtaken`: the statement in force has no such line, or the line
 * claims another amount. `replaced`: a later decision on the same line counts instead.
 */
export type DecisionState = "in-force" | "overtaken" | "replaced" | Exclude<DecisionEffect, "in-effect">;

export interface DecisionWithState extends DecisionHistory {
  readonly state: DecisionState;
  /** Why it has no effect, in a sentence; empty if it is in force. */
  readonly why: string;
}

type Line = Pick<LineOutcome, "invoiceNumber" | "outstandingPence">;

/** The decisions about a position with their states, against the lines of the statement in force. */
export function decisionsWithStates(
  histories: readonly DecisionHistory[],
  lines: readonly Line[],
): DecisionWithState[] {
  return histories.map((history) => ({ ...history, ...stateOf(history, histories, lines) }));
}

function stateOf(
  history: DecisionHistory,
  all: readonly DecisionHistory[],
  lines: readonly Line[],
): Pick<DecisionWithState, "state" | "why"> {
  const { decision, second, withdrawn } = history;
  const effect = effectOf(history);
  if (effect === "withdrawn") return { state: effect, why: `${withdrawn?.by ?? ""} withdrew it${noteOf(withdrawn)}.` };
  if (effect === "rejected") return { state: effect, why: `${second?.by ?? ""} rejected it${noteOf(second)}.` };
  const same = lines.filter(
    ({ invoiceNumber }) => normaliseReference(invoiceNumber) === normaliseReference(decision.invoiceNumber),
  );
  if (same.length === 0) return { state: "overtaken", why: "The statement in force does not have this invoice." };
  if (!same.some(({ outstandingPence }) => outstandingPence === decision.outstandingPence)) {
    const amounts = same.map(({ outstandingPence }) => formatPounds(outstandingPence)).join(", ");
    return {
      state: "overtaken",
      why: `It was about a claim of ${formatPounds(decision.outstandingPence)}; the line now claims ${amounts}.`,
    };
  }
  const later = replacedBy(history, all);
  if (later)
    return { state: "replaced", why: `${later.decision.by} decided on the line later (${later.decision.id}).` };
  if (effect === "in-effect") return { state: "in-force", why: "" };
  const limit = formatPounds(decision.secondPersonOverPence ?? decision.outstandingPence);
  return { state: effect, why: `It is over the limit of ${limit}: a second person must approve it.` };
}

function noteOf(step: DecisionHistory["second"]): string {
  return step?.note === undefined ? "" : ` (${step.note})`;
}

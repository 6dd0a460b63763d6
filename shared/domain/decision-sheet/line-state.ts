import { normaliseReference } from "../reconcile/references/normalise-reference.ts";
import type { DecisionWithState } from "../position/decision-states.ts";
import type { LineOutcome } from "../position/outcome.ts";

/**
 * Everything about a line that a person's decision rests on: what it claims, our verdict with the ledger facts behind it, and what
 * people have decided about it. While this is the same, a row of a sheet is up to date, whatever else has changed about the position. A
 * decision that waits for a second person has changed nothing yet; one that was withdrawn has been something that a person may decide anew.
 */
export function stateOfLine(line: LineOutcome, decisions: readonly DecisionWithState[]) {
  return {
    invoiceNumber: line.invoiceNumber,
    claimed: line.outstandingPence,
    agreed: line.agreedPence,
    notAgreed: line.notAgreedPence,
    disputed: line.disputedPence,
    reason: line.reason,
    evidence: line.evidence.map(({ invoiceNumber, outstandingPence, status, usedPence }) => ({
      invoiceNumber,
      outstandingPence,
      status,
      usedPence,
    })),
    decisions: decisionsOn(line, decisions)
      .filter(({ state }) => state !== "waiting")
      .map(({ decision }) => decision.id),
  };
}

/** The decisions about a line, whatever became of them. */
export function decisionsOn(
  { invoiceNumber, outstandingPence }: Pick<LineOutcome, "invoiceNumber" | "outstandingPence">,
  decisions: readonly DecisionWithState[],
): DecisionWithState[] {
  return decisions.filter(
    ({ decision }) =>
      decision.outstandingPence === outstandingPence &&
      normaliseReference(decision.invoiceNumber) === normaliseReference(invoiceNumber),
  );
}

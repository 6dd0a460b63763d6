import { decisionsWithStates, type DecisionWithState } from "../../domain/position/decision-states.ts";
import { outcomeSchema } from "../../domain/position/outcome.ts";
import { statementSchema } from "../../domain/statement/statement.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { Decisions } from "./decisions.ts";
import type { PositionRecord } from "./position-record.ts";

/** What people decided about a position, the oldest first, each with its state against the statement in force. */
export async function positionDecisions(
  { key, current, reconciled }: PositionRecord,
  { decisions, objects }: { readonly decisions: Decisions; readonly objects: JsonObjects },
): Promise<DecisionWithState[]> {
  const histories = await decisions.of(key);
  if (histories.length === 0) return [];
  // The numbers of an outcome may come from another column of the statement. A statement that is not compared yet has only its own.
  const { lines } =
    reconciled?.mailId === current.mailId
      ? await objects.get(reconciled.outcome, outcomeSchema)
      : await objects.get(current.statement, statementSchema);
  return decisionsWithStates(histories, lines);
}

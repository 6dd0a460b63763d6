import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { DecisionHistory } from "../../shared/domain/position/decision-history.ts";
import { decisionsWithStates, type DecisionWithState } from "../../shared/domain/position/decision-states.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import { amountOfDecision } from "../../shared/domain/position/second-person.ts";
import { CLOSED_BY_ACCORD, todoIdOf } from "../../shared/domain/todo/todo-item.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { TodoItems } from "../../shared/records/todo/todo-items.ts";

export interface NoteWaitingDecisionsPorts {
  readonly todoItems: Pick<TodoItems, "open" | "close">;
  readonly objects: JsonObjects;
  readonly now: () => Date;
}

/**
 * Puts the decisions that wait for a second person on the to-do list (RCV-13), and takes off those that no longer wait. Doing it again
 * changes nothing.
 */
export async function noteWaitingDecisions(
  { key, current, reconciled }: PositionRecord,
  histories: readonly DecisionHistory[],
  { todoItems, objects, now }: NoteWaitingDecisionsPorts,
): Promise<void> {
  const limited = histories.filter(({ decision }) => decision.secondPersonOverPence !== undefined);
  if (limited.length === 0 || reconciled?.mailId !== current.mailId) return;
  const { lines } = await objects.get(reconciled.outcome, outcomeSchema);
  for (const each of decisionsWithStates(histories, lines)) {
    if (each.decision.secondPersonOverPence === undefined) continue;
    if (each.state === "waiting") await todoItems.open(todoItemOf(key, each));
    else await todoItems.close(todoIdOf("decision-waiting", each.decision.id), closingOf(each, now()));
  }
}

function todoItemOf(position: PositionKey, { decision, why }: DecisionWithState) {
  const amount = pence(amountOfDecision(decision));
  return {
    id: todoIdOf("decision-waiting", decision.id),
    kind: "decision-waiting" as const,
    payable: position.payable,
    counterparty: position.receivable,
    position,
    line: decision.invoiceNumber,
    pence: amount,
    since: decision.at,
    what:
      `${decision.by} decided ${decision.decision} on ${decision.invoiceNumber}, ${formatPounds(amount)}. ${why} ` +
      `accord decide approve ${decision.id}, or accord decide reject ${decision.id}.`,
    source: { from: "position" as const, position },
  };
}

function closingOf({ second, withdrawn, state, why }: DecisionWithState, now: Date) {
  const step = withdrawn ?? second;
  return step
    ? { by: step.by, at: step.at, why: why || `${step.by} approved it.` }
    : { by: CLOSED_BY_ACCORD, at: now.toISOString(), why: why || `The decision is ${state}.` };
}

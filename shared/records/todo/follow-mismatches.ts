import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { nameOfExercise, type ExerciseId } from "../../domain/exercise/exercise.ts";
import { absolute } from "../../domain/mismatch/compare-forms.ts";
import type { MismatchNow } from "../../domain/mismatch/mismatches-now.ts";
import { reportedDifference } from "../../domain/mismatch/reported-pair.ts";
import { CLOSED_BY_ACCORD, todoIdOf, type NewTodoItem } from "../../domain/todo/todo-item.ts";
import type { GatheredMismatches } from "../mismatch/gather-mismatches-now.ts";
import type { TodoItems } from "./todo-items.ts";

export interface FollowMismatchesPorts {
  readonly todoItems: Pick<TodoItems, "open" | "close" | "listOpen">;
  readonly now: () => Date;
}

/**
 * Brings the to-do list in line with an organisation's mismatches of an exercise: each one that has to be cleared is an item until it is closed
 * or gone. Doing it again changes nothing.
 */
export async function followMismatches(
  { record, mismatches }: GatheredMismatches,
  { todoItems, now }: FollowMismatchesPorts,
): Promise<void> {
  const { organisation, exercise } = record.key;
  const begun = (number: number): string =>
    record.reports.find((report) => report.number === number)?.at ?? now().toISOString();
  const wanted = new Map(
    mismatches
      .filter(({ state, isOver }) => state === "open" && isOver)
      .map((each) => itemOf(each, exercise, begun(each.since)))
      .map((item) => [item.id, item]),
  );
  for (const item of wanted.values()) await todoItems.open({ ...item, payable: organisation });
  const prefix = `${todoIdOf("mismatch", organisation, exercise)}-`;
  for await (const { id } of todoItems.listOpen({ payable: organisation, kind: "mismatch" }))
    if (id.startsWith(prefix) && !wanted.has(id))
      await todoItems.close(id, {
        by: CLOSED_BY_ACCORD,
        at: now().toISOString(),
        why: "It was closed, is gone from the last report, or need not be cleared.",
      });
}

function itemOf(mismatch: MismatchNow, exercise: ExerciseId, begun: string): Omit<NewTodoItem, "payable"> {
  const { pair, role, counterparty, since, turns } = mismatch;
  const { kind, receivable, payable } = pair;
  const difference = absolute(reportedDifference(pair));
  const organisation = role === "receivable" ? receivable : payable;
  // What a person closed and a later report or a person opened again is another item.
  const about = `report-${String(since)}${turns === 0 ? "" : `-${String(turns + 1)}`}`;
  return {
    id: todoIdOf("mismatch", organisation, exercise, kind, role, counterparty, about),
    kind: "mismatch",
    counterparty,
    ...(role === "payable" ? { position: { payable, receivable, exercise, kind } } : {}),
    statementKind: kind,
    pence: difference,
    since: begun,
    what:
      `The mismatch report of ${nameOfExercise(exercise)} shows ${formatPounds(difference)} between ${receivable}, which is owed ` +
      `${formatPounds(pair.receivableSide.totalPence)}, and ${payable}, which owes ${formatPounds(pair.payableSide.totalPence)} (${kind.toUpperCase()}). ` +
      "See accord mismatches list.",
    source: { from: "mismatches", organisation, exercise },
  };
}

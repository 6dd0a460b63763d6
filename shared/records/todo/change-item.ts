import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { TodoItem } from "../../domain/todo/todo-item.ts";
import type { TodoItems } from "./todo-items.ts";

/** Who did something to an item, and when. */
export interface Doing {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** Whether a person's step was taken; if not, why. `none`: there is no such item. */
export type TodoStep = { readonly item: TodoItem; readonly taken: boolean } | undefined;

/** Says that a person is done with an item; the first who says so counts. */
export async function finishItem(todoItems: TodoItems, id: string, note: string, { by, at }: Doing): Promise<TodoStep> {
  const item = await todoItems.close(id, { by, at, why: note });
  return item && { item, taken: item.closed?.by === by && item.closed.at === at };
}

/** Says who sees to an open item. */
export async function assignItem(todoItems: TodoItems, id: string, to: string, doing: Doing): Promise<TodoStep> {
  return step(todoItems, id, doing, "todo-assigned", { assignedTo: to }, `Assigned to ${to}.`);
}

/** Takes an open item off what waits, until a day. */
export async function snoozeItem(
  todoItems: TodoItems,
  id: string,
  until: CalendarDate,
  doing: Doing,
): Promise<TodoStep> {
  return step(todoItems, id, doing, "todo-snoozed", { snoozedUntil: until }, `Put off until ${until}.`);
}

/** Adds a note to an open item. */
export async function noteItem(todoItems: TodoItems, id: string, text: string, doing: Doing): Promise<TodoStep> {
  return step(todoItems, id, doing, "todo-noted", {}, text);
}

async function step(
  todoItems: TodoItems,
  id: string,
  { by, at }: Doing,
  event: string,
  change: Partial<Pick<TodoItem, "assignedTo" | "snoozedUntil">>,
  text: string,
): Promise<TodoStep> {
  const { record, changed } = await todoItems.change(id, (before) =>
    before?.state === "open"
      ? {
          record: { ...before, ...change, notes: [...before.notes, { by, at, text }] },
          event: { event, at, facts: { by, ...change } },
        }
      : undefined,
  );
  return record && { item: record, taken: changed };
}

import { daysBetween, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { noPence } from "../amounts-and-days/pence.ts";
import type { TodoItem } from "./todo-item.ts";

/** A deadline this near comes before any amount of money. */
const NEAR_DAYS = 5;

/** Puts first what matters most: near deadlines, the nearest first; then the largest amounts; then what has waited longest. */
export function orderItems<Item extends Pick<TodoItem, "id" | "deadline" | "pence" | "since">>(
  items: readonly Item[],
  today: CalendarDate,
): Item[] {
  const daysLeft = ({ deadline }: Item) => {
    const days = deadline === undefined ? Infinity : daysBetween(today, deadline);
    return days <= NEAR_DAYS ? days : Infinity;
  };
  return items.toSorted(
    (one, other) =>
      compare(daysLeft(one), daysLeft(other)) ||
      compare(sizeOf(other), sizeOf(one)) ||
      compare(one.since, other.since) ||
      compare(one.id, other.id),
  );
}

/** Whether an item is among what waits today; one that was put off is not, until the day that was named. */
export function isWaiting(
  { state, snoozedUntil }: Pick<TodoItem, "state" | "snoozedUntil">,
  today: CalendarDate,
): boolean {
  return state === "open" && (snoozedUntil === undefined || snoozedUntil <= today);
}

function sizeOf({ pence = noPence }: Pick<TodoItem, "pence">): number {
  return Math.abs(pence);
}

function compare<Value extends number | string>(one: Value, other: Value): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

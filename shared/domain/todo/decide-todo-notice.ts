import { isWorkingDay } from "../amounts-and-days/working-days.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";
import { todoNoticesOf, type Policy } from "../organisation/policy.ts";
import { isWaiting, orderItems } from "./order-items.ts";
import type { TodoItem } from "./todo-item.ts";

/** When the daily list leaves, on the clock in the United Kingdom. */
const LIST_LEAVES_AT = "07:30";

/** The last notice of what waits that an organisation was sent. */
export interface LastTodoNotice {
  /** ISO instant. */
  readonly decidedAt: string;
  /** The ids of what waited then: all of it was told in that notice or an earlier one. */
  readonly told: readonly string[];
}

/** A notice of what waits. */
export interface TodoNotice {
  /** What to list, what matters most first. */
  readonly items: readonly TodoItem[];
  /** How many of them have not been told before. */
  readonly news: number;
  /** The ids of all that has been told once this notice is. */
  readonly told: readonly string[];
}

/**
 * Whether the finance contacts of an organisation are told now what waits for them, and of what; `undefined` if they are not.
 *
 * As a daily list: on working days from half past seven, once a day, all that waits, if something that waited at half past seven has
 * not been told. A list that is late tells the same. At once: what has not been told. What was put off is news on its day.
 *
 * @param items all that is open of the organisation, and of no other
 * @param now ISO instant
 */
export function decideTodoNotice(
  items: readonly TodoItem[],
  policy: Policy,
  last: LastTodoNotice | undefined,
  now: string,
): TodoNotice | undefined {
  if (!mayTellTodo(policy, last?.decidedAt, now)) return undefined;
  const today = ukDay(now);
  const waiting = items.filter((item) => isWaiting(item, today));
  const news = waiting.filter((item) => isNews(item, last));
  const isDaily = todoNoticesOf(policy) === "daily";
  const listLeavesAt = `${today}T${LIST_LEAVES_AT}`;
  if (!news.some(({ since }) => !isDaily || onUkClock(since) < listLeavesAt)) return undefined;
  return {
    items: orderItems(isDaily ? waiting : news, today),
    news: news.length,
    told: waiting.map(({ id }) => id),
  };
}

/** Whether an organisation may be told now, whatever waits: if not, nobody need look what does. */
export function mayTellTodo(policy: Policy, lastDecidedAt: string | undefined, now: string): boolean {
  switch (todoNoticesOf(policy)) {
    case "none":
      return false;
    case "at-once":
      return true;
    case "daily": {
      const clock = onUkClock(now);
      const today = ukDay(now);
      const wasToday = lastDecidedAt !== undefined && ukDay(lastDecidedAt) >= today;
      return !wasToday && isWorkingDay(today) && clock.slice(11, 16) >= LIST_LEAVES_AT;
    }
  }
}

function isNews(item: TodoItem, last: LastTodoNotice | undefined): boolean {
  if (isAboutNotice(item)) return false;
  if (!last?.told.includes(item.id)) return true;
  return item.snoozedUntil !== undefined && item.snoozedUntil > ukDay(last.decidedAt);
}

/** A notice to the organisation itself that could not be delivered is no news to it: a notice of that would go the same way. */
function isAboutNotice({ source, counterparty }: TodoItem): boolean {
  return source.from === "message" && source.mailId === undefined && counterparty === undefined;
}

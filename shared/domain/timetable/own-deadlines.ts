import { calendarDate } from "../amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";
import { isWorkingDay, workingDaysBefore } from "../amounts-and-days/working-days.ts";
import { daysBeforeDeadlineOf, type Policy } from "../organisation/policy.ts";

/** From when on finance contacts are told of a deadline, on the clock in the United Kingdom: with the daily list. */
const TOLD_FROM = "07:30";
const DAY_CHARACTERS = "2023-04-11".length;

/**
 * Whether an organisation's own people are told now of a deadline: on a working day, from so many working days before it as its policy
 * says, until it has passed.
 *
 * @param at a day, at whose end it passes, or a minute as clocks in the United Kingdom show it: `2023-04-27T12:00`
 * @param now ISO instant
 */
export function isDeadlineNear(at: string, policy: Policy, now: string): boolean {
  const days = daysBeforeDeadlineOf(policy);
  const clock = onUkClock(now);
  const today = ukDay(now);
  const lastDay = calendarDate(at.slice(0, DAY_CHARACTERS));
  const isAhead = at.length > DAY_CHARACTERS ? clock.slice(0, at.length) < at : today <= lastDay;
  return (
    days > 0 &&
    isAhead &&
    isWorkingDay(today) &&
    clock.slice(11, 16) >= TOLD_FROM &&
    today >= workingDaysBefore(lastDay, days)
  );
}

import { addDays, epochDay, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { isWorkingDay } from "../amounts-and-days/working-days.ts";
import type { CreditTerms } from "./credit-terms.ts";
import { lastEvent, type DebtEvent } from "./debt-event.ts";
import type { DebtStanding } from "./debt-standing.ts";

/** Why a debtor is called about a debt: its size (RCV-03), or a letter that no call has followed yet (RCV-02). */
export type CallReason = "daily" | "twice-a-week" | "after-letter";

/**
 * Why a debt is to be called about today, or `undefined`. A debt is called about from the day of its first step, on working days, at most once a
 * day, and not while something suspends it.
 */
export function callDue(
  standing: DebtStanding,
  events: readonly DebtEvent[],
  terms: CreditTerms,
  today: CalendarDate,
): CallReason | undefined {
  if (standing.standing !== "next-step" && standing.standing !== "steps-taken") return undefined;
  const { chasedPence, callsFrom, after } = standing;
  const calls = events.flatMap((each) => (each.event === "call" ? each.day : []));
  if (today < callsFrom || !isWorkingDay(today) || calls.includes(today)) return undefined;
  if (chasedPence > terms.dailyCallsOverPence) return "daily";
  if (chasedPence > terms.twiceWeeklyCallsOverPence && isWeeklyCallDue(calls, today)) return "twice-a-week";
  const lastCall = lastEvent(events, "call")?.day;
  return after !== undefined && (lastCall === undefined || lastCall < after.day) ? "after-letter" : undefined;
}

/** The first call of a week is due from its first working day, the second from its middle: Monday and Thursday of a week without a holiday. */
function isWeeklyCallDue(calls: readonly CalendarDate[], today: CalendarDate): boolean {
  const monday = addDays(today, -daysSinceMonday(today));
  const week = [0, 1, 2, 3, 4].map((days) => addDays(monday, days)).filter(isWorkingDay);
  const second = week[Math.ceil(week.length / 2)];
  const wanted = second !== undefined && second <= today ? 2 : 1;
  return calls.filter((day) => day >= monday && day <= today).length < wanted;
}

/** The first of January 1970 was a Thursday. */
function daysSinceMonday(day: CalendarDate): number {
  return (((epochDay(day) + 3) % 7) + 7) % 7;
}

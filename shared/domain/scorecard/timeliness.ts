import { calendarDate, daysBetween, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";

/**
 * Whether something was done by its date. `no-date`: it was done, and no date was set for it. `missing`: it was expected, and its date has passed.
 * `not-due`: it is expected, and no date for it has passed. `none`: it was not done, and nobody is known to expect it.
 */
export type Timeliness =
  | { readonly is: "on-time" | "no-date"; readonly day: CalendarDate }
  /** `days` is 0 if it was late by hours. */
  | { readonly is: "late"; readonly day: CalendarDate; readonly days: number }
  | { readonly is: "missing" | "not-due" | "none" };

export interface Dated {
  /** When it was done; absent if it has not been. */
  readonly day: CalendarDate | undefined;
  /** The last day for it; absent if none was set. */
  readonly by: CalendarDate | undefined;
  readonly isExpected: boolean;
  readonly today: CalendarDate;
}

/** Says whether something was done by its date. The last day itself is on time. */
export function timelinessOf({ day, by, isExpected, today }: Dated): Timeliness {
  if (day === undefined) {
    if (!isExpected) return { is: "none" };
    return { is: by === undefined || today <= by ? "not-due" : "missing" };
  }
  if (by === undefined) return { is: "no-date", day };
  return day <= by ? { is: "on-time", day } : { is: "late", day, days: daysBetween(by, day) };
}

/**
 * The same of something that is due at a time of day.
 *
 * @param at when it was done, ISO instant
 * @param by UK time, `2023-04-27T12:00`, or the day at whose end it passes
 * @param now ISO instant
 */
export function timelinessByTime(at: string | undefined, by: string, now: string): Timeliness {
  const isBy = (instant: string) => onUkClock(instant).slice(0, by.length) <= by;
  if (at === undefined) return { is: isBy(now) ? "not-due" : "missing" };
  const day = ukDay(at);
  return isBy(at)
    ? { is: "on-time", day }
    : { is: "late", day, days: daysBetween(calendarDate(by.slice(0, DAY_CHARACTERS)), day) };
}

const DAY_CHARACTERS = "2023-04-27".length;

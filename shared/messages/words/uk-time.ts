import { calendarDate, formatCalendarDate, type CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";

const HOUR = 3_600_000;

/** The day that it was in the United Kingdom at an instant. */
export function ukDay(instant: string): CalendarDate {
  return calendarDate(onUkClock(instant).slice(0, 10));
}

/** `27 March 2023 at 14:05`, on the United Kingdom's clocks. */
export function ukTime(instant: string): string {
  const clock = onUkClock(instant);
  return `${formatCalendarDate(calendarDate(clock.slice(0, 10)))} at ${clock.slice(11, 16)}`;
}

/**
 * Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October. Worked out here, so
 * that a reply made again does not depend on a machine's time zone tables.
 */
function onUkClock(instant: string): string {
  const at = Date.parse(instant);
  const year = new Date(at).getUTCFullYear();
  const summer = at >= lastSunday(year, 2) + HOUR && at < lastSunday(year, 9) + HOUR;
  return new Date(summer ? at + HOUR : at).toISOString();
}

/** Midnight UTC on the last Sunday of a month that has 31 days; months from 0. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return Date.UTC(year, month, 31 - last.getUTCDay());
}

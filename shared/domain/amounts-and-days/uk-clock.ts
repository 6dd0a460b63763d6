import { calendarDate, type CalendarDate } from "./calendar-date.ts";

const HOUR = 3_600_000;

/** The date in the United Kingdom at this instant. */
export function ukDay(instant: string): CalendarDate {
  return calendarDate(onUkClock(instant).slice(0, 10));
}

/**
 * What clocks in the United Kingdom show at an instant, written as if it were UTC.
 *
 * Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October. It is calculated here so that
 * a reply that is made again does not depend on a machine's time zone tables.
 */
export function onUkClock(instant: string): string {
  const at = Date.parse(instant);
  const year = new Date(at).getUTCFullYear();
  const summer = at >= lastSunday(year, 2) + HOUR && at < lastSunday(year, 9) + HOUR;
  return new Date(summer ? at + HOUR : at).toISOString();
}

/** Midnight UTC on the last Sunday of a month with 31 days; months count from 0. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return Date.UTC(year, month, 31 - last.getUTCDay());
}

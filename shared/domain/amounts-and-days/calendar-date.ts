import * as z from "zod";

declare const calendarDateBrand: unique symbol;

/** A day on the calendar, `2023-03-23`: no time, no time zone. Compare two days with `<`. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

const MILLISECONDS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Whether a text is an ISO day that exists (2023-02-29 does not). */
export function isCalendarDate(text: string): text is CalendarDate {
  const parts = ISO_DAY.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/**
 * Takes a text that the caller knows to be an ISO day.
 *
 * @throws RangeError if it is not one.
 */
export function calendarDate(text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new RangeError(`${text} is not a calendar date (YYYY-MM-DD)`);
}

/** A day that is read back from a table, a store or a command line. */
export const calendarDateSchema = z.custom<CalendarDate>(
  (value) => typeof value === "string" && isCalendarDate(value),
  {
    error: "is not a calendar date (YYYY-MM-DD)",
  },
);

/** The day with this year, month (1 to 12) and day of the month, or `undefined` if there is no such day. */
export function calendarDateOf(year: number, month: number, day: number): CalendarDate | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isCalendarDate(text) ? text : undefined;
}

/** Days since 1970-01-01. */
export function epochDay(date: CalendarDate): number {
  return Date.parse(date) / MILLISECONDS_PER_DAY;
}

/** The day that is this many days after 1970-01-01. */
export function calendarDateOfEpochDay(days: number): CalendarDate {
  return calendarDate(new Date(days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10));
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return calendarDateOfEpochDay(epochDay(date) + days);
}

/** How many days `later` is after `earlier`; negative if it is before. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return epochDay(later) - epochDay(earlier);
}

/** `23 March 2023`, as replies write it. */
export function formatCalendarDate(date: CalendarDate): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? "";
  return `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`;
}

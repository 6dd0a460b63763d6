import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_YEAR = 365;
const ZERO = 48;

/** A date as a count of days, without the cost of parsing it: only the difference of two counts means anything. */
export function dayNumber(date: CalendarDate): number {
  const year = yearOf(date);
  const month = twoDigits(date, 5);
  const yearsBefore = month > 2 ? year : year - 1;
  const leapDays = Math.floor(yearsBefore / 4) - Math.floor(yearsBefore / 100) + Math.floor(yearsBefore / 400);
  return year * DAYS_IN_YEAR + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + twoDigits(date, 8);
}

/** The calendar year in which a date's financial year (1 April to 31 March) begins. */
export function financialYearOf(date: CalendarDate): number {
  return twoDigits(date, 5) >= 4 ? yearOf(date) : yearOf(date) - 1;
}

function yearOf(date: CalendarDate): number {
  return twoDigits(date, 0) * 100 + twoDigits(date, 2);
}

function twoDigits(date: CalendarDate, at: number): number {
  return (date.charCodeAt(at) - ZERO) * 10 + date.charCodeAt(at + 1) - ZERO;
}

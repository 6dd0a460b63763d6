import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_YEAR = 365;
const ZERO = 48;

/** Days on one continuous count, without the cost of parsing a date: only differences of two mean anything. */
export function dayNumber(date: CalendarDate): number {
  const year = yearOf(date);
  const month = twoDigits(date, 5);
  const yearsBefore = month > 2 ? year : year - 1;
  const leapDays = Math.floor(yearsBefore / 4) - Math.floor(yearsBefore / 100) + Math.floor(yearsBefore / 400);
  return year * DAYS_IN_YEAR + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + twoDigits(date, 8);
}

/** The year in which the financial year of a day begins, where years run from 1 April to 31 March. */
export function financialYearOf(date: CalendarDate): number {
  return twoDigits(date, 5) >= 4 ? yearOf(date) : yearOf(date) - 1;
}

function yearOf(date: CalendarDate): number {
  return twoDigits(date, 0) * 100 + twoDigits(date, 2);
}

function twoDigits(date: CalendarDate, at: number): number {
  return (date.charCodeAt(at) - ZERO) * 10 + date.charCodeAt(at + 1) - ZERO;
}

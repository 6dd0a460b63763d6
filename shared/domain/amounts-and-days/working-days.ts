import { addDays, calendarDate, epochDay, type CalendarDate } from "./calendar-date.ts";

/** Whether people in finance departments in England work on a day: Mondays to Fridays but for bank holidays. */
export function isWorkingDay(day: CalendarDate): boolean {
  return !isWeekend(day) && !isBankHoliday(day);
}

/** The working day that comes so many working days after a day: after Thursday 6 April 2023, the first is Tuesday 11 April. */
export function addWorkingDays(day: CalendarDate, count: number): CalendarDate {
  let after = day;
  for (let left = count; left > 0;) {
    after = addDays(after, 1);
    if (isWorkingDay(after)) left -= 1;
  }
  return after;
}

/** The day itself if it is a working day, else the one before it that is. */
export function lastWorkingDayUntil(day: CalendarDate): CalendarDate {
  return isWorkingDay(day) ? day : lastWorkingDayUntil(addDays(day, -1));
}

/** The first working day from which at most so many working days are left before a day: two before Tuesday 11 April 2023, 5 April. */
export function workingDaysBefore(day: CalendarDate, count: number): CalendarDate {
  let before = day;
  for (let left = count; left > 0;) {
    before = addDays(before, -1);
    if (isWorkingDay(before)) left -= 1;
  }
  return before;
}

/** Whether a day is a bank holiday in England. */
export function isBankHoliday(day: CalendarDate): boolean {
  const year = day.slice(0, 4);
  const known = holidaysByYear.get(year) ?? new Set(bankHolidaysOf(Number(year)));
  holidaysByYear.set(year, known);
  return known.has(day);
}

const holidaysByYear = new Map<string, ReadonlySet<CalendarDate>>();

/**
 * The bank holidays in England that proclamations have added to a year's usual ones or moved.
 * Source: https://www.gov.uk/bank-holidays and the announcements that it follows.
 */
const proclaimed: Readonly<Record<number, { readonly added: readonly string[]; readonly removed: readonly string[] }>> =
  {
    // The 75th anniversary of VE Day: the early May holiday was moved.
    2020: { added: ["2020-05-08"], removed: ["2020-05-04"] },
    // The Platinum Jubilee: the spring holiday was moved, and one was added. The state funeral of Queen Elizabeth II.
    2022: { added: ["2022-06-02", "2022-06-03", "2022-09-19"], removed: ["2022-05-30"] },
    // The coronation of King Charles III.
    2023: { added: ["2023-05-08"], removed: [] },
  };

/** By the Banking and Financial Dealings Act 1971 and the holidays that are proclaimed each year. */
function bankHolidaysOf(year: number): CalendarDate[] {
  const easter = easterSunday(year);
  const usual = [
    movedFromWeekend(dayOf(year, 1, 1)),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMondayFrom(dayOf(year, 5, 1)),
    firstMondayFrom(dayOf(year, 5, 25)),
    firstMondayFrom(dayOf(year, 8, 25)),
    ...christmas(year),
  ];
  const { added = [], removed = [] } = proclaimed[year] ?? {};
  return [...usual.filter((day) => !removed.includes(day)), ...added.map(calendarDate)];
}

/** Each of Christmas Day and Boxing Day that falls on a weekend has a weekday after both in its place. */
function christmas(year: number): CalendarDate[] {
  const both = [dayOf(year, 12, 25), dayOf(year, 12, 26)];
  const places = [dayOf(year, 12, 27), dayOf(year, 12, 28)].filter((day) => !isWeekend(day));
  const onWeekdays = both.filter((day) => !isWeekend(day));
  return [...onWeekdays, ...places.slice(0, both.length - onWeekdays.length)];
}

function movedFromWeekend(day: CalendarDate): CalendarDate {
  return isWeekend(day) ? movedFromWeekend(addDays(day, 1)) : day;
}

function firstMondayFrom(day: CalendarDate): CalendarDate {
  return weekday(day) === MONDAY ? day : firstMondayFrom(addDays(day, 1));
}

/** The anonymous Gregorian algorithm (Meeus, Jones, Butcher). */
function easterSunday(year: number): CalendarDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * late + 114;
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1);
}

function dayOf(year: number, month: number, day: number): CalendarDate {
  return calendarDate([year, month, day].map((part) => String(part).padStart(2, "0")).join("-"));
}

const MONDAY = 1;

function isWeekend(day: CalendarDate): boolean {
  return weekday(day) % 6 === 0;
}

/** Sunday is 0. The first of January 1970 was a Thursday. */
function weekday(day: CalendarDate): number {
  return (((epochDay(day) + 4) % 7) + 7) % 7;
}

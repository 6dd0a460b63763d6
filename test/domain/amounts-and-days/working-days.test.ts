import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import {
  addWorkingDays,
  isBankHoliday,
  isWorkingDay,
  workingDaysBefore,
} from "../../../shared/domain/amounts-and-days/working-days.ts";

/** As https://www.gov.uk/bank-holidays lists them for England and Wales. */
const published: Readonly<Record<string, readonly string[]>> = {
  "2021": ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
  "2022": ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
  "2023": ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
  "2024": ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
  "2025": ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
  "2026": ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
  "2027": ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
};

test.each(Object.entries(published))("the bank holidays of %s are those that were published", (year, days) => {
  const found: string[] = [];
  for (let day = calendarDate(`${year}-01-01`); day.startsWith(year); day = addDays(day, 1))
    if (isBankHoliday(day)) found.push(day.slice(5));
  expect(found).toEqual(days);
});

test.each([
  ["2023-04-06", 1, "2023-04-11"],
  ["2023-03-31", 2, "2023-04-04"],
  ["2023-04-07", 1, "2023-04-11"],
  ["2023-03-29", 0, "2023-03-29"],
  ["2022-12-23", 3, "2022-12-30"],
])("%s and %i working days is %s", (day, count, expected) => {
  expect(addWorkingDays(calendarDate(day), count)).toBe(expected);
});

const anyDay = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map((date) => calendarDate(date.toISOString().slice(0, 10)));

test("there are as many working days up to a day as were added", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
      const after = addWorkingDays(day, count);
      let working = 0;
      for (let each = addDays(day, 1); each <= after; each = addDays(each, 1)) if (isWorkingDay(each)) working += 1;
      expect(working).toBe(count);
      expect(isWorkingDay(after)).toBe(true);
    }),
  );
});

test("from a working day so many working days are left at most if it is not before the first from which they are", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 10 }), (day, ahead, count) => {
      fc.pre(isWorkingDay(day));
      const last = addDays(day, ahead);
      expect(day >= workingDaysBefore(last, count)).toBe(addWorkingDays(day, count) >= last);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";

import { calendarDateOfEpochDay } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { dateOfBareNumber, dateOfEpochDays, parseDate } from "../../../../shared/reading/table/values/parse-date.ts";

test.each([
  ["25/08/2022", "2022-08-25", "day-first"],
  ["25/08/22", "2022-08-25", "day-first"],
  ["25.08.2022", "2022-08-25", "day-first"],
  ["25-08-2022", "2022-08-25", "day-first"],
  ["25 08 2022", "2022-08-25", "day-first"],
  ["25-Aug-22", "2022-08-25", "certain"],
  ["25 August 2022", "2022-08-25", "certain"],
  ["23rd March 2023", "2023-03-23", "certain"],
  ["Thursday 23rd of March, 2023", "2023-03-23", "certain"],
  ["Thu 23 Mar 2023", "2023-03-23", "certain"],
  ["March 23, 2023", "2023-03-23", "certain"],
  ["1 Sept 2022", "2022-09-01", "certain"],
  ["23MAR2023", "2023-03-23", "certain"],
  ["2022-08-25", "2022-08-25", "certain"],
  ["2022/08/25", "2022-08-25", "certain"],
  ["2022-08-25T00:00:00Z", "2022-08-25", "certain"],
  ["25/08/2022 00:00:00", "2022-08-25", "day-first"],
  ["25/08/2022 9:30 am", "2022-08-25", "day-first"],
  ["20220825", "2022-08-25", "certain"],
  ["03/03/2023", "2023-03-03", "certain"],
  ["04/03/2023", "2023-03-04", "ambiguous"],
  ["03/25/2023", "2023-03-25", "month-first"],
  ["\u00a025/08/2022\u00a0", "2022-08-25", "day-first"],
  ["25/08/99", "1999-08-25", "day-first"],
])("a date as typed: %j is %s, %s", (text, date, order) => {
  expect(parseDate(text)).toMatchObject({ date, order });
});

test("an ambiguous date is read day first, and its other reading is given", () => {
  expect(parseDate("04/03/2023")).toEqual({ date: "2023-03-04", order: "ambiguous", swapped: "2023-04-03" });
});

test.each([
  "",
  "TBC",
  "31/02/2023",
  "32/01/2023",
  "13/13/2023",
  "2023-13-01",
  "March 2023",
  "1/2",
  "12345",
  "25/08-2022",
])("%j is not a date", (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test("every date is read exactly if it has the month in words or the year first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000 }), (days) => {
      const date = calendarDateOfEpochDay(days);
      const [year, month, day] = date.split("-").map(Number);
      const word = new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", { month: "long", timeZone: "UTC" });
      expect(parseDate(date)?.date).toBe(date);
      expect(parseDate(`${String(day)} ${word} ${String(year)}`)?.date).toBe(date);
      expect(parseDate(`${String(day)}/${String(month)}/${String(year)}`)?.date).toBe(date);
      expect(dateOfEpochDays(days + 0.7)).toBe(date);
    }),
  );
});

test("a bare number under a date heading is a serial day or the digits of a date", () => {
  expect(dateOfBareNumber(45008)).toBe("2023-03-23");
  expect(dateOfBareNumber(20230323)).toBe("2023-03-23");
  expect(dateOfBareNumber(1234.5)).toBeUndefined();
  expect(dateOfBareNumber(20231323)).toBeUndefined();
});

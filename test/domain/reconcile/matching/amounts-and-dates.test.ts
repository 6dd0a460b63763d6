import { describe, expect, test } from "vitest";

import { addDays, calendarDate, daysBetween } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { capAt } from "../../../../shared/domain/reconcile/matching/amounts.ts";
import { dayNumber, financialYearOf } from "../../../../shared/domain/reconcile/day-number.ts";

describe("dates", () => {
  test("differences are those of the calendar, across leap years and centuries", () => {
    const days = [
      "1899-12-31",
      "1900-02-28",
      "1900-03-01",
      "2000-02-29",
      "2000-03-01",
      "2019-12-31",
      "2020-02-29",
      "2020-03-01",
      "2023-02-28",
      "2023-03-01",
      "2024-12-31",
      "2100-03-01",
      "2401-01-01",
    ].map(calendarDate);
    for (const one of days) {
      for (const other of days) expect(dayNumber(other) - dayNumber(one)).toBe(daysBetween(one, other));
    }
    const first = calendarDate("2023-01-01");
    for (let day = 0; day < 800; day++) expect(dayNumber(addDays(first, day)) - dayNumber(first)).toBe(day);
  });

  test("a financial year begins on 1 April", () => {
    expect(
      ["2022-03-31", "2022-04-01", "2022-12-31", "2023-01-01", "1999-04-01"].map((day) =>
        financialYearOf(calendarDate(day)),
      ),
    ).toEqual([2021, 2022, 2022, 2022, 1999]);
  });
});

test("an amount is capped at a limit", () => {
  expect([capAt(5, 3), capAt(3, 5), capAt(-5, -3), capAt(-3, -5), capAt(5, -3), capAt(-5, 3), capAt(0, 5)]).toEqual([
    3, 3, -3, -3, 0, 0, 0,
  ]);
});

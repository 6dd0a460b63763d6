import fc from "fast-check";
import { expect, test } from "vitest";

import { isCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";

const two = (number: number) => String(number).padStart(2, "0");

test("of each year exactly the days that exist are calendar dates", () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(0, 4, 1900, 2000, 2023, 2024, 2100, 9999), fc.nat(9999)), (year) => {
      for (let month = 0; month <= 13; month += 1)
        for (let day = 0; day <= 32; day += 1) {
          const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
          // Node's own calendar.
          const date = new Date(`${text}T00:00:00.000Z`);
          const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
          expect(isCalendarDate(text), text).toBe(exists);
        }
    }),
  );
});

test.each(["2023-2-1", "2023-02-1", "20230201", "2023-02-01T00:00", " 2023-02-01", "02023-02-01", ""])(
  "%j is not one",
  (text) => {
    expect(isCalendarDate(text)).toBe(false);
  },
);

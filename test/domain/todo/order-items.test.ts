import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, calendarDate, daysBetween } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { isWaiting, orderItems } from "../../../shared/domain/todo/order-items.ts";

const today = calendarDate("2023-03-30");

const item = fc.record({
  id: fc.string(),
  since: fc.constantFrom("2023-03-01T09:00:00.000Z", "2023-03-02T09:00:00.000Z"),
  deadline: fc.option(
    fc.integer({ min: -5, max: 30 }).map((days) => addDays(today, days)),
    { nil: undefined },
  ),
  pence: fc.option(fc.integer({ min: -1e9, max: 1e9 }).map(pence), { nil: undefined }),
});

test("an item with a deadline within five days is never behind one without, and then the larger amount is first", () => {
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const ordered = orderItems(items, today);
      const days = ordered.map(({ deadline }) => (deadline ? daysBetween(today, deadline) : 99));
      expect(days.filter((left) => left <= 5)).toEqual(days.slice(0, days.filter((left) => left <= 5).length));
      for (const [index, one] of ordered.entries()) {
        const next = ordered[index + 1];
        if (!next || (days[index] ?? 0) <= 5) continue;
        expect(Math.abs(one.pence ?? 0)).toBeGreaterThanOrEqual(Math.abs(next.pence ?? 0));
      }
    }),
  );
});

test("the order does not depend on the order in which the items were found", () => {
  fc.assert(
    fc.property(fc.uniqueArray(item, { selector: ({ id }) => id }), (items) => {
      expect(orderItems(items.toReversed(), today)).toEqual(orderItems(items, today));
    }),
  );
});

test("an item that was put off waits again on the day that was named", () => {
  expect(isWaiting({ state: "open", snoozedUntil: addDays(today, 1) }, today)).toBe(false);
  expect(isWaiting({ state: "open", snoozedUntil: today }, today)).toBe(true);
  expect(isWaiting({ state: "done" }, today)).toBe(false);
});

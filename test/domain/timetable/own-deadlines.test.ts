import { expect, test } from "vitest";

import { cautiousPolicy } from "../../../shared/domain/organisation/policy.ts";
import { isDeadlineNear } from "../../../shared/domain/timetable/own-deadlines.ts";

/** Good Friday is 7 April 2023, Easter Monday 10 April. UK clocks are an hour ahead of UTC. */
const near = (at: string, now: string, daysBeforeDeadline?: number) =>
  isDeadlineNear(at, { ...cautiousPolicy, ...(daysBeforeDeadline === undefined ? {} : { daysBeforeDeadline }) }, now);

test.each([
  ["2023-04-04T09:00:00.000Z", false, "three working days before"],
  ["2023-04-05T06:29:00.000Z", false, "before half past seven"],
  ["2023-04-05T06:30:00.000Z", true, "two working days before, over Easter"],
  ["2023-04-08T09:00:00.000Z", false, "on a Saturday"],
  ["2023-04-11T21:00:00.000Z", true, "on the day itself"],
  ["2023-04-12T06:30:00.000Z", false, "after it"],
])("finance contacts hear at %s of balances to be agreed by 11 April: %s, %s", (now, expected) => {
  expect(near("2023-04-11", now)).toBe(expected);
});

test("a form that is due at noon is late at noon", () => {
  expect(near("2023-04-27T12:00", "2023-04-27T10:59:00.000Z")).toBe(true);
  expect(near("2023-04-27T12:00", "2023-04-27T11:00:00.000Z")).toBe(false);
});

test("an organisation sets how many working days before it hears, and whether it does", () => {
  expect(near("2023-04-27T12:00", "2023-04-20T08:00:00.000Z", 5)).toBe(true);
  expect(near("2023-04-27T12:00", "2023-04-25T08:00:00.000Z", 1)).toBe(false);
  expect(near("2023-04-27T12:00", "2023-04-26T08:00:00.000Z", 0)).toBe(false);
});

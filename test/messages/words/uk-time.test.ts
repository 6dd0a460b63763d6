import { expect, test } from "vitest";

import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";

test.each([
  ["2023-03-26T00:59:59Z", "26 March 2023 at 00:59"],
  ["2023-03-26T01:00:00Z", "26 March 2023 at 02:00"],
  ["2023-07-01T23:30:00Z", "2 July 2023 at 00:30"],
  ["2023-10-29T00:59:59Z", "29 October 2023 at 01:59"],
  ["2023-10-29T01:00:00Z", "29 October 2023 at 01:00"],
  ["2024-03-31T01:00:00Z", "31 March 2024 at 02:00"],
  ["2024-10-27T01:00:00Z", "27 October 2024 at 01:00"],
  ["2023-12-31T23:59:00Z", "31 December 2023 at 23:59"],
])("%s is %s in UK time", (instant, expected) => {
  expect(ukTime(instant)).toBe(expected);
});

test("late on a summer evening in UTC, it is already the next day in the UK", () => {
  expect(ukDay("2023-07-01T23:30:00Z")).toBe("2023-07-02");
});

test("agrees with the time zone tables over forty years", () => {
  const tables = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  for (let hour = Date.UTC(1996, 0, 1); hour < Date.UTC(2037, 0, 1); hour += 41 * 3_600_000) {
    const parts = new Map(tables.formatToParts(hour).map((part) => [part.type, part.value]));
    const expected = `${parts.get("day")} ${parts.get("month")} ${parts.get("year")} at ${parts.get("hour")}:${parts.get("minute")}`;
    expect(ukTime(new Date(hour).toISOString())).toBe(expected);
  }
});

import fc from "fast-check";
import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { isWorkingDay } from "../../../shared/domain/amounts-and-days/working-days.ts";
import type { ReviewRule } from "../../../shared/domain/organisation/review-rule.ts";
import {
  addWorkingHours,
  reviewNeeded,
  type ReadyReply,
} from "../../../shared/domain/position/review-before-sending.ts";

const ready: ReadyReply = {
  agreedInFull: false,
  since: "2023-03-29T09:00:00.000Z",
  agreeBy: calendarDate("2023-04-11"),
  wasKeptBack: false,
};
const forADay: ReviewRule = { review: "unless-agreed", until: { hours: 24 } };
const at = (instant: string) => new Date(instant);

test.each<[string, ReviewRule, Partial<ReadyReply>, string, ReturnType<typeof reviewNeeded>]>([
  ["none: it leaves", { review: "none" }, {}, ready.since, undefined],
  ["always: it waits for a person", { review: "always" }, { agreedInFull: true }, ready.since, { until: undefined }],
  ["unless agreed: in full, it leaves", forADay, { agreedInFull: true }, ready.since, undefined],
  ["unless agreed: it waits a day", forADay, {}, ready.since, { until: "2023-03-30T09:00:00.000Z" }],
  ["unless agreed: when the day is over, it leaves", forADay, {}, "2023-03-30T09:00:00.000Z", undefined],
  [
    "unless agreed: one that was kept back waits for a person",
    forADay,
    { wasKeptBack: true },
    "2023-04-30T09:00:00.000Z",
    { until: undefined },
  ],
  [
    "until the day of agreement: at nine in summer time",
    { review: "unless-agreed", until: "agree-by" },
    {},
    ready.since,
    { until: "2023-04-11T08:00:00.000Z" },
  ],
  [
    "until the day of agreement, which is Easter Monday: on the working day before",
    { review: "unless-agreed", until: "agree-by" },
    { agreeBy: calendarDate("2023-04-10") },
    ready.since,
    { until: "2023-04-06T08:00:00.000Z" },
  ],
  [
    "until the day of agreement, and the exercise names none: it waits for a person",
    { review: "unless-agreed", until: "agree-by" },
    { agreeBy: undefined },
    ready.since,
    { until: undefined },
  ],
])("%s", (_, rule, reply, now, expected) => {
  expect(reviewNeeded(rule, { ...ready, ...reply }, at(now))).toEqual(expected);
});

test.each([
  ["2023-03-31T14:00:00.000Z", 24, "2023-04-03T14:00:00.000Z", "over a weekend"],
  ["2023-04-01T10:00:00.000Z", 1, "2023-04-03T00:00:00.000Z", "from a Saturday"],
  ["2023-03-29T09:00:00.000Z", 72, "2023-04-03T09:00:00.000Z", "from Wednesday to Monday"],
  ["2023-04-06T14:00:00.000Z", 24, "2023-04-11T14:00:00.000Z", "over Good Friday and Easter Monday"],
  ["2023-05-01T10:00:00.000Z", 1, "2023-05-02T00:00:00.000Z", "from a bank holiday"],
])("from %s, %i working hours end at %s, %s", (since, hours, expected) => {
  expect(addWorkingHours(since, hours)).toBe(expected);
});

test("working hours never end on a day off, and exactly so many hours of working days lie between", () => {
  fc.assert(
    fc.property(
      fc.date({ min: at("2022-01-01T00:00:00Z"), max: at("2024-12-31T00:00:00Z"), noInvalidDate: true }),
      fc.integer({ min: 1, max: 240 }),
      (since, hours) => {
        const end = addWorkingHours(since.toISOString(), hours);
        const between = (Date.parse(end) - since.getTime()) / 3_600_000;
        const worked = Array.from({ length: between }, (_, hour) => isWorkingAt(since.getTime() + hour * 3_600_000));
        expect(isWorkingAt(Date.parse(end))).toBe(true);
        expect(worked.filter(Boolean)).toHaveLength(hours);
      },
    ),
  );
});

const londonDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short" });

function isWorkingAt(instant: number): boolean {
  return isWorkingDay(calendarDate(londonDay.format(instant)));
}

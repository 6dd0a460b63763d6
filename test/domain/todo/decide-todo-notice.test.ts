import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { isWorkingDay } from "../../../shared/domain/amounts-and-days/working-days.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy, type Policy } from "../../../shared/domain/organisation/policy.ts";
import { decideTodoNotice, type LastTodoNotice } from "../../../shared/domain/todo/decide-todo-notice.ts";
import { todoItemSchema, type TodoItem } from "../../../shared/domain/todo/todo-item.ts";

const atOnce: Policy = { ...cautiousPolicy, todoNotices: "at-once" };

function itemOf(id: string, since: string, more: object = {}): TodoItem {
  return todoItemSchema.parse({
    ...{ id, kind: "question", payable: "ZA1", since, what: "Something waits.", state: "open", notes: [] },
    source: { from: "mail", mailId: id },
    ...more,
  });
}

const waited = itemOf("q1", "2023-03-29T15:00:00.000Z");

test.each([
  ["on the morning after", "2023-03-30T06:30:00.000Z", true],
  ["a minute before half past seven", "2023-03-30T06:29:00.000Z", false],
  ["on a Saturday", "2023-04-01T10:00:00.000Z", false],
  ["on Good Friday", "2023-04-07T10:00:00.000Z", false],
  ["on Easter Monday", "2023-04-10T10:00:00.000Z", false],
  ["on the Tuesday after", "2023-04-11T10:00:00.000Z", true],
])("what waits is told %s: %s", (_, now, isTold) => {
  expect(decideTodoNotice([waited], cautiousPolicy, undefined, now) !== undefined).toBe(isTold);
});

test("in winter half past seven is an hour later by UTC", () => {
  const item = itemOf("q1", "2023-01-16T15:00:00.000Z");
  expect(decideTodoNotice([item], cautiousPolicy, undefined, "2023-01-17T07:29:00.000Z")).toBeUndefined();
  expect(decideTodoNotice([item], cautiousPolicy, undefined, "2023-01-17T07:30:00.000Z")).toBeDefined();
});

test("the daily list has all that waits, and is not sent for what came after half past seven", () => {
  const told = itemOf("old", "2023-03-20T09:00:00.000Z");
  const late = itemOf("late", "2023-03-30T07:00:00.000Z");
  const last = { decidedAt: "2023-03-29T06:31:00.000Z", told: ["old"] };
  const now = "2023-03-30T09:00:00.000Z";
  expect(decideTodoNotice([told, late], cautiousPolicy, last, now)).toBeUndefined();
  const notice = decideTodoNotice([told, late, waited], cautiousPolicy, last, now);
  expect(notice?.items.map(({ id }) => id)).toEqual(["old", "q1", "late"]);
  expect(notice?.news).toBe(2);
});

test("at once, only what is new is told, on any day and at any hour", () => {
  const last = { decidedAt: "2023-03-29T06:31:00.000Z", told: ["q1"] };
  const late = itemOf("late", "2023-04-01T22:00:00.000Z");
  const notice = decideTodoNotice([waited, late], atOnce, last, "2023-04-01T22:05:00.000Z");
  expect(notice?.items.map(({ id }) => id)).toEqual(["late"]);
  expect(notice?.told).toEqual(["q1", "late"]);
  expect(decideTodoNotice([waited], atOnce, last, "2023-04-01T22:05:00.000Z")).toBeUndefined();
});

test.each([cautiousPolicy, atOnce])(
  "what is done or put off is not told; on its day it is, once more: %j",
  (policy) => {
    const done = itemOf("done", waited.since, { state: "done", closed: { by: "a", at: waited.since, why: "done" } });
    const off = itemOf("off", waited.since, { snoozedUntil: "2023-04-03" });
    const last = { decidedAt: "2023-03-29T16:00:00.000Z", told: ["off"] };
    expect(decideTodoNotice([done, off], policy, last, "2023-03-31T09:00:00.000Z")).toBeUndefined();
    const notice = decideTodoNotice([done, off], policy, last, "2023-04-03T09:00:00.000Z");
    expect(notice?.items.map(({ id }) => id)).toEqual(["off"]);
    const next = { decidedAt: "2023-04-03T09:00:00.000Z", told: notice?.told ?? [] };
    expect(decideTodoNotice([off], policy, next, "2023-04-04T09:00:00.000Z")).toBeUndefined();
  },
);

test.each([cautiousPolicy, atOnce])("a notice that did not arrive gives no cause for another: %j", (policy) => {
  const ofNotice = { kind: "undelivered-reply", source: { from: "message", messageId: "ZA1-todo-1" } };
  const now = "2023-03-31T09:00:00.000Z";
  expect(decideTodoNotice([itemOf("b", waited.since, ofNotice)], policy, undefined, now)).toBeUndefined();
  const ofRequest = { ...ofNotice, counterparty: "ZB2" };
  expect(decideTodoNotice([itemOf("b", waited.since, ofRequest)], policy, undefined, now)).toBeDefined();
});

test("with notices switched off nothing is told", () => {
  const none: Policy = { ...cautiousPolicy, todoNotices: "none" };
  expect(decideTodoNotice([waited], none, undefined, "2023-03-30T09:00:00.000Z")).toBeUndefined();
});

/** What happens at one run of the clock: minutes since the run before, items that came, and how many of the oldest were done. */
const run = fc.record({
  minutes: fc.integer({ min: 1, max: 3000 }),
  come: fc.integer({ min: 0, max: 3 }),
  done: fc.integer({ min: 0, max: 2 }),
  repeats: fc.integer({ min: 1, max: 3 }),
});

test.each([cautiousPolicy, atOnce])("however the clock runs, each item is news once, in its hours: %j", (policy) => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 60 }), (runs) => {
      let at = Date.parse("2023-03-29T12:00:00.000Z");
      let items: TodoItem[] = [];
      let last: LastTodoNotice | undefined;
      let told = 0;
      let count = 0;
      const everTold = new Set<string>();
      const days: string[] = [];
      for (const { minutes, come, done, repeats } of runs) {
        at += minutes * 60_000;
        items = items.slice(done);
        for (let each = 0; each < come; each += 1)
          items.push(itemOf(`q${(count += 1)}`, new Date(at - each * 60_000).toISOString()));
        const now = new Date(at).toISOString();
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          const notice = decideTodoNotice(items, policy, last, now);
          if (!notice) continue;
          expect(repeat).toBe(0);
          told += notice.news;
          for (const { id } of notice.items) everTold.add(id);
          days.push(ukDay(now));
          last = { decidedAt: now, told: notice.told };
          if (policy === atOnce) continue;
          expect(isWorkingDay(ukDay(now))).toBe(true);
          expect(onUkClock(now).slice(11, 16) >= "07:30").toBe(true);
        }
      }
      expect(told).toBe(everTold.size);
      if (policy !== atOnce) expect(new Set(days).size).toBe(days.length);
      // Days later, all that still waits has been told.
      const later = `${addDays(calendarDate(new Date(at).toISOString().slice(0, 10)), 7)}T12:00:00.000Z`;
      const working = isWorkingDay(ukDay(later));
      const rest = decideTodoNotice(items, policy, last, later);
      if (working || policy === atOnce) expect(rest === undefined).toBe(items.every(({ id }) => everTold.has(id)));
    }),
  );
});

test("the items of an organisation are told in the order in which they matter", () => {
  const dear = itemOf("dear", waited.since, { pence: 5_000_000 });
  const near = itemOf("near", waited.since, { deadline: "2023-03-31", pence: 100 });
  const notice = decideTodoNotice([waited, dear, near], cautiousPolicy, undefined, "2023-03-30T09:00:00.000Z");
  expect(notice?.items.map(({ id }) => id)).toEqual(["near", "dear", "q1"]);
  expect(organisationCode("ZA1")).toBe(notice?.items[0]?.payable);
});

import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { isWorkingDay } from "../../../shared/domain/amounts-and-days/working-days.ts";
import { organisationCode, type OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy, type Policy } from "../../../shared/domain/organisation/policy.ts";
import {
  decideStatementRequests,
  LAST_REQUEST,
  type LastRequest,
  type StatementRequestsInput,
} from "../../../shared/domain/timetable/statement-requests.ts";
import { whoseTurn } from "../../../shared/domain/timetable/take-turns.ts";

/** As the timetable of month 12 of 2022-23 has it for receivables and payables. */
const rules = {
  statementsBy: calendarDate("2023-03-29"),
  askFrom: calendarDate("2023-03-30"),
  agreeBy: calendarDate("2023-04-11"),
};
const [northfold, southmoor] = [organisationCode("ZB2"), organisationCode("ZB3")];

function due(now: string, more: Partial<StatementRequestsInput> = {}) {
  const input = { missing: [northfold], asked: [], askedToday: 0, rules, policy: cautiousPolicy, now, ...more };
  return decideStatementRequests(input).map(({ receivable, number }) => `${receivable} ${number}`);
}

test.each([
  ["on the last day for sending it", "2023-03-29T16:00:00.000Z", []],
  ["before eight on the day after", "2023-03-30T06:59:00.000Z", []],
  ["at eight on the day after", "2023-03-30T07:00:00.000Z", ["ZB2 1"]],
  ["at six in the evening", "2023-03-30T17:00:00.000Z", []],
  ["on a Saturday", "2023-04-01T10:00:00.000Z", []],
  ["on Good Friday", "2023-04-07T10:00:00.000Z", []],
  ["on the last day for agreeing", "2023-04-11T10:00:00.000Z", ["ZB2 1"]],
  ["after it", "2023-04-12T10:00:00.000Z", []],
])("EXR-06 a missing statement is asked for %s: %s", (_, now, expected) => {
  expect(due(now)).toEqual(expected);
});

test("REC-18 it is asked for again two working days later, then at the escalation address, and no more", () => {
  const asked = (number: number, at: string): LastRequest[] => [{ receivable: northfold, number, decidedAt: at }];
  expect(due("2023-03-31T10:00:00.000Z", { asked: asked(1, "2023-03-30T07:00:00.000Z") })).toEqual([]);
  expect(due("2023-04-03T10:00:00.000Z", { asked: asked(1, "2023-03-30T07:00:00.000Z") })).toEqual(["ZB2 2"]);
  expect(due("2023-04-05T10:00:00.000Z", { asked: asked(2, "2023-04-03T10:00:00.000Z") })).toEqual(["ZB2 3"]);
  expect(due("2023-04-11T10:00:00.000Z", { asked: asked(3, "2023-04-05T10:00:00.000Z") })).toEqual([]);
});

test("no more are asked in a day than the policy says, the largest balances first", () => {
  const one: Policy = { ...cautiousPolicy, requestsADay: 1 };
  const missing = [southmoor, northfold];
  const now = "2023-03-30T10:00:00.000Z";
  expect(due(now, { missing, policy: one })).toEqual(["ZB3 1"]);
  expect(due(now, { missing, policy: one, askedToday: 1 })).toEqual([]);
  expect(due(now, { missing, policy: { ...cautiousPolicy, requestsADay: 0 } })).toEqual([]);
});

test("requests leave between the hours of the policy", () => {
  const policy: Policy = { ...cautiousPolicy, requestHours: "10:30-11:00" };
  expect(due("2023-03-30T09:29:00.000Z", { policy })).toEqual([]);
  expect(due("2023-03-30T09:30:00.000Z", { policy })).toEqual(["ZB2 1"]);
  expect(due("2023-03-30T10:00:00.000Z", { policy })).toEqual([]);
});

const happenings = fc.record({
  /** Minutes since the run before. */
  minutes: fc.integer({ min: 1, max: 2000 }),
  repeats: fc.integer({ min: 1, max: 3 }),
  /** Whose statement comes just before this run, if anybody's. */
  comes: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
});

test("EXR-06 REC-18 however the clock runs, nobody is asked before the date, after it has sent, too often or too soon", () => {
  fc.assert(
    fc.property(fc.array(happenings, { maxLength: 80 }), fc.integer({ min: 1, max: 8 }), (runs, requestsADay) => {
      const all = Array.from({ length: 6 }, (_, place) => organisationCode(`ZB${place}`));
      const policy: Policy = { ...cautiousPolicy, requestsADay };
      const sent = new Set<OrganisationCode>();
      const last = new Map<OrganisationCode, LastRequest>();
      const byDay = new Map<string, number>();
      let at = Date.parse("2023-03-28T06:00:00.000Z");
      for (const { minutes, repeats, comes } of runs) {
        at += minutes * 60_000;
        const sender = comes === undefined ? undefined : all[comes];
        if (sender) sent.add(sender);
        const now = new Date(at).toISOString();
        const [day, clock] = [ukDay(now), onUkClock(now).slice(11, 16)];
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          const missing = all.filter((each) => !sent.has(each));
          const askedToday = byDay.get(day) ?? 0;
          const requests = decideStatementRequests({
            missing,
            asked: [...last.values()],
            askedToday,
            rules,
            policy,
            now,
          });
          for (const { receivable, number } of requests) {
            const before = last.get(receivable);
            expect(sent.has(receivable)).toBe(false);
            expect(number).toBe((before?.number ?? 0) + 1);
            expect(number).toBeLessThanOrEqual(LAST_REQUEST);
            expect(day > rules.statementsBy && day <= rules.agreeBy && isWorkingDay(day)).toBe(true);
            expect(clock >= "08:00" && clock < "18:00").toBe(true);
            if (before) expect(day >= addDays(ukDay(before.decidedAt), 2)).toBe(true);
            last.set(receivable, { receivable, number, decidedAt: now });
            byDay.set(day, (byDay.get(day) ?? 0) + 1);
          }
        }
        expect(byDay.get(day) ?? 0).toBeLessThanOrEqual(requestsADay);
      }
    }),
  );
});

test("of any number of organisations each has its turn within twelve runs, a few all in each", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 480 }), fc.integer({ min: 0, max: 1_000_000 }), (count, run) => {
      const all = Array.from({ length: count }, (_, place) => place);
      const seen = new Set<number>();
      for (let later = 0; later < 12; later += 1) {
        const now = new Date((run + later) * 300_000).toISOString();
        const turn = whoseTurn(all, now);
        expect(turn.length).toBeLessThanOrEqual(40);
        if (count <= 40) expect(turn).toEqual(all);
        for (const each of turn) seen.add(each);
      }
      expect(seen.size).toBe(count);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseSchema } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy } from "../../../shared/domain/organisation/policy.ts";
import { decideStatementRequests } from "../../../shared/domain/timetable/statement-requests.ts";
import {
  timetableOf,
  type NoticesOfOrganisation,
  type RequestsOfKind,
} from "../../../shared/domain/timetable/timetable.ts";

const rules = {
  agreement: "required" as const,
  statementsBy: calendarDate("2023-03-29"),
  askFrom: calendarDate("2023-03-30"),
  agreeBy: calendarDate("2023-04-11"),
};
const month12 = exerciseSchema.parse({
  ...{ exercise: "2022-23-Q4", financialYear: { from: "2022-04-01", to: "2023-03-31" }, month: 12 },
  ...{ cutOff: "2023-03-23", lastPayments: "2023-03-24", kinds: { "r&p": rules } },
  events: [{ at: "2023-04-27T12:00", bodies: ["provider"], event: "collection forms" }],
});
const [northfold, southmoor] = [organisationCode("ZB2"), organisationCode("ZB3")];

const lines = (now: string, requests: readonly RequestsOfKind[] = []) =>
  timetableOf(month12, requests, now).map(({ at, state, what }) =>
    [at, state, what.is, ...(what.is === "request" ? [what.receivable, what.number] : [])].join(" "),
  );

test("EXR-05 the dates of an exercise, as they are on a day", () => {
  expect(lines("2023-03-29T12:00:00.000Z")).toEqual([
    "2023-03-23 done cut-off",
    "2023-03-24 done last-payments",
    "2023-03-29 due statements-by",
    "2023-03-30 to-come ask-from",
    "2023-04-05 to-come remind-from",
    "2023-04-11 to-come agree-by",
    "2023-04-27T12:00 to-come event",
  ]);
});

test("EXR-05 a date with a time is done once UK clocks have shown it", () => {
  expect(lines("2023-04-27T10:59:00.000Z").at(-1)).toBe("2023-04-27T12:00 due event");
  expect(lines("2023-04-27T11:01:00.000Z").at(-1)).toBe("2023-04-27T12:00 done event");
});

test("REC-18 requests that left, and those that follow if the statement does not come", () => {
  const asked = [{ receivable: northfold, number: 1, decidedAt: "2023-03-30T07:05:00.000Z" }];
  const requests = [{ kind: "r&p" as const, missing: [northfold, southmoor], asked }];
  expect(lines("2023-03-31T12:00:00.000Z", requests).filter((line) => line.includes("request"))).toEqual([
    "2023-03-30T08:05 done request ZB2 1",
    "2023-03-31 due request ZB3 1",
    "2023-04-03 to-come request ZB2 2",
  ]);
  const all = [1, 2, 3].map((number) => ({ receivable: northfold, number, decidedAt: "2023-03-30T07:05:00.000Z" }));
  const ended = [{ kind: "r&p" as const, missing: [northfold], asked: all }];
  expect(lines("2023-04-05T12:00:00.000Z", ended).filter((line) => !line.includes(" done "))).toEqual([
    "2023-04-05 due remind-from",
    "2023-04-11 to-come agree-by",
    "2023-04-27T12:00 to-come event",
  ]);
});

test("EXR-05 what finance contacts are told before deadlines comes, is due, is done, and is gone if nothing was told", () => {
  const own = (now: string, told: NoticesOfOrganisation["told"] = [], daysBefore = 2) =>
    timetableOf(month12, [], now, { told, daysBefore, rounds: [{ round: "submission", by: "2023-04-27T12:00" }] })
      .filter(({ what }) => what.is === "deadline" || what.is === "form-draft")
      .map(({ at, state, what }) => `${at} ${state} ${what.is}`);
  expect(own("2023-04-04T09:00:00.000Z")).toEqual(["2023-04-05 to-come deadline", "2023-04-25 to-come form-draft"]);
  expect(own("2023-04-05T05:00:00.000Z")).toEqual(["2023-04-05 due deadline", "2023-04-25 to-come form-draft"]);
  const told = [{ decidedAt: "2023-04-05T06:31:00.000Z", what: { is: "deadline" as const, kind: "r&p" as const } }];
  expect(own("2023-04-06T09:00:00.000Z", told)[0]).toBe("2023-04-05T07:31 done deadline");
  expect(own("2023-04-12T09:00:00.000Z")).toEqual(["2023-04-25 to-come form-draft"]);
  expect(own("2023-04-27T11:00:00.000Z")).toEqual([]);
  expect(own("2023-04-04T09:00:00.000Z", [], 0)).toEqual([]);
});

test("REC-18 what the timetable says is due within the hours is what leaves, and nothing else", () => {
  const days = fc.integer({ min: 0, max: 25 }).map((day) => new Date(Date.UTC(2023, 2, 25 + day, 10)).toISOString());
  const asked = fc.option(fc.record({ number: fc.integer({ min: 1, max: 3 }), decidedAt: days }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 6 }), days, (before, now) => {
      const codes = before.map((_, place) => organisationCode(`ZB${place}`));
      const requests: RequestsOfKind = {
        kind: "r&p",
        // Nobody counts as missing before the day on which it may be asked for.
        missing: now.slice(0, 10) < rules.askFrom ? [] : codes,
        asked: codes.flatMap((receivable, place) => {
          const last = before[place];
          return last && last.decidedAt <= now ? [{ receivable, ...last }] : [];
        }),
      };
      const due = timetableOf(month12, [requests], now).flatMap(({ state, what }) =>
        what.is === "request" && state === "due" ? [`${what.receivable} ${what.number}`] : [],
      );
      const decided = decideStatementRequests({ ...requests, askedToday: 0, rules, policy: cautiousPolicy, now });
      expect(decided.map(({ receivable, number }) => `${receivable} ${number}`).sort()).toEqual(due.sort());
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { onUkClock, ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { isWorkingDay } from "../../../shared/domain/amounts-and-days/working-days.ts";
import { organisationCode, type OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy } from "../../../shared/domain/organisation/policy.ts";
import { decideReminders, type OpenAnswer, type RemindersInput } from "../../../shared/domain/timetable/reminders.ts";

const rules = { agreement: "required" as const, agreeBy: calendarDate("2023-04-11") };
const [northfold, southmoor] = [organisationCode("ZB2"), organisationCode("ZB3")];

function openOf(receivable: OrganisationCode, more: Partial<OpenAnswer> = {}): OpenAnswer {
  return { receivable, answeredAt: "2023-03-30T09:00:00.000Z", lines: 2, pence: pence(100), ...more };
}

function due(now: string, more: Partial<RemindersInput> = {}): string[] {
  const input = { open: [openOf(northfold)], reminded: new Set<OrganisationCode>(), sentToday: 0, rules };
  return decideReminders({ ...input, policy: cautiousPolicy, now, ...more }).map(({ receivable }) => receivable);
}

test.each([
  ["three working days before the day", "2023-04-04T10:00:00.000Z", []],
  ["two working days before it, over Easter", "2023-04-05T10:00:00.000Z", ["ZB2"]],
  ["on Good Friday", "2023-04-07T10:00:00.000Z", []],
  ["on the day itself", "2023-04-11T10:00:00.000Z", ["ZB2"]],
  ["on the day itself in the evening", "2023-04-11T19:00:00.000Z", []],
  ["after it", "2023-04-12T10:00:00.000Z", []],
])("RSP-01 what is still needed is asked for %s: %s", (_, now, expected) => {
  expect(due(now)).toEqual(expected);
});

test("RSP-01 nobody is reminded twice, or within two working days of the answer", () => {
  const now = "2023-04-06T10:00:00.000Z";
  expect(due(now, { reminded: new Set([northfold]) })).toEqual([]);
  expect(due(now, { open: [openOf(northfold, { answeredAt: "2023-04-05T09:00:00.000Z" })] })).toEqual([]);
  expect(due(now, { open: [openOf(northfold, { answeredAt: "2023-04-04T09:00:00.000Z" })] })).toEqual(["ZB2"]);
});

test("EXR-04 where agreement is voluntary nobody is reminded", () => {
  expect(due("2023-04-05T10:00:00.000Z", { rules: { ...rules, agreement: "voluntary" } })).toEqual([]);
});

test("the largest amounts are first, and no more leave in a day than the policy says", () => {
  const open = [openOf(northfold), openOf(southmoor, { pence: pence(-900) })];
  const policy = { ...cautiousPolicy, requestsADay: 3 };
  expect(due("2023-04-05T10:00:00.000Z", { open, policy, sentToday: 1 })).toEqual(["ZB3", "ZB2"]);
  expect(due("2023-04-05T10:00:00.000Z", { open, policy, sentToday: 2 })).toEqual(["ZB3"]);
  expect(due("2023-04-05T10:00:00.000Z", { open, policy, sentToday: 3 })).toEqual([]);
});

test("however the clock runs, each is reminded at most once, on a working day before the balances are agreed", () => {
  const minutes = fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 80 });
  fc.assert(
    fc.property(minutes, (steps) => {
      const reminded = new Set<OrganisationCode>();
      let at = Date.parse("2023-04-01T06:00:00.000Z");
      for (const step of steps) {
        at += step * 60_000;
        const now = new Date(at).toISOString();
        for (const code of due(now, { open: [openOf(northfold), openOf(southmoor)], reminded })) {
          const day = ukDay(now);
          expect(isWorkingDay(day) && day >= "2023-04-05" && day <= rules.agreeBy).toBe(true);
          expect(onUkClock(now).slice(11, 16) >= "08:00").toBe(true);
          expect(reminded.has(organisationCode(code))).toBe(false);
          reminded.add(organisationCode(code));
        }
      }
    }),
  );
});

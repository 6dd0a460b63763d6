import * as fc from "fast-check";
import { expect, test } from "vitest";

import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { isWorkingDay } from "../../../shared/domain/amounts-and-days/working-days.ts";
import { isWorthTelling, summaryDue } from "../../../shared/domain/mismatch-summary/summary-due.ts";
import { cautiousPolicy, type Policy } from "../../../shared/domain/organisation/policy.ts";
import { booked, claim } from "../reconcile/statement-and-ledger.ts";
import { coverageOfKind, coverageRow, positionOf, summaryOf } from "./summaries.ts";

type When = NonNullable<Policy["mismatchSummary"]>;

function due(when: When | undefined, now: string, lastSent?: string, lastWanted?: string) {
  const policy = when === undefined ? cautiousPolicy : { ...cautiousPolicy, mismatchSummary: when };
  return summaryDue(policy, { lastSent, lastWanted }, now);
}

test.each([
  ["on a Monday at half past seven", "2023-03-27T06:30:00Z", undefined, "by-the-clock"],
  ["a minute before", "2023-03-27T06:29:00Z", undefined, undefined],
  ["after ten", "2023-03-27T09:00:00Z", undefined, undefined],
  ["on a Saturday", "2023-03-25T08:00:00Z", undefined, undefined],
  ["on Easter Monday", "2023-04-10T07:00:00Z", "2023-04-03T06:30:00Z", undefined],
  ["on the day after Easter Monday", "2023-04-11T07:00:00Z", "2023-04-03T06:30:00Z", "by-the-clock"],
  ["on a Tuesday, if Monday's run was lost", "2023-03-28T07:00:00Z", "2023-03-20T07:31:00Z", "by-the-clock"],
  ["on a Tuesday, after Monday's", "2023-03-28T07:00:00Z", "2023-03-27T06:31:00Z", undefined],
] as const)("a weekly summary, which is the default, is due or not %s", (_, now, lastSent, expected) => {
  expect(due(undefined, now, lastSent)).toBe(expected);
  expect(due("weekly", now, lastSent)).toBe(expected);
});

test("a daily summary is due on each working day once", () => {
  expect(due("daily", "2023-03-28T07:00:00Z", "2023-03-27T06:31:00Z")).toBe("by-the-clock");
  expect(due("daily", "2023-03-28T07:00:00Z", "2023-03-28T06:31:00Z")).toBeUndefined();
});

test("changes are told at most once an hour", () => {
  expect(due("per-change", "2023-03-28T13:05:00Z")).toBe("if-changed");
  expect(due("per-change", "2023-03-28T13:05:00Z", "2023-03-28T12:06:00Z")).toBeUndefined();
  expect(due("per-change", "2023-03-28T13:05:00Z", "2023-03-28T12:05:00Z")).toBe("if-changed");
});

test("one that a person asked for is due at any time, once", () => {
  const asked = "2023-03-25T22:00:00.000Z";
  expect(due("on-demand", "2023-03-25T22:01:00.000Z", undefined, asked)).toBe("wanted");
  expect(due("on-demand", "2023-03-25T22:01:00.000Z", "2023-03-25T21:00:00.000Z", asked)).toBe("wanted");
  expect(due("on-demand", "2023-03-25T22:06:00.000Z", "2023-03-25T22:01:00.000Z", asked)).toBeUndefined();
  expect(due("on-demand", "2023-03-27T06:30:00.000Z")).toBeUndefined();
});

test("by the clock, none is due twice on a day, nor on a day on which nobody works", () => {
  const instants = fc
    .integer({ min: Date.parse("2023-03-01T00:00:00Z"), max: Date.parse("2023-06-30T00:00:00Z") })
    .map((at) => new Date(at).toISOString());
  fc.assert(
    fc.property(instants, instants, fc.constantFrom<When[]>("daily", "weekly"), (now, lastSent, when) => {
      if (due(when, now, lastSent) === undefined) return;
      expect(isWorkingDay(ukDay(now))).toBe(true);
      expect(ukDay(lastSent) < ukDay(now)).toBe(true);
    }),
  );
});

const agreed = positionOf("ZB2", { statement: [claim("A1", 500)], ledger: [booked("A1", 500)] });
const open = positionOf("ZB2", { statement: [claim("A1", 500)], ledger: [] });
const since = { preparedAt: "2023-03-27T06:30:00.000Z", changes: [] };

test("nothing is told where no statement came and none is expected, unless a person asked", () => {
  const nothing = summaryOf({ coverage: [coverageOfKind([coverageRow("ZB7", 900, "none-needed")])] });
  expect(isWorthTelling(nothing, "by-the-clock")).toBe(false);
  expect(isWorthTelling(nothing, "wanted")).toBe(true);
  expect(
    isWorthTelling(summaryOf({ coverage: [coverageOfKind([coverageRow("ZB7", 9_000, "not-due")])] }), "by-the-clock"),
  ).toBe(true);
});

test("what has not changed is told again by the clock while something is left to do, and never as a change", () => {
  expect(isWorthTelling(summaryOf({ positions: [open], since }), "by-the-clock")).toBe(true);
  expect(isWorthTelling(summaryOf({ positions: [agreed], since }), "by-the-clock")).toBe(false);
  expect(isWorthTelling(summaryOf({ positions: [agreed] }), "by-the-clock")).toBe(true);
  expect(isWorthTelling(summaryOf({ positions: [open], since }), "if-changed")).toBe(false);
});

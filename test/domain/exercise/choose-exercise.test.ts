import fc from "fast-check";
import { expect, test } from "vitest";

import {
  calendarDate,
  calendarDateOfEpochDay,
  daysBetween,
  epochDay,
} from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { chooseExercise } from "../../../shared/domain/exercise/choose-exercise.ts";
import { exerciseSchema, type Exercise } from "../../../shared/domain/exercise/exercise.ts";

const rules = {
  issueOverPence: 0,
  agreement: "required",
  statementsBy: "2023-03-29",
  agreeBy: "2023-04-11",
};

function exercise(name: string, cutOff: string, kinds: string[]): Exercise {
  return exerciseSchema.parse({
    exercise: name,
    financialYear: { from: "2022-04-01", to: "2023-03-31" },
    month: 12,
    cutOff,
    kinds: Object.fromEntries(kinds.map((kind) => [kind, rules])),
  });
}

const q2 = exercise("2022-23-Q2", "2022-09-23", ["r&p"]);
const q3 = exercise("2022-23-Q3", "2022-12-22", ["r&p", "i&e"]);
const q4 = exercise("2022-23-Q4", "2023-03-23", ["r&p", "i&e", "accruals"]);
const all = [q4, q2, q3];
const lateOn = calendarDate("2026-11-22");

test.each([
  ["2023-03-23", q4],
  ["2023-03-31", q4],
  ["2023-04-03", q4],
  ["2023-02-20", q4],
  ["2022-12-31", q3],
  ["2023-01-10", q3],
  ["2022-09-30", q2],
])("a statement as at %s belongs to the exercise with the nearest cut-off, whenever it came in", (asAt, expected) => {
  const choice = chooseExercise(all, "r&p", calendarDate(asAt), lateOn);
  expect(choice).toEqual({ exercise: expected, by: "as-at" });
});

test.each(["2022-06-30", "2023-07-01", "2019-03-31"])("no exercise is in force for a statement as at %s", (asAt) => {
  expect(chooseExercise(all, "r&p", calendarDate(asAt), lateOn)).toEqual({ exercise: undefined, why: "no-exercise" });
});

test.each([
  ["2023-03-28", q4],
  ["2023-02-06", q4],
  ["2023-01-20", q3],
  ["2026-11-22", q4],
])("a statement without a date that came in on %s belongs to the exercise in progress", (receivedOn, expected) => {
  expect(chooseExercise(all, "r&p", undefined, calendarDate(receivedOn))).toEqual({
    exercise: expected,
    by: "receipt",
  });
});

test("a statement without a date that came in before any exercise has no exercise", () => {
  const choice = chooseExercise(all, "r&p", undefined, calendarDate("2022-01-01"));
  expect(choice).toEqual({ exercise: undefined, why: "no-exercise" });
});

test("EXR-01 a quarter takes no statements of a kind that it has no rules for", () => {
  const asAt = calendarDate("2022-12-31");
  expect(chooseExercise(all, "accruals", asAt, lateOn)).toEqual({
    exercise: undefined,
    why: "wrong-kind",
    nearest: q3,
  });
  expect(chooseExercise(all, "accruals", calendarDate("2023-03-31"), lateOn)).toEqual({ exercise: q4, by: "as-at" });
});

test("no other exercise is nearer than the chosen one, whatever their order", () => {
  const day = fc.integer({ min: 18_000, max: 20_000 }).map(calendarDateOfEpochDay);
  fc.assert(
    fc.property(fc.uniqueArray(day, { maxLength: 6 }), day, day, (cutOffs, asAt, receivedOn) => {
      const exercises = cutOffs.map((cutOff) => ({ ...q4, cutOff }));
      const choice = chooseExercise(exercises, "r&p", asAt, receivedOn);
      const reversed = chooseExercise([...exercises].reverse(), "r&p", asAt, receivedOn);
      expect(reversed).toEqual(choice);
      const distances = cutOffs.map((cutOff) => Math.abs(epochDay(cutOff) - epochDay(asAt)));
      if (choice.exercise) expect(Math.abs(daysBetween(choice.exercise.cutOff, asAt))).toBe(Math.min(...distances));
      else expect(Math.min(Infinity, ...distances)).toBeGreaterThan(46);
    }),
  );
});

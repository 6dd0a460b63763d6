import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseSchema, type Exercise } from "../../../shared/domain/exercise/exercise.ts";
import {
  deadlinesAhead,
  exercisesInView,
  runningExercises,
} from "../../../shared/domain/exercise/exercises-in-view.ts";

const month9 = exerciseOf("2022-23-Q3", 9, "2022-12-23", { "r&p": ["2023-01-06", "2023-01-16"] });
const month12 = exerciseOf("2022-23-Q4", 12, "2023-03-23", {
  "r&p": ["2023-03-29", "2023-04-11"],
  "i&e": ["2023-04-11", "2023-04-19"],
});
const both = [month12, month9];

test.each([
  ["before the first cut-off", "2022-12-22", [], []],
  ["on the cut-off", "2022-12-23", ["2022-23-Q3"], ["2022-23-Q3"]],
  ["on the last date", "2023-01-16", ["2022-23-Q3"], ["2022-23-Q3"]],
  ["the day after", "2023-01-17", [], ["2022-23-Q3"]],
  ["long after, while none has begun since", "2023-03-22", [], ["2022-23-Q3"]],
  ["after the first date of two kinds", "2023-04-12", ["2022-23-Q4"], ["2022-23-Q4"]],
  ["a month after the last date", "2023-05-20", [], ["2022-23-Q4"]],
  ["years later", "2026-11-30", [], ["2022-23-Q4"]],
])("EXR-05 exercises that run and that are shown %s", (_, today, running, inView) => {
  expect(runningExercises(both, calendarDate(today)).map(({ exercise }) => exercise)).toEqual(running);
  expect(exercisesInView(both, calendarDate(today)).map(({ exercise }) => exercise)).toEqual(inView);
});

test("an exercise is shown for a month after its end, beside the one that has begun since", () => {
  const soon = exerciseOf("2023-24-Q1", 3, "2023-05-01", { "r&p": ["2023-05-10", "2023-05-20"] });
  const shown = exercisesInView([soon, month12], calendarDate("2023-05-02"));
  expect(shown.map(({ exercise }) => exercise)).toEqual(["2022-23-Q4", "2023-24-Q1"]);
});

test("EXR-05 the dates ahead are those of each kind from today on", () => {
  expect(deadlinesAhead(month12, calendarDate("2023-04-11"))).toEqual([
    { kind: "r&p", deadline: "agree-by", days: 0 },
    { kind: "i&e", deadline: "statements-by", days: 0 },
    { kind: "i&e", deadline: "agree-by", days: 8 },
  ]);
  expect(deadlinesAhead(month12, calendarDate("2023-04-20"))).toEqual([]);
});

function exerciseOf(
  exercise: string,
  month: number,
  cutOff: string,
  kinds: Readonly<Record<string, readonly [statementsBy: string, agreeBy: string]>>,
): Exercise {
  return exerciseSchema.parse({
    exercise,
    financialYear: { from: "2022-04-01", to: "2023-03-31" },
    month,
    cutOff,
    kinds: Object.fromEntries(
      Object.entries(kinds).map(([kind, [statementsBy, agreeBy]]) => [
        kind,
        { issueOverPence: 1, agreement: "required", statementsBy, agreeBy },
      ]),
    ),
  });
}

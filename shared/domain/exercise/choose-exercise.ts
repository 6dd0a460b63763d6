import { daysBetween, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { isOfQuarter, type Exercise, type Kind } from "./exercise.ts";

export type ExerciseChoice =
  | { readonly exercise: Exercise; readonly by: "as-at" | "receipt" }
  /** There is an exercise for that date, but it takes no statements of this kind (EXR-01). */
  | { readonly exercise: undefined; readonly why: "wrong-kind"; readonly nearest: Exercise }
  | { readonly exercise: undefined; readonly why: "no-exercise" };

/**
 * Chooses the exercise that a statement belongs to. A statement with an as-at date belongs to the exercise with the nearest
 * cut-off, if that is within half a quarter. It does not matter when the statement came in: a late statement is still for
 * the quarter that it is about. A statement without an as-at date belongs to the exercise that was in progress when it
 * came in: the last whose cut-off had passed or was at most half a quarter away.
 */
export function chooseExercise(
  exercises: readonly Exercise[],
  kind: Kind,
  asAt: CalendarDate | undefined,
  receivedOn: CalendarDate,
): ExerciseChoice {
  const nearest = asAt === undefined ? inProgress(exercises, receivedOn) : nearestTo(exercises, asAt);
  if (!nearest) return { exercise: undefined, why: "no-exercise" };
  if (!nearest.kinds[kind]) return { exercise: undefined, why: "wrong-kind", nearest };
  return { exercise: nearest, by: asAt === undefined ? "receipt" : "as-at" };
}

/** If two are equally near, the earlier one: its statements are overdue. */
function nearestTo(exercises: readonly Exercise[], asAt: CalendarDate): Exercise | undefined {
  const distance = (exercise: Exercise) => Math.abs(daysBetween(exercise.cutOff, asAt));
  return exercises
    .filter((exercise) => isOfQuarter(exercise, asAt))
    .sort((one, other) => distance(one) - distance(other) || (one.cutOff < other.cutOff ? -1 : 1))[0];
}

function inProgress(exercises: readonly Exercise[], on: CalendarDate): Exercise | undefined {
  return exercises
    .filter((exercise) => exercise.cutOff <= on || isOfQuarter(exercise, on))
    .sort((one, other) => (one.cutOff > other.cutOff ? -1 : 1))[0];
}

import { daysBetween, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Exercise } from "./exercise.ts";
import type { Kind } from "./kind.ts";

/** How far a statement's date may lie from the cut-off of the exercise that it is for: half way to the next quarter's. */
const MOST_DAYS_FROM_CUT_OFF = 46;

export type ExerciseChoice =
  | { readonly exercise: Exercise; readonly by: "as-at" | "receipt" }
  /** There is one for that date, and it takes no statements of this kind (EXR-01). */
  | { readonly exercise: undefined; readonly why: "wrong-kind"; readonly nearest: Exercise }
  | { readonly exercise: undefined; readonly why: "no-exercise" };

/**
 * Which exercise a statement belongs to. A statement says as at which date it is: it belongs to the exercise whose cut-off
 * is nearest, if that lies within half a quarter; when it came in does not matter, as a late statement is still for the
 * quarter that it is about. One that does not say belongs to the exercise that was being worked on when it came in: the
 * last whose cut-off had passed or was at most half a quarter away.
 */
export function chooseExercise(
  exercises: readonly Exercise[],
  kind: Kind,
  asAt: CalendarDate | undefined,
  receivedOn: CalendarDate,
): ExerciseChoice {
  const nearest = asAt === undefined ? underWay(exercises, receivedOn) : nearestTo(exercises, asAt);
  if (!nearest) return { exercise: undefined, why: "no-exercise" };
  if (!nearest.kinds[kind]) return { exercise: undefined, why: "wrong-kind", nearest };
  return { exercise: nearest, by: asAt === undefined ? "receipt" : "as-at" };
}

/** Of two that are equally near, the earlier: its statements are the ones that are overdue. */
function nearestTo(exercises: readonly Exercise[], asAt: CalendarDate): Exercise | undefined {
  const distance = (exercise: Exercise) => Math.abs(daysBetween(exercise.cutOff, asAt));
  return exercises
    .filter((exercise) => distance(exercise) <= MOST_DAYS_FROM_CUT_OFF)
    .sort((one, other) => distance(one) - distance(other) || (one.cutOff < other.cutOff ? -1 : 1))[0];
}

function underWay(exercises: readonly Exercise[], on: CalendarDate): Exercise | undefined {
  return exercises
    .filter((exercise) => daysBetween(on, exercise.cutOff) <= MOST_DAYS_FROM_CUT_OFF)
    .sort((one, other) => (one.cutOff > other.cutOff ? -1 : 1))[0];
}

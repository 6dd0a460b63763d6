import { addDays, daysBetween, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { kindSchema, type Exercise, type Kind } from "./exercise.ts";

/** How long after its last date people still want to see what became of an exercise. */
const DAYS_AFTER_THE_END = 31;

/**
 * The exercises whose figures are shown: those whose cut-off has passed and whose last date is at most a month ago. If there is
 * none, the last that has begun.
 */
export function exercisesInView(exercises: readonly Exercise[], today: CalendarDate): readonly Exercise[] {
  const inView = currentExercises(exercises, today);
  return inView.length > 0 ? inView : begunExercises(exercises, today).slice(-1);
}

/** The exercises whose cut-off has passed and whose last date is at most a month ago, the earliest first. */
export function currentExercises(exercises: readonly Exercise[], today: CalendarDate): readonly Exercise[] {
  return begunExercises(exercises, today).filter(
    (exercise) => today <= addDays(lastDateOf(exercise), DAYS_AFTER_THE_END),
  );
}

function begunExercises(exercises: readonly Exercise[], today: CalendarDate): readonly Exercise[] {
  return exercises.filter(({ cutOff }) => cutOff <= today).sort((one, other) => (one.cutOff < other.cutOff ? -1 : 1));
}

/** Exercises in which balances are being agreed: the cut-off has passed, the last date has not. */
export function runningExercises(exercises: readonly Exercise[], today: CalendarDate): readonly Exercise[] {
  return exercises.filter((exercise) => exercise.cutOff <= today && today <= lastDateOf(exercise));
}

export interface Deadline {
  readonly kind: Kind;
  readonly deadline: "statements-by" | "agree-by";
  readonly days: number;
}

/** The dates of an exercise that are still to come, today included (EXR-05). */
export function deadlinesAhead(exercise: Exercise, today: CalendarDate): readonly Deadline[] {
  return kindsOf(exercise)
    .flatMap(({ kind, statementsBy, agreeBy }): Deadline[] => [
      { kind, deadline: "statements-by", days: daysBetween(today, statementsBy) },
      { kind, deadline: "agree-by", days: daysBetween(today, agreeBy) },
    ])
    .filter(({ days }) => days >= 0);
}

function lastDateOf(exercise: Exercise): CalendarDate {
  return kindsOf(exercise).reduce((last, { agreeBy }) => (agreeBy > last ? agreeBy : last), exercise.cutOff);
}

function kindsOf({ kinds }: Exercise) {
  return kindSchema.options.flatMap((kind) => {
    const rules = kinds[kind];
    return rules ? [{ kind, ...rules }] : [];
  });
}

import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Exercise, ExerciseId, Kind } from "./exercise.ts";

/** The next day by which balances are to be agreed. */
export interface NextAgreeBy {
  readonly exercise: ExerciseId;
  readonly agreeBy: CalendarDate;
}

/**
 * The next day, from this one on, by which balances are to be agreed: those of a position's exercise and kind, or of any if no position
 * is known. `undefined` if there is none.
 */
export function nextAgreeBy(
  exercises: readonly Exercise[],
  on: CalendarDate,
  about?: { readonly exercise: ExerciseId; readonly kind: Kind },
): NextAgreeBy | undefined {
  const all = exercises
    .filter(({ exercise }) => about === undefined || exercise === about.exercise)
    .flatMap(({ exercise, kinds }) =>
      Object.entries(kinds).flatMap(([kind, rules]) =>
        about === undefined || kind === about.kind ? [{ exercise, agreeBy: rules.agreeBy }] : [],
      ),
    );
  return all.filter(({ agreeBy }) => agreeBy >= on).sort((one, other) => (one.agreeBy < other.agreeBy ? -1 : 1))[0];
}

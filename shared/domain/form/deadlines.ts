import { addDays, calendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { kindSchema, type Exercise, type Kind } from "../exercise/exercise.ts";
import { roundsOf, type Round } from "./rounds.ts";
import type { Sector } from "./sector.ts";

/** A point of the timetable at which it is kept how things stood: the cut-off, the agreement of each kind, and each round of the form. */
export type PictureMoment = "cut-off" | `agreement-${"rp" | "ie" | "accruals"}` | Round;

export interface Deadline {
  readonly moment: PictureMoment;
  /** UK time, `2023-04-27T12:00`, or the day at whose end it passes. */
  readonly at: string;
}

/** The deadlines of an exercise for an organisation of a sector, the earliest first. */
export function deadlinesOf(exercise: Exercise, sector: Sector | undefined): Deadline[] {
  return [
    { moment: "cut-off" as const, at: exercise.cutOff },
    ...kindSchema.options.flatMap((kind): Deadline[] => {
      const rules = exercise.kinds[kind];
      return rules === undefined ? [] : [{ moment: `agreement-${WORDS[kind]}`, at: rules.agreeBy }];
    }),
    ...roundsOf(exercise, sector).map(({ round, by }) => ({ moment: round, at: by })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
}

/**
 * Those that have passed, and not so long ago that a picture taken now would show another time. `ukNow` is an instant on UK clocks. A day
 * passes at its end.
 */
export function justPassed(deadlines: readonly Deadline[], ukNow: string): Deadline[] {
  return deadlines.filter(({ at }) => {
    const isOver = at.length <= DAY_CHARACTERS ? ukNow.slice(0, DAY_CHARACTERS) > at : ukNow.slice(0, at.length) >= at;
    return isOver && dayOf(ukNow) <= addDays(dayOf(at), MOST_DAYS_LATE);
  });
}

/** A picture that is later than this is none of the deadline. */
const MOST_DAYS_LATE = 3;
const DAY_CHARACTERS = "2023-04-27".length;

const WORDS: Readonly<Record<Kind, "rp" | "ie" | "accruals">> = { "r&p": "rp", "i&e": "ie", accruals: "accruals" };

function dayOf(at: string): CalendarDate {
  return calendarDate(at.slice(0, DAY_CHARACTERS));
}

import { addDays, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { kindSchema, type Exercise } from "../exercise/exercise.ts";
import type { DeadlineInSummary } from "./mismatch-summary.ts";

/** So long a date that has passed is still told. */
const DAYS_BACK = 14;

/** The dates of an exercise that are to come, or have just passed, the earliest first (EXR-05). */
export function deadlinesOf({ kinds, events }: Exercise, today: CalendarDate): DeadlineInSummary[] {
  const all = [
    ...kindSchema.options.flatMap((kind): DeadlineInSummary[] => {
      const rules = kinds[kind];
      if (!rules) return [];
      return [
        { at: rules.statementsBy, what: { is: "statements-by", kind } },
        { at: rules.agreeBy, what: { is: "agree-by", kind } },
      ];
    }),
    ...events.map(({ at, event, bodies }): DeadlineInSummary => ({ at, what: { is: "event", event, bodies } })),
  ];
  const from: string = addDays(today, -DAYS_BACK);
  return all.filter(({ at }) => at.slice(0, from.length) >= from).sort((one, other) => compare(one.at, other.at));
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import { formatDay } from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";

/** How a date is outside the period of the agreement. */
export interface OutsidePeriod {
  readonly reason: "earlier-year" | "later-year" | "after-cut-off";
  /** Such as `before 1 April 2022 and so in an earlier financial year`. */
  readonly words: string;
}

/** REC-09: how expenditure of this date is outside the period of the agreement; undefined if it is inside, or not I&E. */
export function outsidePeriod(setting: Setting, on: CalendarDate | undefined): OutsidePeriod | undefined {
  const { year, cutOff } = setting;
  if (setting.kind !== "i&e" || year === undefined || on === undefined) return undefined;
  if (on < year.from) {
    return { reason: "earlier-year", words: `before ${formatDay(year.from)} and so in an earlier financial year` };
  }
  if (on > year.to) {
    return { reason: "later-year", words: `after ${formatDay(year.to)} and so in a later financial year` };
  }
  if (cutOff === undefined || on <= cutOff) return undefined;
  return { reason: "after-cut-off", words: `after the agreement period that ended on ${formatDay(cutOff)}` };
}

/** Whether this date belongs to the exercise's year: a debt may be older (R&P), expenditure may not (I&E). */
export function isOfYear(setting: Setting, on: CalendarDate | undefined): boolean {
  const { year } = setting;
  if (year === undefined || on === undefined) return true;
  return on <= year.to && (setting.kind !== "i&e" || on >= year.from);
}

import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import { day } from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";

/** Where a day lies outside the agreement's period. */
export interface OutsidePeriod {
  readonly reason: "earlier-year" | "later-year" | "after-cut-off";
  /** `before 1 April 2022 and so in an earlier financial year` */
  readonly words: string;
}

/** REC-09: whether expenditure of this day lies outside the agreement's period; nothing for other kinds of statement. */
export function outsidePeriod(setting: Setting, on: CalendarDate | undefined): OutsidePeriod | undefined {
  const { year, cutOff } = setting;
  if (setting.kind !== "i&e" || year === undefined || on === undefined) return undefined;
  if (on < year.from) {
    return { reason: "earlier-year", words: `before ${day(year.from)} and so in an earlier financial year` };
  }
  if (on > year.to) {
    return { reason: "later-year", words: `after ${day(year.to)} and so in a later financial year` };
  }
  if (cutOff === undefined || on <= cutOff) return undefined;
  return { reason: "after-cut-off", words: `after the agreement period that ended on ${day(cutOff)}` };
}

/** Whether something of this day is of the exercise's year: what is owed may be older (R&P), what was spent may not. */
export function isOfYear(setting: Setting, on: CalendarDate | undefined): boolean {
  const { year } = setting;
  if (year === undefined || on === undefined) return true;
  return on <= year.to && (setting.kind !== "i&e" || on >= year.from);
}

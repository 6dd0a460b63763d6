import { calendarDate, formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { onUkClock } from "../../domain/amounts-and-days/uk-clock.ts";

/** `27 March 2023 at 14:05`, in UK time. */
export function ukTime(instant: string): string {
  const clock = onUkClock(instant);
  return `${formatCalendarDate(calendarDate(clock.slice(0, 10)))} at ${clock.slice(11, 16)}`;
}

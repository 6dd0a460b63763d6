import { onUkClock } from "../../shared/domain/amounts-and-days/uk-clock.ts";

/** An instant to the minute, in UK time as in mails and pages: `2023-03-29 09:15`. */
export function minuteOf(instant: string): string {
  return onUkClock(instant).slice(0, 16).replace("T", " ");
}

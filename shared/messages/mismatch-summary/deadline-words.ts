import { calendarDate, daysBetween, formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { nameOfKind } from "../../domain/exercise/exercise.ts";
import type { DeadlineInSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted } from "../words/statement-words.ts";

/** When a date of the exercise is: `11 April 2023, in 3 days`. */
export function whenWords({ at }: DeadlineInSummary, preparedAt: string): string {
  const day = calendarDate(at.slice(0, 10));
  const time = at.length > 10 ? ` at ${at.slice(11, 16)}` : "";
  const days = daysBetween(ukDay(preparedAt), day);
  const distance = days === 0 ? "today" : days > 0 ? `in ${counted(days, "day")}` : `${counted(-days, "day")} ago`;
  return `${formatCalendarDate(day)}${time}, ${distance}`;
}

/** What is due on it, in a sentence. */
export function dueWords({ what }: DeadlineInSummary): string {
  switch (what.is) {
    case "statements-by":
      return `Last day for statements of ${nameOfKind(what.kind)}.`;
    case "agree-by":
      return `Balances of ${nameOfKind(what.kind)} are to be agreed.`;
    case "event": {
      const bodies = what.bodies.filter((body) => body !== "all").map((body) => quoteText(body, [], 40));
      return `${sentenceCase(quoteText(what.event, [], 200))}${bodies.length === 0 ? "" : ` (${bodies.join(", ")})`}.`;
    }
  }
}

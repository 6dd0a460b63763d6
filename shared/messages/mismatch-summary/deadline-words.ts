import { calendarDate, daysBetween, formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { nameOfKind } from "../../domain/exercise/exercise.ts";
import type { DeadlineInSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { Block } from "../rendering/message-content.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted } from "../words/statement-words.ts";

/** How many dates a message has room for. */
const SHOWN = 10;

/** When a date of the exercise is: `11 April 2023, in 3 days`. */
export function whenWords({ at }: Pick<DeadlineInSummary, "at">, preparedAt: string): string {
  const day = calendarDate(at.slice(0, 10));
  const time = at.length > 10 ? ` at ${at.slice(11, 16)}` : "";
  const days = daysBetween(ukDay(preparedAt), day);
  const distance = days === 0 ? "today" : days > 0 ? `in ${counted(days, "day")}` : `${counted(-days, "day")} ago`;
  return `${formatCalendarDate(day)}${time}, ${distance}`;
}

/** What is due when, the next first (EXR-05); nothing if no date is set. */
export function dueBlocks(deadlines: readonly DeadlineInSummary[], preparedAt: string): Block[] {
  if (deadlines.length === 0) return [];
  return [
    { block: "heading", text: "What is due" },
    {
      block: "facts",
      rows: deadlines
        .slice(0, SHOWN)
        .map((deadline) => ({ label: whenWords(deadline, preparedAt), text: dueWords(deadline) })),
    },
  ];
}

/** What is due on it, in a sentence. */
export function dueWords({ what }: DeadlineInSummary): string {
  switch (what.is) {
    case "statements-by":
      return `Last day for statements of ${nameOfKind(what.kind)}.`;
    case "agree-by":
      return what.kind === "accruals"
        ? "Accruals are to be discussed, and agreed wherever possible."
        : `Balances of ${nameOfKind(what.kind)} are to be agreed.`;
    case "event": {
      const bodies = what.bodies.filter((body) => body !== "all").map((body) => quoteText(body, [], 40));
      return `${sentenceCase(quoteText(what.event, [], 200))}${bodies.length === 0 ? "" : ` (${bodies.join(", ")})`}.`;
    }
  }
}

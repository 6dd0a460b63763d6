import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import { LAST_REQUEST } from "../../domain/timetable/statement-requests.ts";
import type { TimetableEntry } from "../../domain/timetable/timetable.ts";

/** What stands in a timetable, in words. */
export function wordsOfTimetable(what: TimetableEntry["what"]): string {
  switch (what.is) {
    case "cut-off":
      return "cut-off: statements are as at this day";
    case "last-payments":
      return "last payments between NHS bodies";
    case "statements-by":
      return `${shortNameOfKind(what.kind)}: statements are sent`;
    case "ask-from":
      return `${shortNameOfKind(what.kind)}: missing statements are asked for from now on`;
    case "remind-from":
      return `${shortNameOfKind(what.kind)}: counterparties are reminded of what answers ask for from now on`;
    case "reminder":
      return `${shortNameOfKind(what.kind)}: ${what.receivable} reminded of what our answer asks for`;
    case "confirmation":
      return `${shortNameOfKind(what.kind)}: ${what.receivable} told that our response stands after the hard close`;
    case "todo":
      return "finance contacts told what waits for a person";
    case "summary":
      return "finance contacts sent the summary";
    case "deadline":
      return `${shortNameOfKind(what.kind)}: finance contacts told what waits for them before balances are agreed`;
    case "form-draft":
      return `finance contacts sent the draft collection form for the ${what.round}`;
    case "agree-by":
      return `${shortNameOfKind(what.kind)}: balances are agreed`;
    case "event":
      return `${what.event} (${what.bodies.join(", ")})`;
    case "request":
      return `${shortNameOfKind(what.kind)}: statement asked for from ${what.receivable}, ${timesWords(what.number)}`;
  }
}

function timesWords(number: number): string {
  if (number === LAST_REQUEST) return "at its escalation address";
  return number === 1 ? "once" : "again";
}

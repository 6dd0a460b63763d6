import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { NoteOnCounterparty } from "../../domain/timetable/note-on-counterparty.ts";
import { quoteText } from "./quote-text.ts";
import { ukTime } from "./uk-time.ts";

/** `J. Ashdown spoke with A. Finch on 18 April 2023: March is invoiced in May.` */
export function noteWords({ by, at, on, with: withWhom, text }: NoteOnCounterparty): string {
  const who = quoteText(by);
  const said = quoteText(text);
  if (withWhom === undefined) return `${who} noted${on === undefined ? "" : ` of ${formatCalendarDate(on)}`}: ${said}`;
  return `${who} spoke with ${quoteText(withWhom)} on ${on === undefined ? ukTime(at) : formatCalendarDate(on)}: ${said}`;
}

import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { parseDate } from "../../table/values/parse-date.ts";

const DATE_WITHIN =
  /\b(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?(?: of)?[\s-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s'-]*(?:\d{4}|\d{2})|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})\b/iu;

/** The first date in a text that may say other things besides. */
export function dateIn(text: string): CalendarDate | undefined {
  const found = DATE_WITHIN.exec(text);
  return found ? parseDate(found[0])?.date : undefined;
}

import { addDays, calendarDate, type CalendarDate } from "../../../amounts-and-days/calendar-date.ts";
import { periodFormatSchema, type PeriodFormat } from "../../../position/number-convention.ts";
import { financialYearOf } from "../../day-number.ts";

const formats: Readonly<Record<PeriodFormat, (date: CalendarDate) => string>> = {
  year: (date) => date.slice(0, 4),
  "short year": (date) => date.slice(2, 4),
  "financial year": (date) => String(financialYearOf(date)),
  "short financial year": (date) => String(financialYearOf(date)).slice(2),
  "year and month": (date) => date.slice(0, 4) + date.slice(5, 7),
  "short year and month": (date) => date.slice(2, 4) + date.slice(5, 7),
};

/** The formats in which a text is the period of a date. */
export function formatsOfPeriod(text: string, date: CalendarDate | undefined): readonly PeriodFormat[] {
  return date === undefined ? [] : periodFormatSchema.options.filter((format) => formats[format](date) === text);
}

/**
 * Whether a text is the period that a document of this date may have in its number.
 *
 * @param days how far the date may be off: one side may have entered it later, and a mentioned document has another date
 */
export function isPeriodOf(text: string, format: PeriodFormat, date: CalendarDate | undefined, days: number): boolean {
  if (date === undefined) return false;
  const write = formats[format];
  return write(date) === text || write(addDays(date, -days)) === text || write(addDays(date, days)) === text;
}

export function lengthOfPeriod(format: PeriodFormat): number {
  return formats[format](SOME_DAY).length;
}

const SOME_DAY = calendarDate("2000-01-01");

import {
  type CalendarDate,
  calendarDateOfEpochDay,
  calendarDateOf,
} from "../../../domain/amounts-and-days/calendar-date.ts";
import { cleanValue } from "./clean-text.ts";

interface DateReading {
  readonly date: CalendarDate;
  /**
   * How certain the order of day and month is: `certain` (the month in words, the year first, or day and month the same number);
   * `day-first` or `month-first` if only that order makes a date; `ambiguous` if both do. An ambiguous date is read day first, and
   * `swapped` is the other reading.
   */
  readonly order: "certain" | "day-first" | "month-first" | "ambiguous";
  readonly swapped?: CalendarDate;
}

/** A file of a million rows has only some hundreds of different dates. */
const MOST_REMEMBERED = 8192;

const remembered = new Map<string, DateReading | undefined>();

const rememberedDays: (CalendarDate | undefined)[] = [];

/** Reads a date as people type it, day first as in the UK; `undefined` if the text is not a date. */
export function parseDate(text: string): DateReading | undefined {
  if (remembered.has(text)) return remembered.get(text);
  const reading = readDate(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, reading);
  return reading;
}

/** The first and the last day that we accept: numbers outside these mean something else. */
const FIRST_DAY = -25_567;

// 1900-01-01
const LAST_DAY = 73_049;

// 2170-01-01

/** The day of a date cell, without its time of day; `undefined` outside 1900 to 2169. */
export function dateOfEpochDays(days: number): CalendarDate | undefined {
  if (!(days >= FIRST_DAY && days < LAST_DAY + 1)) return undefined;
  // An array and not a map, because this runs once or twice for each row of the largest files.
  const place = Math.floor(days - FIRST_DAY) | 0;
  return rememberedDays[place] ?? rememberDay(place);
}

function rememberDay(place: number): CalendarDate {
  const date = calendarDateOfEpochDay(place + FIRST_DAY);
  while (rememberedDays.length <= place) rememberedDays.push(undefined);
  rememberedDays[place] = date;
  return date;
}

/** The serial day of 1970-01-01 in the 1900 date system. */
const SERIAL_OF_EPOCH = 25_569;

/**
 * The date that a bare number under a date heading means: a spreadsheet's serial day (44815; from 1954 to 2118) or the digits of a date
 * (20230315); `undefined` otherwise.
 */
export function dateOfBareNumber(value: number): CalendarDate | undefined {
  if (value >= 20_000 && value < 80_000) return dateOfEpochDays(value - SERIAL_OF_EPOCH);
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_691_231)
    return dateOfEightDigits(String(value))?.date;
  return undefined;
}

/** The first and the last serial day of this century's first half. */
const FIRST_SERIAL = 36_526;

const LAST_SERIAL = 54_788;

/**
 * The date that a serial day means in a cell that nobody formatted as a date; `undefined` outside 2000 to 2049, because such a number is
 * probably something else.
 */
export function dateOfSerialDay(value: number): CalendarDate | undefined {
  return value >= FIRST_SERIAL && value < LAST_SERIAL + 1 ? dateOfEpochDays(value - SERIAL_OF_EPOCH) : undefined;
}

/** The same for a serial day in a text file. */
export function dateOfSerialText(text: string): CalendarDate | undefined {
  return text.length === 5 && /^\d{5}$/u.test(text) ? dateOfSerialDay(Number(text)) : undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const MONTH_WORD =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

const TIME =
  "(?:[ tT,]+(?:at )?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?(?: ?z| ?utc| ?gmt| ?bst| ?[+-]\\d{2}:?\\d{2})?)?";

const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? )?";

const NUMBERS = new RegExp(`^(\\d{1,4}) ?([/.\\- ]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})${TIME}$`, "iu");

const YEAR_FIRST = new RegExp(`^(\\d{4})([/.\\- ])(\\d{1,2})\\2(\\d{1,2})${TIME}$`, "iu");

const DAY_WORD_YEAR = new RegExp(
  `^${WEEKDAY}(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ /.\\-]*${MONTH_WORD}\\.?,?[ /.\\-']*(\\d{4}|\\d{2})${TIME}$`,
  "iu",
);

const WORD_DAY_YEAR = new RegExp(
  `^${WEEKDAY}${MONTH_WORD}\\.?[ /.\\-]*(\\d{1,2})(?:st|nd|rd|th)?,?[ /.\\-]+(\\d{4})${TIME}$`,
  "iu",
);

const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;

function readDate(text: string): DateReading | undefined {
  const clean = cleanValue(text);
  if (clean.length < 6 || clean.length > 45) return undefined;
  return yearFirst(clean) ?? numbersOnly(clean) ?? monthInWords(clean) ?? dateOfEightDigits(clean);
}

function yearFirst(clean: string): DateReading | undefined {
  const parts = YEAR_FIRST.exec(clean);
  return parts ? certainDate(Number(parts[1]), Number(parts[3]), Number(parts[4])) : undefined;
}

function numbersOnly(clean: string): DateReading | undefined {
  const parts = NUMBERS.exec(clean);
  if (!parts) return undefined;
  const first = Number(parts[1]);
  const second = Number(parts[3]);
  const year = yearOfDigits(parts[4] ?? "");
  const dayFirst = dateInRange(year, second, first);
  const monthFirst = dateInRange(year, first, second);
  if (dayFirst !== undefined && monthFirst !== undefined) {
    if (dayFirst === monthFirst) return { date: dayFirst, order: "certain" };
    return { date: dayFirst, order: "ambiguous", swapped: monthFirst };
  }
  if (dayFirst !== undefined) return { date: dayFirst, order: "day-first" };
  if (monthFirst !== undefined) return { date: monthFirst, order: "month-first" };
  return undefined;
}

function monthInWords(clean: string): DateReading | undefined {
  const dayFirst = DAY_WORD_YEAR.exec(clean);
  if (dayFirst) return certainDate(yearOfDigits(dayFirst[3] ?? ""), monthOf(dayFirst[2] ?? ""), Number(dayFirst[1]));
  const wordFirst = WORD_DAY_YEAR.exec(clean);
  if (wordFirst) return certainDate(Number(wordFirst[3]), monthOf(wordFirst[1] ?? ""), Number(wordFirst[2]));
  return undefined;
}

function dateOfEightDigits(clean: string): DateReading | undefined {
  const parts = COMPACT.exec(clean);
  return parts ? certainDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

function certainDate(year: number, month: number, day: number): DateReading | undefined {
  const date = dateInRange(year, month, day);
  return date === undefined ? undefined : { date, order: "certain" };
}

function dateInRange(year: number, month: number, day: number): CalendarDate | undefined {
  return year >= 1900 && year < 2170 ? calendarDateOf(year, month, day) : undefined;
}

/** Two-digit years from 70 to 99 belong to the last century. */
function yearOfDigits(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

const DATE_IN_TEXT =
  /\b(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)?(?: of)?[\s-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s'-]*(?:\d{4}|\d{2})|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})\b/iu;

/** The first date in a text that may also contain other words. */
export function dateInText(text: string): CalendarDate | undefined {
  const found = DATE_IN_TEXT.exec(text);
  return found ? parseDate(found[0])?.date : undefined;
}

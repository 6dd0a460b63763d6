/** The serial number of 1970-01-01 in each date system. */
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1970_FROM_1904 = 24_107;
/** The serial number after 9999-12-31, the last day of Excel's calendar. */
const END_OF_CALENDAR = 2_958_466;
const DAYS_FROM_1900_TO_1904 = 1_462;

/**
 * Converts a spreadsheet's serial date to days since 1970-01-01, with the time of day as fraction. The 1900 system has a
 * 29 February 1900 (60) that never existed, so the days before it are off by one.
 *
 * @returns undefined for a number that is not a date: negative, after 9999, or that 29 February.
 */
export function serialToDays(serial: number, is1904: boolean): number | undefined {
  if (!(serial >= 0)) return undefined;
  if (is1904) {
    return serial < END_OF_CALENDAR - DAYS_FROM_1900_TO_1904 ? serial - DAYS_TO_1970_FROM_1904 : undefined;
  }
  if (serial >= 61) return serial < END_OF_CALENDAR ? serial - DAYS_TO_1970 : undefined;
  return serial < 60 ? serial - DAYS_TO_1970 + 1 : undefined;
}

/**
 * Reads an ISO 8601 date, date and time, or time, as in cells of type `d`: `2023-03-31`, `2023-03-31T09:30:00Z`, `09:30`, and
 * the same without hyphens and colons: `20230331T093000`.
 *
 * @returns days since 1970-01-01, or for a time alone the fraction of a day; undefined for any other text.
 */
export function parseIsoDate(text: string): { readonly days: number; readonly timeOnly: boolean } | undefined {
  const [, whole, year, month, day, rest] = /^((\d{4})-?(\d{2})-?(\d{2}))?(.*)$/s.exec(text.trim()) ?? [];
  const time = (rest ?? "").replace(/(?:Z|[+-]\d{2}:?\d{2})$/, "");
  const isTimeOnly = whole === undefined;
  if (isTimeOnly ? time === "" : time !== "" && !/^[T ]/.test(time)) return undefined;
  const seconds = secondsOf(time);
  if (seconds === undefined) return undefined;
  if (isTimeOnly) return { days: seconds / 86_400, timeOnly: true };
  if (Number(year) < 100) return undefined;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const reached = new Date(midnight);
  if (reached.getUTCMonth() + 1 !== Number(month) || reached.getUTCDate() !== Number(day)) return undefined;
  return { days: (midnight / 1000 + seconds) / 86_400, timeOnly: false };
}

/** Whether these days since 1970-01-01 are the day 0 of Excel's calendar, in either way of counting it: a time of day. */
export function isDayZero(days: number): boolean {
  return days >= -DAYS_TO_1970 && days < -DAYS_TO_1970 + 2;
}

/** The seconds of `T09:30:15.5`, ` 09:30`, `T0930` or `09:30`; none for an empty text or a `T` alone. */
function secondsOf(time: string): number | undefined {
  if (/^[T ]?$/.test(time)) return 0;
  const match =
    /^[T ]?(\d{2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,20})?))?$/.exec(time) ??
    /^T(\d{2})(\d{2})(\d{2}(?:[.,]\d{1,20})?)?$/.exec(time);
  if (match === null) return undefined;
  const [, hour, minute, second] = match;
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number((second ?? "0").replace(",", "."));
  return Number(hour) > 24 || Number(minute) > 59 || seconds > 86_400 ? undefined : seconds;
}

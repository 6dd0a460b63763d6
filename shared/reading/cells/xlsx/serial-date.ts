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
 * Reads an ISO 8601 date, date and time, or time, as in cells of type `d`.
 * @returns days since 1970-01-01, or for a time alone the fraction of a day; undefined for any other text.
 */
export function parseIsoDate(text: string): { readonly days: number; readonly timeOnly: boolean } | undefined {
  const match =
    /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|T| )(\d{2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  if (year === undefined && hour === undefined) return undefined;
  const seconds = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number((second ?? "0").replace(",", "."));
  if (Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59 || seconds > 86_400) return undefined;
  if (year !== undefined && Number(year) < 100) return undefined;
  if (year === undefined) return { days: seconds / 86_400, timeOnly: true };
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(midnight).getUTCDate() !== Number(day)) return undefined;
  return { days: (midnight / 1000 + seconds) / 86_400, timeOnly: false };
}

import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { LedgerLine } from "./ledger-line.ts";

/** The calendar year in which the financial year begins that a ledger posted a line in; undefined if the ledger does not say. */
export type PostingYear = (line: LedgerLine) => number | undefined;

/**
 * REC-09: reads in which financial year a ledger has each of its lines: from the period where its writing names a month or a
 * financial year, else from the posting date. `2022/02` may be February 2022, or the second month of the year that begins or ends
 * in 2022: the reading holds by which no document is posted before its date or after the date of the ledger.
 */
export function postingYearsOf(lines: Iterable<LedgerLine>, asAt: CalendarDate | undefined): PostingYear {
  let possible: readonly Reading[] | undefined;
  const readings = (): readonly Reading[] => (possible ??= possibleReadings(lines, asAt));
  return ({ postingPeriod, postingDate }) => {
    const period = postingPeriod === undefined ? undefined : readPeriod(postingPeriod);
    const years = new Set(
      period === undefined
        ? []
        : period.says === "number"
          ? readings().map((reading) => financialYearOfMonth(reading(period)))
          : [financialYearOfMonth(period.month)],
    );
    const [year, other] = years;
    if (year !== undefined && other === undefined) return year;
    return postingDate === undefined ? undefined : financialYearOfMonth(monthOf(postingDate));
  };
}

/** Months are counted from year 0. */
type Period =
  | { readonly says: "month"; readonly month: number }
  | { readonly says: "number"; readonly year: number; readonly number: number };
type Numbered = Extract<Period, { says: "number" }>;
type Reading = (period: Numbered) => number;

const APRIL = 3;
const MONTHS_OF_YEAR = 12;

const byCalendar: Reading = ({ year, number }) => year * MONTHS_OF_YEAR + number - 1;
const byFirstYear: Reading = ({ year, number }) => year * MONTHS_OF_YEAR + APRIL + Math.min(number, MONTHS_OF_YEAR) - 1;
const byLastYear: Reading = ({ year, number }) => byFirstYear({ says: "number", year: year - 1, number });

function possibleReadings(lines: Iterable<LedgerLine>, asAt: CalendarDate | undefined): readonly Reading[] {
  const against = new Map<Reading, number>([byCalendar, byFirstYear, byLastYear].map((reading) => [reading, 0]));
  let numbered = 0;
  for (const { postingPeriod, invoiceDate } of lines) {
    const period = postingPeriod === undefined ? undefined : readPeriod(postingPeriod);
    if (period?.says !== "number") continue;
    numbered += 1;
    for (const reading of against.keys()) {
      const month = reading(period);
      const isBefore = invoiceDate !== undefined && month < monthOf(invoiceDate);
      const isAfter = asAt !== undefined && month > monthOf(asAt);
      const isNoMonth = reading === byCalendar && period.number > MONTHS_OF_YEAR;
      if (isBefore || isAfter || isNoMonth) against.set(reading, (against.get(reading) ?? 0) + 1);
    }
  }
  // An invoice may be dated later than it was posted, but few are.
  return [...against].filter(([, count]) => count * FEW <= numbered).map(([reading]) => reading);
}

const FEW = 20;

function financialYearOfMonth(month: number): number {
  return Math.floor((month - APRIL) / MONTHS_OF_YEAR);
}

function monthOf(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * MONTHS_OF_YEAR + Number(date.slice(5, 7)) - 1;
}

const MONTH_NAMES = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const NAMED_MONTH =
  /(?<![A-Z])(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:[A-Z]*)[^A-Z0-9]*(\d{4}|\d{2})(?!\d)/;
const YEAR_BEFORE_MONTH = /(?<!\d)(\d{4})[^A-Z0-9]*(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
/** `2022/23`, `2022-2023`, `22/23`, with or without a period beside it. */
const FINANCIAL_YEAR = /(?<!\d)(\d{4}|\d{2})\s*[-/]\s*(\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /^\D*(20\d{2})[^0-9]*0?(\d{1,2})$/;
const YEAR_LAST = /^\D*0?(\d{1,2})[^0-9]+(20\d{2})$/;
/** Two digits below it may be a month or a period. */
const FIRST_SHORT_YEAR = 17;

/** What a period says: a month, or a year and a number. Undefined if it names no year. */
function readPeriod(written: string): Period | undefined {
  const text = written.trim().toUpperCase();
  const named = NAMED_MONTH.exec(text);
  const financial = financialYearIn(text);
  if (financial !== undefined) return { says: "month", month: financial * MONTHS_OF_YEAR + APRIL };
  if (named !== null) return monthNamed(named[1], named[2]);
  const turned = YEAR_BEFORE_MONTH.exec(text);
  if (turned !== null) return monthNamed(turned[2], turned[1]);
  const [, year, number] = YEAR_FIRST.exec(text) ?? turn(YEAR_LAST.exec(text)) ?? [];
  if (year === undefined || number === undefined || Number(number) < 1 || Number(number) > MOST_PERIODS)
    return undefined;
  return { says: "number", year: Number(year), number: Number(number) };
}

/** Some systems have periods 13 to 16 for adjustments. */
const MOST_PERIODS = 16;

function turn(match: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return match === null ? undefined : [match[0], match[2], match[1]];
}

function monthNamed(name: string | undefined, year: string | undefined): Period | undefined {
  const month = MONTH_NAMES.indexOf(name ?? "");
  return month < 0 || year === undefined
    ? undefined
    : { says: "month", month: wholeYear(year) * MONTHS_OF_YEAR + month };
}

/** The first year of a financial year that a text names with both its years. */
function financialYearIn(text: string): number | undefined {
  const [, first, last] = FINANCIAL_YEAR.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const from = wholeYear(first);
  if (wholeYear(last) !== from + 1 || Number(last) % 100 < FIRST_SHORT_YEAR) return undefined;
  return from;
}

function wholeYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

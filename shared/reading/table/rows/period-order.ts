import { cleanText } from "../values/clean-text.ts";
import { dateInText } from "../values/parse-date.ts";

/** Which period a name means, for comparison with other names of the same scale. */
interface NamedPeriod {
  readonly scale: "month-number" | "quarter" | "month" | "month-of-year" | "day";
  readonly order: number;
}

/**
 * Which of two names of sheets is the earlier period: `M11` before `M12`, `Dec` before `Jan` (months of a financial year), `Q2 22-23` before
 * `Q3 22-23`, `31.12.2022` before `31.03.2023`. `undefined` if they are not periods of one scale, or the same one.
 */
export function earlierOf(one: string, other: string): "one" | "other" | undefined {
  const [first, second] = [periodOf(one), periodOf(other)];
  if (first === undefined || first.scale !== second?.scale || first.order === second.order) return undefined;
  return first.order < second.order ? "one" : "other";
}

function periodOf(name: string): NamedPeriod | undefined {
  const text = cleanText(name).replaceAll("_", " ");
  const day = dateInText(text);
  if (day !== undefined) return { scale: "day", order: Number(day.replaceAll("-", "")) };
  const numbered = NUMBERED.exec(text);
  const year = yearIn(text);
  if (numbered) {
    const scale = /^q/iu.test(numbered[1] ?? "") ? "quarter" : "month-number";
    return { scale, order: year * 100 + Number(numbered[2]) };
  }
  const month = MONTHS.findIndex((each) => new RegExp(String.raw`\b${each}(?:[a-z]*)\b`, "iu").test(text));
  if (month < 0) return undefined;
  if (year > 0) return { scale: "month", order: year * 12 + month };
  // The financial year begins in April.
  return { scale: "month-of-year", order: (month + 9) % 12 };
}

const NUMBERED = /\b(m|mth|month|p|period|q|qtr|quarter) ?0?(\d{1,2})\b/iu;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `22-23`, `2022/23` and `2023` as 2022 and 2023; 0 without a year. */
function yearIn(text: string): number {
  const year = FINANCIAL_YEAR.exec(text)?.[1] ?? CALENDAR_YEAR.exec(text)?.[1] ?? SHORT_YEAR.exec(text)?.[1];
  return year === undefined ? 0 : 2000 + Number(year);
}

const FINANCIAL_YEAR = /\b(?:20)?(\d{2})\s?[/-]\s?(?:20)?\d{2}\b/u;

const CALENDAR_YEAR = /\b20(\d{2})\b/u;

const SHORT_YEAR = /(?:['-]\s?|\p{L} )(\d{2})$/u;

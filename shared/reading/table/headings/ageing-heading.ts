import { cleanValue } from "../values/clean-text.ts";
import { parseDate } from "../values/parse-date.ts";

const AGE_UNITS = /\b(?:days?|months?|mths?|weeks?|wks?)\b/gu;

const WORDS_AROUND_AGE =
  /\b(?:overdue|past due|late|in arrears|old|outstanding|debt|aged|ageing|aging|gbp|balance|amount|value|from|invoice date)\b|[£()[\]]/gu;

const AGE_RANGE =
  /^(?:over|more than|greater than|older than|above|beyond|>=?|<=?|up to|under|less than|within)? ?\d{1,4}(?: ?(?:-|to) ?\d{1,4})? ?(?:\+|plus|and over|or over|and above|and older|or more|over|>)?$/u;

const AGE_WORDS =
  /^(?:current|current (?:period|month|balance|due)|this month|within terms|future(?: periods?)?|not (?:yet )?due|current not due|not overdue|overdue|past due|total overdue|older|oldest|earlier|prior|older than that|unallocated|unallocated cash|unapplied|unapplied cash|on account)$/u;

const MONTH_HEADING =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:[ '\-/]*(?:\d{2}|\d{4}))?(?: ?(?:\+|and older|& older|and prior|older))?$/u;

const PERIOD_HEADING = /^(?:m|mth|month|p|period) ?(?:0?[1-9]|1[0-2])$/u;

/**
 * Whether a heading names a part of a balance by its age: `sure` (31-60 days, over 90) or `maybe` (current, 30, overdue, Mar-23). A `maybe`
 * counts only beside other ages.
 */
export function ageingHeading(heading: string): "sure" | "maybe" | undefined {
  if (remembered.has(heading)) return remembered.get(heading);
  const age = ageOf(heading);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(heading, age);
  return age;
}

const MOST_REMEMBERED = 4096;

const remembered = new Map<string, "sure" | "maybe" | undefined>();

function ageOf(heading: string): "sure" | "maybe" | undefined {
  const clean = cleanValue(heading).toLowerCase().replaceAll(/[–—−]/gu, "-");
  if (clean === "" || clean.length > 40) return undefined;
  if (!/\d/u.test(clean) && /\b(?:due date|days|age)\b/u.test(clean)) return undefined;
  if (AGE_WORDS.test(clean.replaceAll(/[£()]/gu, "").trim())) return "maybe";
  if (MONTH_HEADING.test(clean) || PERIOD_HEADING.test(clean) || parseDate(clean) !== undefined) return "maybe";
  if (isRangeOfDays(clean)) return "sure";
  const bare = clean.replaceAll(AGE_UNITS, " ").replaceAll(WORDS_AROUND_AGE, " ").replaceAll(/\s+/gu, " ").trim();
  if (!AGE_RANGE.test(bare)) return undefined;
  return /^\d+$/u.test(bare) && !/\b(?:days?|months?|mths?)\b/u.test(clean) ? "maybe" : "sure";
}

/**
 * Whether a value names an age, as those in the first column of a summary do: `0-30`, `31-60 days`, `90+`. A number of two parts may look like
 * one (`22-145`), but an age has its smaller number first, and is not of another century.
 */
export function namesAge(text: string): boolean {
  if (text.length > LONGEST_AGE || !MAY_NAME_AGE.test(text) || ageingHeading(text) !== "sure") return false;
  const [from = 0, to] = (text.match(/\d+/gu) ?? []).map(Number);
  return from <= OLDEST && (to === undefined || (to > from && to <= OLDEST));
}

/** A fast check first, because every value is tested: perhaps some words, and a number up to 999 that a mark or a word follows. */
const MAY_NAME_AGE = /^(?:[a-z]+ ){0,3}[<>]?=? ?\d{1,3}(?: ?[-–+>]| (?:to|days?|months?|plus|and|or)\b|$)/iu;

const LONGEST_AGE = 30;

/** In days. */
const OLDEST = 999;

/** Whether a heading names a part of a balance by its first and last day: `01/03/2023..31/03/2023`. */
function isRangeOfDays(clean: string): boolean {
  const [first, last, more] = clean.split("..").map((day) => day.trim());
  if (first === undefined || last === undefined || more !== undefined) return false;
  return parseDate(first) !== undefined && parseDate(last) !== undefined;
}

/** A column for one age of the balance, with its amounts by row. */
interface AgeColumn {
  readonly heading: string;
  readonly pence: ReadonlyMap<number, number>;
}

const OVERDUE = /^(?:total )?(?:overdue|past due)\b\D*$/iu;

const NOT_OVERDUE = /current|\bnot |unallocated|unapplied|on account/iu;

/**
 * Whether an `Overdue` column adds up the ages beside it, except those not yet due: then it must not be counted with them. The heading alone is
 * not enough, because beside `Over 60 days` it may mean what is overdue by less; so the values decide.
 */
export function isSumOfAges(age: AgeColumn, ages: readonly AgeColumn[]): boolean {
  if (!OVERDUE.test(age.heading)) return false;
  const others = ages.filter((each) => each !== age && !NOT_OVERDUE.test(each.heading));
  if (others.length < 2) return false;
  let filled = 0;
  for (const [row, amount] of age.pence) {
    let sum = 0;
    for (const { pence } of others) sum += pence.get(row) ?? 0;
    if (amount !== sum) return false;
    if (amount !== 0) filled += 1;
  }
  return filled > 0;
}

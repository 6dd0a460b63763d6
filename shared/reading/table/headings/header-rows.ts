import { ageingHeading } from "./ageing-heading.ts";
import { isAmount, parseAmount } from "../values/parse-amount.ts";
import { parseDate } from "../values/parse-date.ts";
import type { KeptRow, KeptCell } from "../rows/kept-row.ts";
import { hasDigit } from "../values/has-digit.ts";

/** A fast check whether a row may be headings: every row that is not certainly a line is tested, and few are headings. */
export function mayBeHeader(row: KeptRow): boolean {
  const counts = hasTooManyFigures(row) ? undefined : countTexts(row);
  if (counts === undefined) return false;
  const { texts, values, labels } = counts;
  return texts >= 2 && values * 4 < texts && labels * 4 <= texts;
}

/** Whether a row may be the lower half of headings. A line right below them is not, even if it has hardly a figure. */
export function mayBeLowerHalf(row: KeptRow): boolean {
  return mayBeHeader(row) && countTexts(row)?.figures === 0;
}

/** How many texts, values (figures among them) and labels (`Account:`) a row has; `undefined` if a text is too long for a heading. */
function countTexts(row: KeptRow): { texts: number; values: number; figures: number; labels: number } | undefined {
  let texts = 0;
  let values = 0;
  let days = 0;
  let labels = 0;
  let buckets = 0;
  let lastBucket = -1;
  let isAscending = true;
  for (const cell of row.cells) {
    const bucket = ageLimitOf(cell);
    if (bucket !== undefined) {
      buckets += 1;
      isAscending &&= bucket > lastBucket;
      lastBucket = bucket;
    } else if (cell.type === "text") {
      if (cell.text.length > LONGEST_HEADING) return undefined;
      if (cell.text.endsWith(":")) labels += 1;
      if (!hasDigit(cell.text)) texts += cell.text.length > 1 ? 1 : 0;
      else if (parseDate(cell.text) !== undefined) days += 1;
      else if (looksLikeValue(cell.text)) values += 1;
      else texts += 1;
    } else if (cell.type === "date") days += 1;
    else values += 1;
  }
  // Dates may be headings if the balance is split by month, and so may numbers of days. Then there are several, in ascending order.
  if (days < 3) values += days;
  const figures = values;
  if (buckets >= 2 && isAscending) texts += buckets;
  else values += buckets;
  return { texts, values, figures, labels };
}

const LONGEST_HEADING = 160;

/** An even faster check, for the lines themselves: whether there are too many numbers, whatever the texts are. */
function hasTooManyFigures(row: KeptRow): boolean {
  let texts = 0;
  let figures = 0;
  for (const cell of row.cells) {
    if (cell.type === "text") texts += 1;
    else if (cell.type !== "date" && ageLimitOf(cell) === undefined) figures += 1;
  }
  return texts < 2 || figures * 4 >= texts;
}

export function mayBeTitleRow(row: KeptRow): boolean {
  return row.cells.length > 0 && row.cells.every((cell) => cell.type === "text" && cell.text.length <= LONGEST_HEADING);
}

/** Whether a row can be the upper half of headings: only words, and no labels with values. */
export function mayBeUpperHalf(row: KeptRow): boolean {
  const labels = row.cells.filter(({ text }) => text.endsWith(":")).length;
  return (
    row.cells.length >= 2 &&
    labels * 3 <= row.cells.length &&
    row.cells.every(({ text }) => text.length <= LONGEST_UPPER_HALF && !(hasDigit(text) && looksLikeValue(text)))
  );
}

const LONGEST_UPPER_HALF = 40;

/** Whether a text is a typed amount with pence, a typed date or an invoice number: in a CSV file every value is text. */
function looksLikeValue(text: string): boolean {
  if (NUMBER_WORD.test(text)) return ageingHeading(text) === undefined;
  if (DAY_LIKE.test(text) || parseDate(text) !== undefined) return true;
  const amount = parseAmount(text);
  if (amount === "dot-or-thousands" || amount === "not-whole-pence") return true;
  return isAmount(amount) && /\d[.,]\d|\d ?(?:cr|dr)\.?$|[£$€] ?\d/iu.test(text);
}

/** A word with digits that looks like the number of an invoice, an order or an account: `SI700001`, `EM/1006`, `100417`, but not `2022/23` or `Q3`. */
const NUMBER_WORD = /^(?=\S*\d{3})(?!(?:19|20)\d{2}(?:[/-]\d{2}(?:\d{2})?)?$)(?=\S*[a-z]|\d{4})[\w/.#-]+$/iu;

/** A typed date, even one that does not exist. */
const DAY_LIKE = /^\d{1,4}([/.-])\d{1,2}\1\d{2,4}$/u;

/** The numbers of days at which people split balances by age. */
const AGE_LIMITS = new Set([
  0, 7, 14, 15, 28, 30, 31, 45, 56, 60, 61, 75, 84, 90, 91, 120, 121, 150, 151, 180, 181, 270, 360, 365,
]);

const HIGHEST_AGE_LIMIT = Math.max(...AGE_LIMITS);

/** The number of days that a cell without words may head a part of a balance with; `undefined` for any other figure. */
export function ageLimitOf(cell: KeptCell): number | undefined {
  if (cell.type === "number")
    return cell.number <= HIGHEST_AGE_LIMIT && AGE_LIMITS.has(cell.number) ? cell.number : undefined;
  if (cell.type !== "text" || cell.text.length > 3 || !/^\d{1,3}$/u.test(cell.text)) return undefined;
  return AGE_LIMITS.has(Number(cell.text)) ? Number(cell.text) : undefined;
}

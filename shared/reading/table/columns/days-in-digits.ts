import { epochDay, type CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { dateOfEpochDays, dateOfBareNumber, parseDate, dateOfSerialText } from "../values/parse-date.ts";
import type { KeptRow, KeptCell } from "../rows/kept-row.ts";

/** How many days may be between two dates of a row: terms of payment are shorter. */
const DAYS_APART = 400;

const ROUND = 50;

/** Without another date in their rows, fewer numbers than this may look like dates by chance. */
const FEWEST_ALONE = 3;

/**
 * Whether the numbers of a column are dates: each is near another date of its row, and not all are round amounts. 45000 is both £45,000 and
 * 15 March 2023, and a balance that is read as a date is not claimed.
 *
 * @param dated the columns whose headings may mean dates
 */
export function areDaysInDigits(rows: readonly KeptRow[], column: number, dated: ReadonlySet<number>): boolean {
  let found = 0;
  let beside = 0;
  let round = 0;
  for (const { cells } of rows) {
    const own = cells.find((cell) => cell.column === column);
    if (own === undefined) continue;
    const day = dayOf(own);
    if (day === undefined) return false;
    found += 1;
    if (Number(own.text) % ROUND === 0) round += 1;
    const others = cells.flatMap((cell) => (cell !== own && dated.has(cell.column) ? (dayOf(cell) ?? []) : []));
    if (others.length === 0) continue;
    if (!others.some((other) => Math.abs(epochDay(other) - epochDay(day)) <= DAYS_APART)) return false;
    beside += 1;
  }
  return round < found && (beside > 0 || found >= FEWEST_ALONE);
}

function dayOf({ type, number, text }: KeptCell): CalendarDate | undefined {
  if (type === "date") return dateOfEpochDays(number);
  if (type === "number") return dateOfBareNumber(number);
  return type === "text" ? (parseDate(text)?.date ?? dateOfSerialText(text)) : undefined;
}

import { type Pence, pence } from "../../../domain/amounts-and-days/pence.ts";
import { ageingHeading } from "../headings/ageing-heading.ts";
import { amountOfValue, isPenceReading } from "../values/cell-value.ts";
import type { TableDescription } from "../table-description.ts";
import { ageLimitOf } from "../headings/header-rows.ts";
import { isHeading } from "../headings/heading-meaning.ts";
import { isAmount, parseAmount } from "../values/parse-amount.ts";
import { parseDate } from "../values/parse-date.ts";
import type { KeptRow } from "./kept-row.ts";
import { totalMeaning } from "./row-labels.ts";

/** The headings of a summary by age below the lines: `Current | 30 days | 60 days | 90 days + | Total`. */
export interface AgeHeadings {
  readonly row: number;
  readonly ages: ReadonlySet<number>;
  /** The ages and their total. */
  readonly columns: ReadonlySet<number>;
}

const FARTHEST = 2;

/**
 * Reads a row as the headings of a summary by age; `undefined` if it is anything else. A whole day is a day of a document, and a figure without
 * words an amount, unless figures rise from one number of days to the next: a line with few whole pounds (`NF1 | 2 May 2022 | 7574 | 30`) is
 * never headings.
 */
export function ageHeadingsOf<Extra extends string>(
  table: TableDescription<Extra>,
  { row, cells }: KeptRow,
): AgeHeadings | undefined {
  const ages = new Set<number>();
  const columns = new Set<number>();
  let sure = 0;
  let days = -1;
  for (const [at, cell] of cells.entries()) {
    const { column, type, text } = cell;
    // `Before` is the age of what is older than the days beside it.
    const isOlder = sure > 0 && text.toLowerCase() === "before";
    const age = isOlder ? "maybe" : type === "text" || type === "number" ? ageingHeading(text) : undefined;
    if (age !== undefined) {
      if (parseDate(text) !== undefined) return undefined;
      if (isAmount(parseAmount(text))) {
        const limit = ageLimitOf(cell);
        if (limit === undefined || limit <= days) return undefined;
        days = limit;
      }
      ages.add(column);
      columns.add(column);
      if (age === "sure") sure += 1;
    } else if (type !== "text") return undefined;
    else if (totalMeaning(text) !== undefined || isHeading(table, text)) columns.add(column);
    else if (at > 0) return undefined;
  }
  // A row of almost only numbers is not a row of headings.
  const named = cells.filter(({ column, text }) => ages.has(column) && !/^[\d.,]+$/u.test(text)).length;
  const hasWords = cells.some(({ column, text }) => ages.has(column) && /\p{L}/u.test(text));
  const areEnough = ages.size >= 3 || (named >= 2 && sure > 0);
  return hasWords && areEnough ? { row, ages, columns } : undefined;
}

/**
 * What the ages in a row below such headings add up to; `undefined` if the row is something else. It must have amounts under the headings and
 * nowhere else, and words only in its first cell.
 */
export function sumOfAges(headings: AgeHeadings, { row, cells }: KeptRow): Pence | undefined {
  if (row > headings.row + FARTHEST) return undefined;
  let sum = 0;
  let amounts = 0;
  for (const [at, cell] of cells.entries()) {
    const amount = amountOfValue(cell.type, cell.number, cell.stored, undefined, cell.format);
    if (!headings.columns.has(cell.column)) {
      if (at > 0 || cell.type !== "text" || isPenceReading(amount)) return undefined;
    } else if (!isPenceReading(amount)) return undefined;
    else if (headings.ages.has(cell.column)) {
      sum += amount;
      amounts += 1;
    }
  }
  return amounts === 0 ? undefined : pence(sum);
}

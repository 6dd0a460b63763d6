import { isPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { Row } from "../../cells/row.ts";
import { amountOfCell, textOfCell } from "../../table/values/cell-value.ts";
import type { FieldRow } from "../text/field-row.ts";

const TOTAL =
  /^(?:(?:grand|sub|report|overall|ledger|supplier|account|page|section)[\s-]*)*totals?\b|\btotals?\s*:?$|^sum\b/iu;
const ENDS_AS_TOTAL = /\btotals?\s*:?$/iu;

/**
 * The text that marks a row as a total, if there is one. The first text may have the word anywhere; a later text must end
 * with it.
 */
export function totalLabel(row: Row): string | undefined {
  let isFirst = true;
  for (let at = 0; at < row.count; at += 1) {
    if (row.types[at] !== "text") continue;
    const text = textOfCell(row, at).trim();
    if ((isFirst ? TOTAL : ENDS_AS_TOTAL).test(text)) return text;
    isFirst = false;
  }
  return undefined;
}

/** Whether a row repeats the headings, as reports do at the top of each page. */
export function isRepeatedHeading(row: Row, headings: ReadonlyMap<number, string>): boolean {
  let same = 0;
  for (let at = 0; at < row.count; at += 1) {
    const heading = headings.get(row.columns[at] ?? 0);
    if (heading === undefined || row.types[at] !== "text" || row.texts[at]?.trim() !== heading) {
      if (same === 0) return false;
      continue;
    }
    same += 1;
  }
  return same * 2 > row.count;
}

/** A quick check whether a row may repeat the headings: its first cell has the length and first letter of its heading. */
export function mayRepeatHeading({ codes, count, from, to }: FieldRow, headings: ReadonlyMap<number, string>): boolean {
  for (let column = 1; column <= count; column += 1) {
    const start = from[column] ?? 0;
    const end = to[column] ?? 0;
    if (end <= start) continue;
    const heading = headings.get(column);
    return heading?.length === end - start && heading.charCodeAt(0) === codes[start];
  }
  return false;
}

const AMOUNT_FIELDS: readonly LedgerField[] = ["outstanding", "amount", "gross", "owed", "settled"];

/** The first amount that a row has in a column of amounts, or the sum of its amounts by age. */
export function statedAmount(
  row: Row,
  byField: ReadonlyMap<LedgerField, number>,
  ages: readonly number[],
): Pence | undefined {
  for (const field of AMOUNT_FIELDS) {
    const column = byField.get(field);
    if (column === undefined) continue;
    const at = row.columns.indexOf(column);
    if (at < 0 || at >= row.count) continue;
    const amount = amountOfCell(row, at);
    if (typeof amount === "number") return amount;
  }
  const sum = ages.length === 0 ? undefined : sumOfAges(row, ages);
  return sum === "unreadable" ? undefined : sum;
}

/** The sum of the columns by age in a row; `undefined` if they are all empty. */
export function sumOfAges(row: Row | undefined, ages: readonly number[]): Pence | "unreadable" | undefined {
  if (!row) return undefined;
  let sum = 0;
  let found = false;
  for (let at = 0; at < row.count; at += 1) {
    if (!ages.includes(row.columns[at] ?? 0)) continue;
    const amount = amountOfCell(row, at);
    if (amount === "empty") continue;
    if (typeof amount !== "number") return "unreadable";
    sum += amount;
    found = true;
  }
  return found && isPence(sum) ? sum : undefined;
}

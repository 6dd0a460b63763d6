import { ageingHeading } from "./ageing-heading.ts";
import type { HeadingMatch } from "./match-heading.ts";
import { isBareMoney } from "../said/said-in-text.ts";
import type { KeptRow } from "../rows/kept-row.ts";
import type { TableDescription, TableField } from "../table-description.ts";

/** The heading of one column, with the fields that it may mean. */
export interface HeaderCell<Extra extends string> {
  readonly column: number;
  /** As a person reads it: both rows of a split heading joined. */
  readonly heading: string;
  readonly matches: readonly HeadingMatch<TableField<Extra>>[];
  readonly ageing: "sure" | "maybe" | undefined;
  /** Whether it is under a title such as "to be completed by the payable organisation". */
  readonly underResponseTitle: boolean;
}

/** The headings of a table, from one row or from two. */
export interface Header<Extra extends string> {
  readonly rows: readonly KeptRow[];
  readonly cells: readonly HeaderCell<Extra>[];
  /** How much of it was understood: higher is better. */
  readonly score: number;
}

/** The fields that a heading may mean, best first. */
export function meaningsOf<Extra extends string>(
  table: TableDescription<Extra>,
  heading: string,
): readonly HeadingMatch<TableField<Extra>>[] {
  const matches = table.meaningsOf(heading);
  // `£` or `€` alone heads amounts, whatever they are, and with a word for documents (`Invoice £`) it heads theirs.
  if (matches.length === 0) return isBareMoney(heading) ? BARE_MONEY : matches;
  const [best] = matches;
  const isDocument = best !== undefined && (best.field === "invoiceNumber" || best.field === table.numberByValues);
  return isDocument && /\p{Sc}/u.test(heading) ? BARE_MONEY : matches;
}

/** Whether a text is certainly a column heading: `Invoice`, `Date`, `PO Number`. */
export function isHeading<Extra extends string>(table: TableDescription<Extra>, text: string): boolean {
  return (meaningsOf(table, text)[0]?.score ?? 0) >= 90;
}

const BARE_MONEY = [{ field: "amount", score: 75, phrase: "an amount of money" }] as const;

type Reading<Extra extends string> = Pick<HeaderCell<Extra>, "heading" | "matches" | "ageing">;

/**
 * The reading of a heading that explains most, the first of equals. Two halves that together are a known heading (`Tax` over `Point`) are read
 * together, whatever each of them means alone.
 */
export function bestReading<Extra extends string>(
  table: TableDescription<Extra>,
  joined: string,
  texts: readonly string[],
): Reading<Extra> {
  let best = readingOf(table, joined);
  if (isAgeing(best) || (best.matches[0]?.score ?? 0) >= FULL_MATCH) return best;
  for (const text of texts) {
    const reading = readingOf(table, text);
    if (best.heading === "" || qualityOf(reading) > qualityOf(best)) best = reading;
  }
  return best;
}

/** From this score on, a phrase explains all words of a heading. */
export const FULL_MATCH = 75;

export function readingOf<Extra extends string>(table: TableDescription<Extra>, heading: string): Reading<Extra> {
  return { heading, matches: meaningsOf(table, heading), ageing: ageingHeading(heading) };
}

/** How much a heading explains, up to 100. Headings that we ignore count half, and a possible age counts less than a certain one. */
export function qualityOf<Extra extends string>(reading: Reading<Extra>): number {
  const [best] = reading.matches;
  if (isAgeing(reading)) return reading.ageing === "sure" ? 80 : 60;
  if (best === undefined) return 0;
  return best.field === "notUsed" ? best.score * 0.5 : best.score;
}

/** Whether a heading names a part of the balance by age, rather than the field that its words match. */
export function isAgeing<Extra extends string>(cell: Pick<HeaderCell<Extra>, "matches" | "ageing">): boolean {
  const score = cell.matches[0]?.score ?? 0;
  return (cell.ageing === "sure" && score < 90) || (cell.ageing === "maybe" && score < 70);
}

import { ageingHeading } from "../../../table/headings/ageing-heading.ts";
import { type HeadingMatch, matchHeading, headingMatcher } from "../../../table/headings/match-heading.ts";
import type { KeptRow } from "../../kept-row.ts";
import { type StatementField, statementSynonyms } from "../statement-synonyms.ts";

/** The heading of one column, with the fields that it may mean. */
export interface HeaderCell {
  readonly column: number;
  /** As a person reads it: both rows of a split heading joined. */
  readonly heading: string;
  readonly matches: readonly HeadingMatch<StatementField>[];
  readonly ageing: "sure" | "maybe" | undefined;
  /** Whether it is under a title such as "to be completed by the payable organisation". */
  readonly underResponseTitle: boolean;
}

/** The headings of a table, from one row or from two. */
export interface Header {
  readonly rows: readonly KeptRow[];
  readonly cells: readonly HeaderCell[];
  /** How much of it was understood: higher is better. */
  readonly score: number;
}

/** The fields that a heading may mean, best first. */
export function meaningsOf(heading: string): readonly HeadingMatch<StatementField>[] {
  return matchHeading(matcher, heading);
}

const matcher = headingMatcher(statementSynonyms);

/** Whether a text is certainly a column heading: `Invoice`, `Date`, `PO Number`. */
export function isHeading(text: string): boolean {
  return (meaningsOf(text)[0]?.score ?? 0) >= 90;
}

type Reading = Pick<HeaderCell, "heading" | "matches" | "ageing">;

/**
 * The reading of a heading that explains most, the first of equals. Two halves that together are a known heading (`Tax` over `Point`) are read
 * together, whatever each of them means alone.
 */
export function bestReading(joined: string, texts: readonly string[]): Reading {
  let best = readingOf(joined);
  if (isAgeing(best) || (best.matches[0]?.score ?? 0) >= FULL_MATCH) return best;
  for (const text of texts) {
    const reading = readingOf(text);
    if (best.heading === "" || qualityOf(reading) > qualityOf(best)) best = reading;
  }
  return best;
}

/** From this score on, a phrase explains all words of a heading. */
export const FULL_MATCH = 75;

export function readingOf(heading: string): Reading {
  return { heading, matches: meaningsOf(heading), ageing: ageingHeading(heading) };
}

/** How much a heading explains, up to 100. Headings that we ignore count half, and a possible age counts less than a certain one. */
export function qualityOf(reading: Reading): number {
  const [best] = reading.matches;
  if (isAgeing(reading)) return reading.ageing === "sure" ? 80 : 60;
  if (best === undefined) return 0;
  return best.field === "notUsed" ? best.score * 0.5 : best.score;
}

/** Whether a heading names a part of the balance by age, rather than the field that its words match. */
export function isAgeing(cell: Pick<HeaderCell, "matches" | "ageing">): boolean {
  const score = cell.matches[0]?.score ?? 0;
  return (cell.ageing === "sure" && score < 90) || (cell.ageing === "maybe" && score < 70);
}

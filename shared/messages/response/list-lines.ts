import type { LineOutcome } from "../../domain/position/outcome.ts";
import { isAgreedInFull } from "./line-words.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";

/**
 * Limits that keep a workbook small enough for a mail (10 MB, a third of which goes to the encoding). Up to LINES_EXPLAINED lines, it
 * explains every line. Up to LINES_LISTED, it has the amounts of every line and explains those that are not agreed in full.
 */
export const LINES_EXPLAINED = 30_000;
export const LINES_LISTED = 100_000;
/** The limit for everything else that a workbook lists. */
export const ITEMS_LISTED = 10_000;

export interface ListedLines {
  readonly listed: readonly LineOutcome[];
  /** Numbers of the lines whose reason and evidence are written out; the others have only their reason code. */
  readonly explained: ReadonlySet<number>;
  /** Lines that count in the totals but are not listed. */
  readonly unlisted: readonly LineOutcome[];
}

/** Which lines the workbook lists, in the statement's order. If not all fit, lines that are not agreed in full have priority. */
export function listLines(lines: readonly LineOutcome[]): ListedLines {
  if (lines.length <= LINES_EXPLAINED) return { listed: lines, explained: numbersOf(lines), unlisted: [] };
  const open = lines.filter((line) => !isAgreedInFull(line));
  const explained = numbersOf(open.slice(0, LINES_EXPLAINED));
  if (lines.length <= LINES_LISTED) return { listed: lines, explained, unlisted: [] };
  const agreed = lines.filter(isAgreedInFull);
  const chosen = numbersOf([...open, ...agreed].slice(0, LINES_LISTED));
  return {
    listed: lines.filter((line) => chosen.has(line.line)),
    explained,
    unlisted: lines.filter((line) => !chosen.has(line.line)),
  };
}

function numbersOf(lines: readonly LineOutcome[]): Set<number> {
  return new Set(lines.map((line) => line.line));
}

/** Statement lines by their number, by which outcomes refer to them. */
export function statementLinesByNumber(facts: ResponseFacts): ReadonlyMap<number, StatementLine> {
  return new Map(facts.statement.lines.map((line) => [line.line, line]));
}

import type { LineOutcome } from "../../domain/position/outcome.ts";
import { isAgreedInFull } from "./line-words.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import type { ResponseFacts } from "../reply.ts";

/**
 * What a workbook can hold and still travel by mail (10 MB, of which a third goes to the encoding): up to LINES_TOLD lines it says
 * everything of each, up to LINES_LISTED it has all amounts, and the reasons of what is not agreed in full.
 */
export const LINES_TOLD = 30_000;
export const LINES_LISTED = 100_000;
/** Of everything else that a workbook lists. */
export const ITEMS_LISTED = 10_000;

export interface LinesListed {
  readonly listed: readonly LineOutcome[];
  /** Line numbers whose reason and evidence are written out; the others have their reason code. */
  readonly told: ReadonlySet<number>;
  /** Lines that are in the totals only. */
  readonly left: readonly LineOutcome[];
}

/** Which lines the workbook lists, in the statement's order: what is not agreed in full comes before what is. */
export function linesListed(lines: readonly LineOutcome[]): LinesListed {
  if (lines.length <= LINES_TOLD) return { listed: lines, told: numbersOf(lines), left: [] };
  const open = lines.filter((line) => !isAgreedInFull(line));
  const told = numbersOf(open.slice(0, LINES_TOLD));
  if (lines.length <= LINES_LISTED) return { listed: lines, told, left: [] };
  const agreed = lines.filter(isAgreedInFull);
  const chosen = numbersOf([...open, ...agreed].slice(0, LINES_LISTED));
  return {
    listed: lines.filter((line) => chosen.has(line.line)),
    told,
    left: lines.filter((line) => !chosen.has(line.line)),
  };
}

function numbersOf(lines: readonly LineOutcome[]): Set<number> {
  return new Set(lines.map((line) => line.line));
}

/** Statement lines by their number, which is what outcomes speak of. */
export function linesByNumber(facts: ResponseFacts): ReadonlyMap<number, StatementLine> {
  return new Map(facts.statement.lines.map((line) => [line.line, line]));
}

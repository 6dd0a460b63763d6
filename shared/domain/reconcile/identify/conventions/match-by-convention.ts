import { limits } from "../../limits.ts";
import { statementIndex, type StatementIndex } from "../../matching/line-index.ts";
import { lineAt, singleOf } from "../../matching/matching.ts";
import type { ReasonCode } from "../../words/reasons.ts";
import { groupLines } from "../find/group-lines.ts";
import { isOpen, type Identification } from "../identification.ts";
import { learnHabits } from "../numbers/learn-habits.ts";
import { resolveNumber } from "../resolve-number.ts";
import { rewriteLedger, rewriteLine } from "./apply-convention.ts";
import type { AppliedConvention } from "./convention.ts";
import { knownConventionHere, learnConvention } from "./learn-convention.ts";
import { noteConvention, type FoundPair } from "./note-conventions.ts";

/** The share of the lines that must be left before a convention is looked for. */
const SHARE_LEFT = 0.15;
const LEAST_LEFT = 5;

/** Reasons that say only that the number as it is written was not found to fit. */
const overridden: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "other-writing",
  "unconfirmed",
  "other-year",
  "not-on-ledger",
]);

/**
 * Matches the lines that are left by the conventions of the pair, one after the other: first by those that are known and hold
 * here too; then by those that this statement shows, as long as a good part of it is left and a convention explains it. A
 * convention rewrites the numbers of both sides; then they are compared like any others.
 */
export function matchByConventions(identification: Identification): void {
  const { matching } = identification;
  matchByKnownConventions(identification);
  for (let round = 0; round < limits.conventionsOfPair; round++) {
    const open = linesWorthTrying(identification);
    if (open.length < LEAST_LEFT || open.length < matching.lines.length * SHARE_LEFT) return;
    const convention = learnConvention(identification, open, identification.conventions.length === 0);
    if (convention === undefined) return;
    const before = open.length;
    applyConvention(identification, open, convention);
    if (linesWorthTrying(identification).length === before) return;
  }
}

function matchByKnownConventions(identification: Identification): void {
  const rewritings = identification.known
    .filter((known) => known.type === "rewriting")
    .slice(0, limits.conventionsOfPair);
  for (const { statement, ledger } of rewritings) {
    const open = linesWorthTrying(identification);
    if (open.length === 0) return;
    const convention = knownConventionHere(identification, open, { statement, ledger });
    if (convention !== undefined) applyConvention(identification, open, convention);
  }
}

function linesWorthTrying(identification: Identification): StatementIndex[] {
  const { matching } = identification;
  const open: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const line = statementIndex(place);
    if (matching.settled[line] === 1 || lineAt(matching, line).type === "payment") continue;
    const query = matching.queries.get(line);
    if (query === undefined || overridden.has(query.reason)) open.push(line);
  }
  return open;
}

/** Rewrites the numbers of these lines and of the ledger, and resolves them again. What was queried before and stays open keeps its query. */
function applyConvention(
  identification: Identification,
  open: readonly StatementIndex[],
  convention: AppliedConvention,
): void {
  const { matching, rewrittenLines } = identification;
  identification.conventions.push(convention);
  for (const line of open) {
    const rewritten = rewrittenLines.has(line) ? undefined : rewriteLine(identification, convention, line);
    if (rewritten !== undefined) rewrittenLines.set(line, rewritten);
  }
  rewriteLedger(identification, convention);
  const queries = new Map(
    open.flatMap((line) => {
      const query = matching.queries.get(line);
      return query === undefined ? [] : [[line, query]];
    }),
  );
  for (const line of open) matching.queries.delete(line);
  const groups = groupLines(identification, open);
  learnHabits(identification, groups);
  for (const group of groups) resolveNumber(identification, group);
  const found: FoundPair[] = [];
  for (const line of open) {
    if (matching.settled[line] === 1) {
      found.push(...foundFor(identification, line));
    } else {
      const query = queries.get(line);
      if (isOpen(identification, line) && query !== undefined) matching.queries.set(line, query);
    }
  }
  noteConvention(identification, convention, found);
}

/** The ledger line that a line was found to be, or the first of several. */
function foundFor({ matching }: Identification, line: StatementIndex): FoundPair[] {
  const ledger = singleOf(matching, line) ?? matching.allocations.get(line)?.[0]?.ledger;
  return ledger === undefined ? [] : [{ line, ledger }];
}

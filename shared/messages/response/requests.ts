import type { LineOutcome } from "../../domain/position/outcome.ts";
import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { Wanted } from "../../domain/position/wanted.ts";
import { requestSubjects, subjectOfWanted, type RequestSubject } from "../../domain/reconcile/words/wanted-subjects.ts";
import { wordsOfWanted } from "../../domain/reconcile/words/wanted-words.ts";
import { quoteText } from "../words/quote-text.ts";
import { isAgreedInFull, referencesOf } from "./line-words.ts";
import { statementLinesByNumber } from "./list-lines.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";

/** One thing that we ask for, said once, with every line that it is about. */
export interface Asked {
  /** What we ask for, in the words that all its lines share. */
  readonly text: string;
  readonly lines: readonly LineOutcome[];
  /** Whether each line's own amount has to stand beside its number, because it differs. */
  readonly amountsDiffer: boolean;
}

/** Everything that we ask for on one subject. */
export interface Request {
  readonly subject: RequestSubject;
  readonly asked: readonly Asked[];
  readonly lines: number;
  /** What is open on its lines, or, of lines that are agreed, what they claim. */
  readonly pence: Pence;
}

/** Names of more lines would not be looked for in one sentence. */
const MOST_KEPT = 50;

/** A line about which something is wanted. */
type Wanting = LineOutcome & { readonly wanted: Wanted };

/**
 * What we need from the receivable organisation (RSP-01), by subject: lines of which the same is wanted are one request with all their
 * numbers. A line's own amount does not make it another request.
 */
export function requestsOf(facts: ResponseFacts): Request[] {
  const statementLines = statementLinesByNumber(facts);
  const bySubject = Map.groupBy(facts.outcome.lines.filter(isWanting), ({ wanted }) => subjectOfWanted(wanted));
  return requestSubjects.flatMap((subject) => {
    const lines = bySubject.get(subject) ?? [];
    if (lines.length === 0) return [];
    const alike = Map.groupBy(lines, ({ wanted }) => withoutAmount(wanted));
    const asked = [...alike.values()].map((same) => askedOf(same, statementLines));
    return [{ subject, asked, lines: lines.length, pence: sumPence(lines.map(penceAskedAbout)) }];
  });
}

/** The amount that a request names, or what is open on its line; if nothing is, what the line claims. */
export function penceOfRequest(line: LineOutcome): Pence {
  const { wanted } = line;
  return wanted !== undefined && "pence" in wanted && wanted.pence !== undefined ? wanted.pence : penceAskedAbout(line);
}

function isWanting(line: LineOutcome): line is Wanting {
  return line.wanted !== undefined;
}

/** Of lines of which the same is wanted this is the same text. */
function withoutAmount(wanted: Wanted): string {
  return JSON.stringify({ ...wanted, pence: undefined });
}

/** What is open on a line, or what it claims if nothing is. */
export function penceAskedAbout(line: LineOutcome): Pence {
  return isAgreedInFull(line) ? line.outstandingPence : sumPence([line.notAgreedPence, line.disputedPence]);
}

function askedOf(lines: readonly Wanting[], statementLines: ReturnType<typeof statementLinesByNumber>): Asked {
  const [first] = lines;
  const amountsDiffer = new Set(lines.map(({ wanted }) => ("pence" in wanted ? wanted.pence : undefined))).size > 1;
  const keep = lines.slice(0, MOST_KEPT).flatMap((line) => referencesOf(line, statementLines.get(line.line)));
  return {
    text: first === undefined ? "" : quoteText(wordsOfWanted(first.wanted, amountsDiffer ? "beside" : "own"), keep),
    lines: lines.toSorted((one, other) => Math.abs(penceAskedAbout(other)) - Math.abs(penceAskedAbout(one))),
    amountsDiffer,
  };
}

import type { LineOutcome } from "../../domain/position/outcome.ts";
import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { ReasonCode } from "../../domain/reconcile/words/reasons.ts";
import { quoteText } from "../words/quote-text.ts";
import { isAgreedInFull, referencesOf } from "./line-words.ts";
import { statementLinesByNumber } from "./list-lines.ts";
import type { ResponseFacts } from "../reply.ts";

/** One thing that we ask for, said once, with every line that it is about. */
export interface Asked {
  /** What we ask for, in the words that all its lines share. */
  readonly text: string;
  readonly lines: readonly LineOutcome[];
  /** Whether the words differ in their amounts only, so that each line's own amount has to stand beside its number. */
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

/** What a request is about, as its heading says it. */
export type RequestSubject =
  | "Copies of documents"
  | "Which invoice it is"
  | "Information about invoices"
  | "Changes on your side"
  | "Our questions";

const SUBJECTS: readonly RequestSubject[] = [
  "Copies of documents",
  "Which invoice it is",
  "Information about invoices",
  "Changes on your side",
  "Our questions",
];
const ASKED_BY_PERSON: ReasonCode = "queried-by-decision";
/** Names of more lines would not be looked for in one sentence. */
const MOST_KEPT = 50;
const AMOUNT = /(?:the )?-?£[\d,]+\.\d\d/g;

/**
 * What we need from the receivable organisation (RSP-01), by subject: lines that want the same are one request with all their numbers. The
 * words of a line's own amount do not make it another request.
 */
export function requestsOf(facts: ResponseFacts): Request[] {
  const statementLines = statementLinesByNumber(facts);
  const wanting = facts.outcome.lines.filter((line) => line.wanted !== "");
  const bySubject = Map.groupBy(wanting, subjectOfLine);
  return SUBJECTS.flatMap((subject) => {
    const lines = bySubject.get(subject) ?? [];
    if (lines.length === 0) return [];
    const alike = Map.groupBy(lines, (line) => line.wanted.replaceAll(AMOUNT, "the amount"));
    const asked = [...alike.values()].map((same) => askedOf(same, statementLines));
    return [{ subject, asked, lines: lines.length, pence: sumPence(lines.map(penceAskedAbout)) }];
  });
}

/** The subject of what a line wants. Its words are our own, so the way they begin shows it. */
export function subjectOfLine({ reason, wanted }: Pick<LineOutcome, "reason" | "wanted">): RequestSubject {
  if (reason === ASKED_BY_PERSON) return "Our questions";
  if (/^Please\b/.test(wanted)) return "Changes on your side";
  if (wanted.includes("?")) return "Which invoice it is";
  return /^A copy\b/.test(wanted) ? "Copies of documents" : "Information about invoices";
}

/** What is open on a line, or what it claims if nothing is. */
export function penceAskedAbout(line: LineOutcome): Pence {
  return isAgreedInFull(line) ? line.outstandingPence : sumPence([line.notAgreedPence, line.disputedPence]);
}

function askedOf(lines: readonly LineOutcome[], statementLines: ReturnType<typeof statementLinesByNumber>): Asked {
  const words = new Set(lines.map(({ wanted }) => wanted));
  const [first = ""] = words;
  const keep = lines.slice(0, MOST_KEPT).flatMap((line) => referencesOf(line, statementLines.get(line.line)));
  const amountsDiffer = words.size > 1;
  return {
    text: quoteText(amountsDiffer ? first.replaceAll(AMOUNT, "the amount") : first, keep),
    lines: lines.toSorted((one, other) => Math.abs(penceAskedAbout(other)) - Math.abs(penceAskedAbout(one))),
    amountsDiffer,
  };
}

import { append } from "../../collections.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { ledgerAt, lineAt, singleOf } from "../../matching/matching.ts";
import { limits } from "../../limits.ts";
import { isFree, isOpen, type Identification } from "../identification.ts";
import { resolveNumber } from "../resolve-number.ts";
import { extract, ledgerText } from "./extractor.ts";
import type { Convention } from "./convention.ts";
import { holdsHere, learnConvention, rewrittenNumbers } from "./learn-convention.ts";
import { noteConvention, type FoundPair } from "./note-conventions.ts";
import type { ReasonCode } from "../../words/reasons.ts";

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
 * here too; then by those that this statement shows, as long as a good part of it is left and a convention explains it.
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
    identification.conventions.push(convention);
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
    if (!holdsHere(identification, open, { statement, ledger })) continue;
    identification.conventions.push({ statement, ledger });
    applyConvention(identification, open, { statement, ledger });
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

function applyConvention(
  identification: Identification,
  open: readonly StatementIndex[],
  convention: Convention,
): void {
  const { matching } = identification;
  const linesOf = new Map<string, StatementIndex[]>();
  const numberOf = new Map<StatementIndex, string>();
  for (const line of open) {
    const [number] = rewrittenNumbers(identification, line, convention);
    if (number === undefined) continue;
    append(linesOf, number, line);
    numberOf.set(line, number);
  }
  const ledgerOf = new Map<string, LedgerIndex[]>();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const number = extract(
      identification.numbers,
      ledgerText(ledgerAt(matching, at), convention.ledger.field),
      convention.ledger,
    );
    if (number !== "" && linesOf.has(number) && isFree(identification, at)) append(ledgerOf, number, at);
  }
  const found: FoundPair[] = [];
  for (const [number, ledger] of ledgerOf) {
    const lines = linesOf.get(number) ?? [];
    const queries = new Map(
      lines.flatMap((line) => {
        const query = matching.queries.get(line);
        return query === undefined ? [] : [[line, query]];
      }),
    );
    for (const line of lines) matching.queries.delete(line);
    resolveNumber(identification, {
      lines,
      ledger,
      convention: {
        ofLine: (line) => numberOf.get(line) ?? "",
        rewritesOwn: convention.statement.field === "number",
        level: 1,
      },
    });
    for (const line of lines) {
      if (matching.settled[line] === 1) {
        found.push(...foundFor(identification, line));
      } else {
        const query = queries.get(line);
        if (isOpen(identification, line) && query !== undefined) matching.queries.set(line, query);
      }
    }
  }
  noteConvention(identification, convention, found);
}

/** The ledger line that a line was found to be, or the first of several. */
function foundFor({ matching }: Identification, line: StatementIndex): FoundPair[] {
  const ledger = singleOf(matching, line) ?? matching.allocations.get(line)?.[0]?.ledger;
  return ledger === undefined ? [] : [{ line, ledger }];
}

import { append } from "../../collections.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { ledgerAt, lineAt, singleOf } from "../../matching/matching.ts";
import { limits } from "../../limits.ts";
import { isFree, isOpen, type Identification } from "../identification.ts";
import { resolveNumber } from "../resolve-number.ts";
import { extract, ledgerText, statementTexts } from "./extractor.ts";
import { learnConvention, rewrittenNumbers, type Convention } from "./learn-convention.ts";
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
 * Matches the lines that are left by the conventions of the pair, one after the other, as long as a good part of the statement
 * is left and a convention explains it.
 */
export function matchByConventions(identification: Identification): void {
  const { matching } = identification;
  for (let round = 0; round < limits.conventionsOfPair; round++) {
    const open = linesWorthTrying(identification);
    if (open.length < LEAST_LEFT || open.length < matching.lines.length * SHARE_LEFT) return;
    const convention = learnConvention(identification, open, round === 0);
    if (convention === undefined) return;
    const before = open.length;
    identification.conventions.push(convention);
    applyConvention(identification, open, convention);
    if (linesWorthTrying(identification).length === before) return;
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
    const number = extract(identification.numbers, ledgerText(ledgerAt(matching, at), convention.ledger.field), convention.ledger);
    if (number !== "" && linesOf.has(number) && isFree(identification, at)) append(ledgerOf, number, at);
  }
  let matched = 0;
  let example: string | undefined;
  for (const [number, ledger] of ledgerOf) {
    const lines = linesOf.get(number) ?? [];
    const queries = new Map(lines.flatMap((line) => {
      const query = matching.queries.get(line);
      return query === undefined ? [] : [[line, query]];
    }));
    for (const line of lines) matching.queries.delete(line);
    resolveNumber(identification, { lines, ledger, convention: { ofLine: (line) => numberOf.get(line) ?? "" } });
    for (const line of lines) {
      if (matching.settled[line] === 1) {
        matched++;
        example ??= exampleOf(identification, line, convention);
      } else {
        const query = queries.get(line);
        if (isOpen(identification, line) && query !== undefined) matching.queries.set(line, query);
      }
    }
  }
  if (example !== undefined) {
    matching.remarks.add(
      `${example}: ${String(matched)} ${matched === 1 ? "line" : "lines"} of your statement ${matched === 1 ? "was" : "were"} found by that.`,
    );
  }
}

/** `You write NF-10421 where our ledger has 10421`. */
function exampleOf(
  identification: Identification,
  line: StatementIndex,
  { statement, ledger }: Convention,
): string | undefined {
  const { matching } = identification;
  const single = singleOf(matching, line);
  const [text] = statementTexts(identification, line, statement.field);
  if (single === undefined || text === undefined) return undefined;
  const where = statement.field === "number" ? "" : ` in your ${statement.field === "order" ? "order number" : statement.field}`;
  const ours = ledger.field === "number" ? "" : ` in its ${ledger.field === "order" ? "order number" : ledger.field}`;
  return `You write ${text}${where} where our ledger has ${ledgerText(ledgerAt(matching, single), ledger.field)}${ours}`;
}

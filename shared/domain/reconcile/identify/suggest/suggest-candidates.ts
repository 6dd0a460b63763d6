import { limits } from "../../limits.ts";
import { statementIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { ledgerAt, lineAt, type Matching } from "../../matching/matching.ts";
import { wordsOfDescription } from "../../matching/numbers-of-line.ts";
import { hashCore, type CoreHash } from "../../references/hash-number.ts";
import type { ReasonCode } from "../../words/reasons.ts";
import { amountFit, amountFitOf, daysApart, isOppositeSign } from "../compare-pair.ts";
import { writingsOf } from "../conventions/apply-convention.ts";
import { findByCores, type FoundByCore } from "../find/find-by-core.ts";
import { byLikelihood, findEqualAmounts } from "../find/find-equal-amounts.ts";
import { isFree, numbersOf, partsOfLedger, readNumbers, type Identification } from "../identification.ts";
import { levelOfNamed } from "../named-number.ts";
import { compareWriting } from "../numbers/compare-writing.ts";
import { mentionedNumbers } from "./mentioned-numbers.ts";
import { suggestSimilar } from "./suggest-similar.ts";

/** Reasons after which another candidate is still worth looking for. */
const worthASuggestion: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "duplicate",
  "other-year",
  "other-supplier",
  "opposite-sign",
  "unconfirmed",
]);

/**
 * Names candidates for the lines that are left, never more than three: a document whose number the line mentions or extends by
 * an ending; one of the same amount whose number is one slip away; one of the same amount whose description has the number;
 * for a line without a number, one of the same amount. They are named, never agreed.
 */
export function suggestCandidates(identification: Identification): void {
  const { matching } = identification;
  const open = linesToSuggestFor(identification);
  if (open.length === 0) return;
  const wanted = new Set<CoreHash>();
  for (const line of open) for (const core of relatedCores(identification, line)) wanted.add(hashCore(core));
  const found = findByCores(matching, wanted);
  const equalAmounts = findEqualAmounts(identification, open);
  for (const line of open) {
    const query = matching.queries.get(line);
    const known = query?.reason === "not-on-ledger" ? undefined : query;
    const isClaiming = lineAt(matching, line).outstandingPence !== 0;
    const equal = isClaiming ? equalAmounts(line).filter((at) => isFree(identification, at)) : [];
    const suggestion =
      (known === undefined ? suggestRelated(identification, line, found) : undefined) ??
      similar(suggestSimilar(identification, line, equal)) ??
      (known === undefined ? suggestDescribed(identification, line, equal) : undefined) ??
      (known === undefined ? suggestOfOrder(identification, line, equal) : undefined) ??
      (known === undefined ? suggestEqualAmount(identification, line, equal) : undefined);
    if (suggestion === undefined) continue;
    const likely =
      suggestion.reason === "similar-reference"
        ? suggestion.candidates
        : byLikelihood(matching, line, suggestion.candidates).slice(0, limits.candidatesSuggested);
    matching.queries.set(
      line,
      known?.reason === "unconfirmed"
        ? { reason: "ambiguous", candidates: [...likely, ...known.candidates] }
        : { reason: suggestion.reason, candidates: likely },
    );
  }
}

interface Suggestion {
  readonly reason: ReasonCode;
  readonly candidates: readonly LedgerIndex[];
}

function similar(candidates: readonly LedgerIndex[]): Suggestion | undefined {
  return candidates.length === 0 ? undefined : { reason: "similar-reference", candidates };
}

function linesToSuggestFor({ matching }: Identification): StatementIndex[] {
  const lines: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const line = statementIndex(place);
    if (matching.settled[line] === 1) continue;
    if (lineAt(matching, line).type === "payment") continue;
    const query = matching.queries.get(line);
    if (query === undefined || query.reason === "not-on-ledger" || worthASuggestion.has(query.reason)) lines.push(line);
  }
  return lines;
}

/** The cores of the numbers that a line has, mentions, or extends by an ending. */
function relatedCores(identification: Identification, line: StatementIndex): readonly string[] {
  const { numbers } = identification;
  const cores = new Set<string>();
  for (const text of ownNumbers(identification, line)) {
    const parts = numbers.read(text);
    cores.add(parts.core);
    cores.add(parts.segments);
    for (const base of parts.bases) cores.add(base);
  }
  for (const text of mentionedNumbers(identification, line)) {
    for (const writing of writingsOf(identification, line, text)) {
      const { core, segments } = numbers.read(writing);
      cores.add(core);
      cores.add(segments);
    }
  }
  return [...cores];
}

/** The own numbers of a line, as it writes them and as a convention of the pair rewrites them. */
function ownNumbers(identification: Identification, line: StatementIndex): ReadonlySet<string> {
  return new Set([...readNumbers(identification, line).own, ...numbersOf(identification, line).own]);
}

/** Documents whose number the line mentions, and documents whose number is the line's without its ending, or the reverse. */
function suggestRelated(
  identification: Identification,
  line: StatementIndex,
  found: FoundByCore,
): Suggestion | undefined {
  const { matching } = identification;
  const claimed = lineAt(matching, line);
  const related = new Set<LedgerIndex>();
  const fits = (at: LedgerIndex): boolean => isFree(identification, at) && !isOppositeSign(matching, claimed, at);
  for (const text of mentionedNumbers(identification, line)) {
    for (const writing of writingsOf(identification, line, text)) {
      const { core, segments } = identification.numbers.read(writing);
      for (const at of fewOf(matching, withNumber(found, core, segments))) {
        if (fits(at) && levelOfNamed(identification, [writing], at) !== undefined) related.add(at);
      }
    }
  }
  for (const text of ownNumbers(identification, line)) {
    const parts = identification.numbers.read(text);
    if (parts.isWord) continue;
    const heads = (at: LedgerIndex): boolean =>
      identification.habits.allowHeads(parts.head, partsOfLedger(identification, at).head);
    // So many documents are numbers 1 to 99 of something that an ending alone relates none of them.
    const isTelling = (base: string, at: LedgerIndex): boolean =>
      /[1-9]\d{2}/.test(base) ||
      partsOfLedger(identification, at).head === parts.head ||
      amountFitOf(matching, claimed, at) >= amountFit.whole;
    for (const base of parts.bases) {
      for (const at of fewOf(matching, withNumber(found, base, base))) {
        if (partsOfLedger(identification, at).segments !== base || !isTelling(base, at)) continue;
        if (fits(at) && heads(at)) related.add(at);
      }
    }
    for (const at of fewOf(matching, found.byBase.get(hashCore(parts.segments)))) {
      if (partsOfLedger(identification, at).base !== parts.segments || !isTelling(parts.segments, at)) continue;
      if (fits(at) && heads(at)) related.add(at);
    }
  }
  return related.size === 0 ? undefined : { reason: "related-number", candidates: [...related] };
}

function withNumber({ byCore, bySegments }: FoundByCore, core: string, segments: string): readonly LedgerIndex[] {
  return [...(byCore.get(hashCore(core)) ?? []), ...(bySegments.get(hashCore(segments)) ?? [])];
}

/** The ledger lines of one number, or none if there are so many that naming a few would help nobody. */
function fewOf(matching: Matching, ledger: readonly LedgerIndex[] = []): readonly LedgerIndex[] {
  if (ledger.length <= limits.candidatesWeighed) return ledger;
  matching.remarks.add(
    `More than ${String(limits.candidatesWeighed)} ledger lines have a number that lines of the statement mention or extend: none of them is named as a candidate.`,
  );
  return [];
}

/** Documents of the same amount whose description on the ledger has the line's number. */
function suggestDescribed(
  identification: Identification,
  line: StatementIndex,
  equal: readonly LedgerIndex[],
): Suggestion | undefined {
  const { matching } = identification;
  const { own } = numbersOf(identification, line);
  const cores = new Set(own.map((text) => identification.numbers.read(text).core).filter((core) => /\d{3}/.test(core)));
  if (cores.size === 0) return undefined;
  const described = equal.filter((at) => {
    const { description } = ledgerAt(matching, at);
    if (description === undefined) return false;
    return wordsOfDescription({ ...lineAt(matching, line), description }).some((word) => {
      return /\d{3}/.test(word) && cores.has(identification.numbers.read(word).core);
    });
  });
  return described.length === 0 ? undefined : { reason: "number-in-description", candidates: described };
}

/** Documents of the same amount and purchase order: an order does not overrule a number that the ledger lacks. */
function suggestOfOrder(
  { matching, numbers }: Identification,
  line: StatementIndex,
  equal: readonly LedgerIndex[],
): Suggestion | undefined {
  const { purchaseOrder = "" } = lineAt(matching, line);
  if (!/\d/.test(purchaseOrder)) return undefined;
  const order = numbers.read(purchaseOrder);
  const candidates = equal.filter((at) => {
    const difference = compareWriting(order, numbers.read(ledgerAt(matching, at).purchaseOrder ?? ""));
    return difference !== undefined && !difference.headsConflict;
  });
  return candidates.length === 0 ? undefined : { reason: "order-unclear", candidates };
}

/** Documents of the same amount and day; for a line without a number, also of another day near by. */
function suggestEqualAmount(
  identification: Identification,
  line: StatementIndex,
  equal: readonly LedgerIndex[],
): Suggestion | undefined {
  const { matching } = identification;
  const { own, source } = numbersOf(identification, line);
  const hasNumber = own.length > 0 && source === "number";
  const claimed = lineAt(matching, line);
  const fitting = equal.filter((at) => amountFitOf(matching, claimed, at) >= amountFit.whole);
  const sameDay = fitting.filter((at) => daysApart(claimed.invoiceDate, ledgerAt(matching, at).invoiceDate) === 0);
  const candidates = sameDay.length > 0 || hasNumber ? sameDay : fitting;
  return candidates.length === 0 || candidates.length > limits.candidatesNamed
    ? undefined
    : { reason: "same-amount", candidates };
}

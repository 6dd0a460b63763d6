import { append, required } from "../../collections.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { claimOf, faceAt, ledgerAt, lineAt, supportAt, type Matching } from "../../matching/matching.ts";
import { limits } from "../../limits.ts";
import { allocate } from "./allocate.ts";
import { daysApart, isOppositeSign } from "../compare-pair.ts";
import { findByNumbers, type FoundByCore } from "../find/find-by-core.ts";
import { hashCore } from "../../references/hash-number.ts";
import { isFree, isOpen, numbersOf, partsOfLedger, partsOfLine, type Identification } from "../identification.ts";

/**
 * Settles lines that name several documents (a set in one cell, a range), and lines that the ledger has in numbered parts
 * (10421/1, 10421/2): only if all are there and their amounts add up to the claim.
 */
export function settleSets(identification: Identification, open: readonly StatementIndex[], found: FoundByCore): void {
  const { matching } = identification;
  const named = findByNumbers(
    identification,
    new Map(
      open.flatMap((line) => {
        const { own, range } = numbersOf(identification, line);
        return (own.length > 1 ? own : range).map((number) => [number, [number]] as const);
      }),
    ),
  );
  const choices = new Map<StatementIndex, readonly LedgerIndex[]>();
  const wantedBy = new Map<LedgerIndex, StatementIndex[]>();
  for (const line of open) {
    if (!isOpen(identification, line)) continue;
    const chosen = setOf(identification, line, named, found);
    if (chosen === undefined) continue;
    choices.set(line, chosen);
    for (const at of chosen) append(wantedBy, at, line);
  }
  for (const [line, chosen] of choices) {
    if (chosen.some((at) => required(wantedBy.get(at)).length > 1)) {
      matching.queries.set(line, { reason: "ambiguous", candidates: chosen });
    } else allocate(matching, [line], chosen);
  }
}

type NamedLines = ReadonlyMap<string, readonly LedgerIndex[]>;

function setOf(
  identification: Identification,
  line: StatementIndex,
  named: NamedLines,
  found: FoundByCore,
): readonly LedgerIndex[] | undefined {
  const { own, range } = numbersOf(identification, line);
  if (own.length > 1) return namedSet(identification, line, own, named);
  if (own.length === 0) return undefined;
  return (
    (range.length > 1 ? namedSet(identification, line, range, named) : undefined) ??
    numberedParts(identification, line, found)
  );
}

/** Said if a set or parts were not matched, because a number has too many lines to be compared. */
export const CROWDED_SET = `More than ${String(limits.linesOfOneNumber)} lines have a number that is one of several in a line: such lines were not matched by their numbers.`;
const CROWDED_PARTS = `More than ${String(limits.candidatesWeighed)} ledger lines are parts of one number: they were not added up.`;

/** The ledger lines of all the numbers that a line names, if each is there and they add up to the claim. */
function namedSet(
  identification: Identification,
  line: StatementIndex,
  numbers: readonly string[],
  named: NamedLines,
): readonly LedgerIndex[] | undefined {
  const { matching } = identification;
  const claimed = lineAt(matching, line);
  const chosen = new Set<LedgerIndex>();
  for (const number of numbers) {
    const ofNumber = named.get(number) ?? [];
    if (ofNumber.length > limits.linesOfOneNumber) {
      matching.remarks.add(CROWDED_SET);
      return undefined;
    }
    const rows = ofNumber.filter(
      (at) =>
        isFree(identification, at) &&
        !isOppositeSign(matching, claimed, at) &&
        matching.suppliers.compare(claimed, ledgerAt(matching, at)) !== "other",
    );
    if (rows.length === 0) return undefined;
    for (const at of rows) chosen.add(at);
  }
  const all = [...chosen];
  return addUpTo(matching, all, line) ? all : undefined;
}

/** The ledger's parts 1 to k of the line's number, if they are complete, near in date and add up to the claim. */
function numberedParts(
  identification: Identification,
  line: StatementIndex,
  found: FoundByCore,
): readonly LedgerIndex[] | undefined {
  const { matching } = identification;
  const parts = partsOfLine(identification, line);
  const claimed = lineAt(matching, line);
  if (parts.isWord) return undefined;
  const ofBase = found.byBase.get(hashCore(parts.segments)) ?? [];
  if (ofBase.length > limits.candidatesWeighed) {
    matching.remarks.add(CROWDED_PARTS);
    return undefined;
  }
  const ofNumber = ofBase.filter((at) => {
    const booked = partsOfLedger(identification, at);
    return booked.base === parts.segments && identification.habits.allowHeads(parts.head, booked.head);
  });
  const rows = ofNumber.filter((at) => {
    const days = daysApart(claimed.invoiceDate, ledgerAt(matching, at).invoiceDate);
    return (
      isFree(identification, at) &&
      !isOppositeSign(matching, claimed, at) &&
      (days === Infinity || days <= limits.nearDays)
    );
  });
  if (rows.length < 2) return undefined;
  const endings = new Set(rows.map((at) => partOfEnding(partsOfLedger(identification, at).ending)));
  const isComplete = endings.size === rows.length && rows.every((_, place) => endings.has(place + 1));
  return isComplete && addUpTo(matching, rows, line) ? rows : undefined;
}

/** `1` of `1`, `01` and `A`. */
function partOfEnding(ending: string): number {
  if (/^\d{1,2}$/.test(ending)) return Number(ending);
  return /^[A-Z]$/.test(ending) ? ending.charCodeAt(0) - "A".charCodeAt(0) + 1 : 0;
}

/** Whether these ledger lines add up to what a line claims: their whole amounts, or what is outstanding on all of them. */
export function addUpTo(matching: Matching, ledger: readonly LedgerIndex[], line: StatementIndex): boolean {
  const claim = claimOf(matching, line);
  const sum = (amountAt: typeof faceAt): number => ledger.reduce((total, at) => total + amountAt(matching, at), 0);
  // If one of them has nothing outstanding, the others alone would be the set.
  return sum(faceAt) === claim || (ledger.every((at) => supportAt(matching, at) !== 0) && sum(supportAt) === claim);
}

import { append, required } from "../collections.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { hashAt, ledgerAt, lineAt, settleSingle, singleOf, type Matching } from "../matching/matching.ts";
import { isNoNumber } from "../matching/numbers-of-line.ts";
import { hashReference, ReferenceHashes, type ReferenceHash } from "../references/hash-reference.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import { BloomFilter } from "./bloom-filter.ts";
import { amountFit, amountFitOf, dateFit, misfitOf } from "./compare-pair.ts";
import { resolveNumber } from "./resolve-number.ts";

/**
 * Settles the lines of both sides that have the same number, perhaps spelled differently, number by number. The statement's
 * numbers are indexed and each ledger line is looked up once, so that a ledger much larger than the statement costs one pass.
 *
 * @returns the settled lines whose amount or date differs from the ledger line of their number
 */
export function matchNumbers(matching: Matching): StatementIndex[] {
  const table = indexStatementNumbers(matching);
  const hits = lookUpLedger(matching, table);
  const doubtful: StatementIndex[] = [];
  for (let group = 0; group < table.groups; group++) {
    const firstHit = required(hits.first[group]);
    if (firstHit < 0) continue;
    const lines = linesOfGroup(table, group);
    const ledger = ledgerOfHits(hits, firstHit);
    const [line] = lines;
    const [only] = ledger;
    if (line !== undefined && only !== undefined && lines.length === 1 && ledger.length === 1) {
      settleOnePair(matching, line, only);
    } else {
      resolveEachNumber(matching, lines, ledger);
    }
    for (const next of lines) if (isDoubtful(matching, next)) doubtful.push(next);
  }
  return doubtful;
}

/** Whether the amount or date of a line differs from the one ledger line that is matched to it. */
function isDoubtful(matching: Matching, line: StatementIndex): boolean {
  const single = singleOf(matching, line);
  if (single === undefined) return false;
  const claimed = lineAt(matching, line);
  if (claimed.outstandingPence === 0) return false;
  if (amountFitOf(matching, claimed, single) === amountFit.none) return true;
  const dates = dateFit(claimed.invoiceDate, ledgerAt(matching, single).invoiceDate);
  return dates !== "same" && dates !== "unknown";
}

/** A hash table of the statement's numbers. Lines whose numbers have one hash are a group: of one number, rarely of several. */
interface NumberTable {
  /** Two places a slot, because both are read together: a hash, 0 if the slot is free, and its group. */
  readonly slots: Int32Array;
  readonly mask: number;
  readonly filter: BloomFilter<ReferenceHash>;
  groups: number;
  /** Linked lists of statement lines: the first of each group, and for each line the next; -1 ends a list. */
  readonly firstLine: Int32Array;
  readonly nextLine: Int32Array;
}

/** Linked lists of the ledger lines found for each group: `first` by group and `next` hold places in `ledger`; -1 ends a list. */
interface Hits {
  readonly first: Int32Array;
  readonly next: number[];
  readonly ledger: LedgerIndex[];
}

function indexStatementNumbers(matching: Matching): NumberTable {
  const count = matching.lines.length;
  let size = 16;
  while (size < count * 2) size *= 2;
  const table: NumberTable = {
    slots: new Int32Array(size * 2),
    mask: size * 2 - 2,
    filter: new BloomFilter(count),
    groups: 0,
    firstLine: new Int32Array(count),
    nextLine: new Int32Array(count).fill(-1),
  };
  const hashes = new ReferenceHashes();
  for (let place = 0; place < count; place++) {
    const line = statementIndex(place);
    if (matching.settled[line] === 1) continue;
    const number = lineAt(matching, line).invoiceNumber;
    hashReference(number, hashes);
    // A text with a run of digits is a number, whatever else it has.
    if (hashes.longestRun === 0 && isNoNumber(matching, number)) continue;
    const slot = findSlot(table, hashes.whole);
    if (table.slots[slot] !== 0) {
      const group = required(table.slots[slot + 1]);
      table.nextLine[line] = required(table.firstLine[group]);
      table.firstLine[group] = line;
    } else {
      table.slots[slot] = hashes.whole;
      table.slots[slot + 1] = table.groups;
      table.filter.add(hashes.whole);
      table.firstLine[table.groups] = line;
      table.groups++;
    }
  }
  return table;
}

/** The slot that has this hash, or else the free slot where it would go. */
function findSlot(table: NumberTable, hash: ReferenceHash): number {
  let slot = (hash << 1) & table.mask;
  for (;;) {
    const found = table.slots[slot];
    if (found === hash || found === 0) return slot;
    slot = (slot + 2) & table.mask;
  }
}

/** Finds the unused ledger lines whose numbers have the hash of a statement number. Their texts are not compared yet. */
function lookUpLedger(matching: Matching, table: NumberTable): Hits {
  const hits: Hits = { first: new Int32Array(table.groups).fill(-1), next: [], ledger: [] };
  const { numberHash, used } = matching;
  for (let place = 0; place < numberHash.length; place++) {
    const at = ledgerIndex(place);
    const hash = hashAt(numberHash, at);
    if (!table.filter.mayHave(hash) || used[at] === 1) continue;
    const slot = findSlot(table, hash);
    if (table.slots[slot] === 0) continue;
    const group = required(table.slots[slot + 1]);
    hits.next.push(required(hits.first[group]));
    hits.first[group] = hits.ledger.length;
    hits.ledger.push(at);
  }
  return hits;
}

function settleOnePair(matching: Matching, line: StatementIndex, ledger: LedgerIndex): void {
  const claimed = lineAt(matching, line);
  const number = ledgerAt(matching, ledger).invoiceNumber;
  const isExact = claimed.invoiceNumber === number;
  if (!isExact && normaliseReference(claimed.invoiceNumber) !== normaliseReference(number)) return;
  const misfit = misfitOf(matching, claimed, ledger);
  if (misfit === undefined) settleSingle(matching, line, ledger, isExact ? "exact" : "normalised");
  else matching.queries.set(line, { reason: misfit, candidates: [ledger] });
}

/** Settles lines whose numbers have the same hash, number by number. */
function resolveEachNumber(matching: Matching, lines: readonly StatementIndex[], ledger: readonly LedgerIndex[]): void {
  const ledgerOf = new Map<string, LedgerIndex[]>();
  for (const at of ledger) append(ledgerOf, normaliseReference(ledgerAt(matching, at).invoiceNumber), at);
  const linesOf = new Map<string, StatementIndex[]>();
  for (const line of lines) append(linesOf, normaliseReference(lineAt(matching, line).invoiceNumber), line);
  for (const [number, ofNumber] of linesOf) {
    const booked = ledgerOf.get(number);
    if (booked !== undefined) resolveNumber(matching, ofNumber, booked);
  }
}

function linesOfGroup(table: NumberTable, group: number): StatementIndex[] {
  const lines: StatementIndex[] = [];
  for (let next = required(table.firstLine[group]); next >= 0;) {
    const line = statementIndex(next);
    lines.push(line);
    next = required(table.nextLine[line]);
  }
  return lines;
}

function ledgerOfHits(hits: Hits, first: number): LedgerIndex[] {
  const ledger: LedgerIndex[] = [];
  for (let hit = first; hit >= 0; hit = required(hits.next[hit])) ledger.push(required(hits.ledger[hit]));
  return ledger;
}

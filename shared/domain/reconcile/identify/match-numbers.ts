import { ledgerAt, lineAt, settleSingle, singleOf, type Books } from "../matching/matching.ts";
import { dateFit, misfitOf, tie, tieOf } from "./fit.ts";
import { isNoNumber } from "./references/no-number.ts";
import { append } from "./pairs.ts";
import { hashReference, normaliseReference, ReferenceHashes } from "./references/reference-key.ts";
import { Sieve } from "./bloom-filter.ts";
import { resolveNumber } from "./resolve-number.ts";
import { present } from "../matching/present.ts";

/**
 * Brings together the lines of both sides that bear the same number, by the letter or written differently, and settles each
 * number by itself. The statement is indexed and the ledger looked up in it, so that a ledger much larger than the
 * statement costs one pass. Returns the settled lines whose amount or day speaks against the ledger line with their number.
 */
export function matchNumbers(books: Books): number[] {
  const index = indexStatement(books);
  const hits = lookUpLedger(books, index);
  const doubtful: number[] = [];
  for (let group = 0; group < index.groups; group++) {
    const first = present(hits.first[group]);
    if (first < 0) continue;
    const line = present(index.firstLine[group]);
    if (present(index.nextLine[line]) < 0 && present(hits.next[first]) < 0) {
      settleOne(books, line, present(hits.ledger[first]));
    } else {
      resolveEach(books, chainOfLines(index, line), chainOfHits(hits, first));
    }
    for (let next = line; next >= 0; next = present(index.nextLine[next])) {
      if (isOpenToDoubt(books, next)) doubtful.push(next);
    }
  }
  return doubtful;
}

/** Whether something besides the number speaks against the one ledger line behind a line: the amount, or the day. */
function isOpenToDoubt(books: Books, line: number): boolean {
  const single = singleOf(books, line);
  if (single < 0) return false;
  const claimed = lineAt(books, line);
  if (claimed.outstandingPence === 0) return false;
  if (tieOf(books, claimed, single) === tie.none) return true;
  const dates = dateFit(claimed.invoiceDate, ledgerAt(books, single).invoiceDate);
  return dates !== "same" && dates !== "unknown";
}

/** The statement's lines by the hashes of their numbers. Those of one hash are a group: of one number, or rarely of several. */
interface StatementIndex {
  /** Slots of two: a hash, 0 where the slot is free, and beside it, as both are wanted at once, its group. */
  readonly slots: Int32Array;
  readonly mask: number;
  readonly sieve: Sieve;
  groups: number;
  /** The first and, through `nextLine`, the further statement lines of each group; -1 ends. */
  readonly firstLine: Int32Array;
  readonly nextLine: Int32Array;
}

interface Hits {
  /** By group, then through `next`: the places in `ledger`, which holds indexes of ledger lines. */
  readonly first: Int32Array;
  readonly next: number[];
  readonly ledger: number[];
}

function indexStatement(books: Books): StatementIndex {
  const count = books.lines.length;
  let size = 16;
  while (size < count * 2) size *= 2;
  const index: StatementIndex = {
    slots: new Int32Array(size * 2),
    mask: size * 2 - 2,
    sieve: new Sieve(count),
    groups: 0,
    firstLine: new Int32Array(count),
    nextLine: new Int32Array(count).fill(-1),
  };
  const hashes = new ReferenceHashes();
  for (let line = 0; line < count; line++) {
    if (books.settled[line] === 1) continue;
    const number = lineAt(books, line).invoiceNumber;
    hashReference(number, hashes);
    // What has a run of digits is a number, whatever else it says.
    if (hashes.longestRun === 0 && isNoNumber(books, number)) continue;
    const slot = findSlot(index, hashes.whole);
    if (index.slots[slot] !== 0) {
      const group = present(index.slots[slot + 1]);
      index.nextLine[line] = present(index.firstLine[group]);
      index.firstLine[group] = line;
    } else {
      index.slots[slot] = hashes.whole;
      index.slots[slot + 1] = index.groups;
      index.sieve.add(hashes.whole);
      index.firstLine[index.groups] = line;
      index.groups++;
    }
  }
  return index;
}

/** The slot of a hash: the one that holds its group, or the free one where it would go. */
function findSlot(index: StatementIndex, hash: number): number {
  let slot = (hash << 1) & index.mask;
  for (;;) {
    const taken = index.slots[slot];
    if (taken === hash || taken === 0) return slot;
    slot = (slot + 2) & index.mask;
  }
}

/** The ledger lines whose numbers have the hashes of the statement's; their texts are not looked at yet. */
function lookUpLedger(books: Books, index: StatementIndex): Hits {
  const hits: Hits = { first: new Int32Array(index.groups).fill(-1), next: [], ledger: [] };
  const { whole, used } = books;
  for (let at = 0; at < whole.length; at++) {
    const hash = present(whole[at]);
    if (!index.sieve.mayHave(hash) || used[at] === 1) continue;
    const slot = findSlot(index, hash);
    if (index.slots[slot] === 0) continue;
    const group = present(index.slots[slot + 1]);
    hits.next.push(present(hits.first[group]));
    hits.first[group] = hits.ledger.length;
    hits.ledger.push(at);
  }
  return hits;
}

function settleOne(books: Books, line: number, ledger: number): void {
  const claimed = lineAt(books, line);
  const number = ledgerAt(books, ledger).invoiceNumber;
  const isExact = claimed.invoiceNumber === number;
  if (!isExact && normaliseReference(claimed.invoiceNumber) !== normaliseReference(number)) return;
  const misfit = misfitOf(books, claimed, ledger);
  if (misfit === undefined) settleSingle(books, line, ledger, isExact ? "exact" : "normalised");
  else books.queries.set(line, { reason: misfit, candidates: [ledger] });
}

/** Settles lines whose numbers have one hash, number by number. */
function resolveEach(books: Books, lines: readonly number[], ledger: readonly number[]): void {
  const ledgerOf = new Map<string, number[]>();
  for (const at of ledger) append(ledgerOf, normaliseReference(ledgerAt(books, at).invoiceNumber), at);
  const linesOf = new Map<string, number[]>();
  for (const line of lines) append(linesOf, normaliseReference(lineAt(books, line).invoiceNumber), line);
  for (const [number, ofNumber] of linesOf) {
    const booked = ledgerOf.get(number);
    if (booked !== undefined) resolveNumber(books, ofNumber, booked);
  }
}

function chainOfLines(index: StatementIndex, first: number): number[] {
  const chain: number[] = [];
  for (let line = first; line >= 0; line = present(index.nextLine[line])) chain.push(line);
  return chain;
}

function chainOfHits(hits: Hits, first: number): number[] {
  const chain: number[] = [];
  for (let hit = first; hit >= 0; hit = present(hits.next[hit])) chain.push(present(hits.ledger[hit]));
  return chain;
}

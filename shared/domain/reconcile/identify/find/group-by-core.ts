import { required } from "../../collections.ts";
import { limits } from "../../limits.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { faceAt, ledgerAt, lineAt, settleSingle, supportAt, type Matching } from "../../matching/matching.ts";
import { BloomFilter } from "./bloom-filter.ts";
import { daysApart } from "../compare-pair.ts";
import { coreHash, hashCore, hashNumber, NumberHashes, type CoreHash } from "../../references/hash-number.ts";
import { onlyNumberOf, openLines, type Identification } from "../identification.ts";
import { groupLines } from "./group-lines.ts";
import { matchSameText } from "../match-same-text.ts";
import type { NumberGroup } from "../lines-of-number.ts";

/**
 * Groups the lines of both sides by the cores of their numbers. The statement's numbers are indexed and each ledger line is
 * looked up once, so that a ledger much larger than the statement costs one pass. Settles at once the many lines that have one
 * ledger line with the same number, amount and about the same day.
 *
 * @returns the groups that need a closer look
 */
export function groupByCore(identification: Identification): NumberGroup[] {
  const { matching } = identification;
  matchSameText(identification);
  const table = indexStatement(identification);
  const hits = lookUpLedger(matching, table);
  const groups: NumberGroup[] = [];
  for (let group = 0; group < table.groups; group++) {
    const firstHit = required(hits.first[group]);
    if (firstHit < 0) continue;
    const line = statementIndex(required(table.firstLine[group]));
    const at = required(hits.ledger[firstHit]);
    const isOneToOne = required(table.nextLine[line]) < 0 && required(hits.next[firstHit]) < 0;
    if (isOneToOne && isPlain(matching, line, at)) settleSingle(matching, line, at, "exact");
    else groups.push({ lines: linesOf(table, group), ledger: ledgerOf(hits, firstHit) });
  }
  const grouped = new Set(groups.flatMap(({ lines }) => lines));
  const others = openLines(identification).filter((line) => !grouped.has(line));
  return [...groups, ...groupLines(identification, others)];
}

/** Whether two lines have the same number as it is written, the same amount, and about the same day. */
function isPlain(matching: Matching, index: StatementIndex, at: LedgerIndex): boolean {
  const line = lineAt(matching, index);
  const booked = ledgerAt(matching, at);
  if (line.invoiceNumber !== booked.invoiceNumber) return false;
  const claim = line.outstandingPence;
  if (claim === 0 || (claim !== supportAt(matching, at) && claim !== faceAt(matching, at))) return false;
  if (supportAt(matching, at) * claim < 0 || matching.suppliers.compare(line, booked) === "other") return false;
  return line.invoiceDate === booked.invoiceDate
    ? !isWordOnly(line.invoiceNumber)
    : daysApart(line.invoiceDate, booked.invoiceDate) <= limits.nearDays && !isWordOnly(line.invoiceNumber);
}

function isWordOnly(number: string): boolean {
  return !/\d/.test(number);
}

/** A hash table of the statement's cores. Lines whose cores have one hash are a group: of one core, rarely of several. */
interface CoreTable {
  /** Two places a slot, because both are read together: a hash, 0 if the slot is free, and its group. */
  readonly slots: Int32Array;
  readonly mask: number;
  readonly filter: BloomFilter<CoreHash>;
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

function indexStatement(identification: Identification): CoreTable {
  const { matching } = identification;
  const count = matching.lines.length;
  let size = 16;
  while (size < count * 2) size *= 2;
  const table: CoreTable = {
    slots: new Int32Array(size * 2),
    mask: size * 2 - 2,
    filter: new BloomFilter(count),
    groups: 0,
    firstLine: new Int32Array(count),
    nextLine: new Int32Array(count).fill(-1),
  };
  const hashes = new NumberHashes();
  for (let place = 0; place < count; place++) {
    const line = statementIndex(place);
    if (matching.settled[line] === 1) continue;
    const number = onlyNumberOf(identification, line);
    if (number === undefined) continue;
    const hash = hashOf(identification, number, hashes);
    if (hash === 0) continue;
    const slot = findSlot(table, hash);
    if (table.slots[slot] !== 0) {
      const group = required(table.slots[slot + 1]);
      table.nextLine[line] = required(table.firstLine[group]);
      table.firstLine[group] = line;
    } else {
      table.slots[slot] = hash;
      table.slots[slot + 1] = table.groups;
      table.firstLine[table.groups] = line;
      table.filter.add(hash);
      table.groups++;
    }
  }
  return table;
}

/** The hash of a number's core. A word behind the number may speak of the copy and be no part of it. */
function hashOf({ numbers }: Identification, number: string, hashes: NumberHashes): CoreHash {
  hashNumber(number, hashes);
  return (hashes.hasLettersBehind || hashes.isWord) && IS_ASCII.test(number)
    ? hashCore(numbers.read(number).core)
    : hashes.core;
}

const IS_ASCII = /^[\x20-\x7e]*$/;

/** The slot of a hash, or the free slot for it. */
function findSlot(table: CoreTable, hash: CoreHash): number {
  let slot = (hash << 1) & table.mask;
  while (table.slots[slot] !== 0 && table.slots[slot] !== hash) slot = (slot + 2) & table.mask;
  return slot;
}

function lookUpLedger(matching: Matching, table: CoreTable): Hits {
  const hits: Hits = { first: new Int32Array(table.groups).fill(-1), next: [], ledger: [] };
  for (let place = 0; place < matching.coreHash.length; place++) {
    const at = ledgerIndex(place);
    const hash = coreHash(required(matching.coreHash[at]));
    if (hash === 0 || !table.filter.mayHave(hash) || matching.used[at] === 1) continue;
    const slot = findSlot(table, hash);
    if (table.slots[slot] === 0) continue;
    const group = required(table.slots[slot + 1]);
    hits.next.push(required(hits.first[group]));
    hits.first[group] = hits.ledger.length;
    hits.ledger.push(at);
  }
  return hits;
}

function linesOf(table: CoreTable, group: number): StatementIndex[] {
  const lines: StatementIndex[] = [];
  for (let line = required(table.firstLine[group]); line >= 0;) {
    const index = statementIndex(line);
    lines.push(index);
    line = required(table.nextLine[index]);
  }
  return lines;
}

function ledgerOf(hits: Hits, first: number): LedgerIndex[] {
  const ledger: LedgerIndex[] = [];
  for (let hit = first; hit >= 0; hit = required(hits.next[hit])) ledger.push(required(hits.ledger[hit]));
  return ledger;
}

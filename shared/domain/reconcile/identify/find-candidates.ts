import type { StatementLine } from "../../statement/statement-line.ts";
import { append, required } from "../collections.ts";
import { limits } from "../limits.ts";
import { amountsOfLine } from "../matching/amounts.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { faceAt, hashAt, ledgerAt, lineAt, supportAt, type Matching } from "../matching/matching.ts";
import { furtherReferences, numberOf, wordsOfDescription } from "../matching/numbers-of-line.ts";
import { wordsOf } from "../references/core-number.ts";
import { GrowingReference, hashReference, ReferenceHashes, type ReferenceHash } from "../references/hash-reference.ts";
import { commonCharacters, normaliseReference } from "../references/normalise-reference.ts";
import { BloomFilter } from "./bloom-filter.ts";
import { LONGEST_NUMBER_IN_WORDS, type Linker } from "./loose-links.ts";

const DIGITS_OF_A_DISTINCTIVE_RUN = 5;

/** Statement lines and ledger lines that have some part of a reference in common: worth comparing more closely. */
export interface Candidates {
  /** For each statement line, the ledger lines. */
  readonly byLine: ReadonlyMap<StatementIndex, ReadonlySet<LedgerIndex>>;
  /** For each purchase order, the statement lines that have no other number, and the ledger lines of the order. */
  readonly byOrder: ReadonlyMap<string, LineGroup>;
}

/** Lines of both sides that have a number or a purchase order in common. */
export interface LineGroup {
  readonly lines: Set<StatementIndex>;
  readonly ledger: Set<LedgerIndex>;
}

/**
 * Candidate blocking: finds the ledger lines that have a part of a number or a purchase order in common with these statement
 * lines, in this order: hash what the statement lines name, look every ledger line up in those hashes, join the two.
 */
export function findCandidates(matching: Matching, open: readonly StatementIndex[], linker: Linker): Candidates {
  const numbers = new Lookups();
  const orders = new Lookups();
  for (const index of open) addLookups(matching, linker, index, numbers, orders);
  lookUpLedger(matching, open, numbers, orders);
  const byLine = new Map<StatementIndex, Set<LedgerIndex>>();
  joinLines(matching, numbers, byLine);
  return { byOrder: joinLines(matching, orders, byLine), byLine };
}

/** A statement line that looks for a hash. */
interface Lookup {
  readonly line: StatementIndex;
  /** The purchase order that the hash is of, if it replaces the number. */
  readonly order: string | undefined;
  /** Whether the number is distinctive: then it is worth a remark if too many lines have it. */
  readonly distinctive: boolean;
}

/** The hashes that statement lines look for, and the ledger lines that have them. Nearly all hashes are not found. */
class Lookups {
  readonly wanted = new Set<ReferenceHash>();
  readonly found = new Map<ReferenceHash, LedgerIndex[]>();
  readonly #hashes: ReferenceHash[] = [];
  readonly #lookups: Lookup[] = [];

  add(hash: ReferenceHash, lookup: Lookup): void {
    this.wanted.add(hash);
    this.#hashes.push(hash);
    this.#lookups.push(lookup);
  }

  noteFound(hash: ReferenceHash, ledger: LedgerIndex): void {
    if (this.wanted.has(hash)) append(this.found, hash, ledger);
  }

  /** The lookups of each hash that was found, in the order in which they were added; each line once. */
  successful(): ReadonlyMap<ReferenceHash, readonly Lookup[]> {
    const successful = new Map<ReferenceHash, Lookup[]>();
    for (let place = 0; place < this.#hashes.length; place++) {
      const hash = required(this.#hashes[place]);
      if (!this.found.has(hash)) continue;
      const lookup = required(this.#lookups[place]);
      const known = successful.get(hash);
      if (known === undefined) successful.set(hash, [lookup]);
      else if (known.at(-1)?.line !== lookup.line) known.push(lookup);
      else if (lookup.distinctive) known[known.length - 1] = lookup;
    }
    return successful;
  }
}

function addLookups(
  matching: Matching,
  linker: Linker,
  index: StatementIndex,
  numbers: Lookups,
  orders: Lookups,
): void {
  const line = lineAt(matching, index);
  const number = numberOf(matching, line);
  const core = linker.core(number);
  const described = wordsOfDescription(line);
  const further = furtherReferences(matching, line);
  const plain: Lookup = { line: index, order: undefined, distinctive: false };
  const distinctive: Lookup = { ...plain, distinctive: true };
  // Numbers of few digits (`IN000034`, `N350`) have no long run of digits: they are looked up whole.
  addWholes(numbers, plain, wordsOf(number));
  addWholes(numbers, plain, described);
  addFewDigits(matching, numbers, plain, core);
  // An account number that is joined to the number has digits of its own, so the runs of the core are looked up as well.
  addRuns(numbers, plain, distinctive, number);
  addRuns(numbers, plain, distinctive, core);
  for (const text of further) {
    addWholes(numbers, plain, wordsOf(text));
    addFewDigits(matching, numbers, plain, linker.core(text));
    addRuns(numbers, plain, distinctive, text);
  }
  for (const word of described) addRuns(numbers, plain, distinctive, word);
  const hashes = new ReferenceHashes();
  for (const text of [line.purchaseOrder ?? "", number]) {
    if (!/\d/.test(text)) continue;
    hashReference(text, hashes);
    orders.add(hashes.whole, number === "" ? { ...distinctive, order: normaliseReference(text) } : distinctive);
  }
}

/** Looks up one or more words in a row as a whole number. */
function addWholes(numbers: Lookups, lookup: Lookup, words: readonly string[]): void {
  for (let from = 0; from < words.length; from++) {
    const whole = new GrowingReference();
    for (let at = from; at < words.length && at < from + LONGEST_NUMBER_IN_WORDS; at++) {
      whole.add(required(words[at]));
      if (whole.hasDigits) numbers.add(whole.hash, lookup);
    }
  }
}

/** Looks up a number of one or two digits with each prefix that the ledger may write before it. */
function addFewDigits(matching: Matching, numbers: Lookups, lookup: Lookup, core: string): void {
  if (!/^\d{1,2}$/.test(core)) return;
  const hashes = new ReferenceHashes();
  for (const affix of ["", ...matching.referenceData.numberAffixes]) {
    hashReference(affix + core, hashes);
    numbers.add(hashes.whole, lookup);
  }
}

/** Looks up each run of digits in a text. */
function addRuns(numbers: Lookups, plain: Lookup, distinctive: Lookup, text: string): void {
  if (!/\d/.test(commonCharacters(text))) return;
  const hashes = new ReferenceHashes();
  for (const run of commonCharacters(text).match(/\d+/g) ?? []) {
    hashReference(run, hashes);
    // A run that is too short has no hash.
    if (hashes.longestRun === 0) continue;
    const isDistinctive = run.replace(/^0+/, "").length >= DIGITS_OF_A_DISTINCTIVE_RUN;
    numbers.add(hashes.longestRun, isDistinctive ? distinctive : plain);
  }
}

/** Notes, in one pass over the ledger, which of its lines have a hash that is wanted. */
function lookUpLedger(matching: Matching, open: readonly StatementIndex[], numbers: Lookups, orders: Lookups): void {
  const filter = BloomFilter.of(numbers.wanted, orders.wanted);
  const { longestRunHash, lastRunHash, numberHash } = matching;
  for (let place = 0; place < numberHash.length; place++) {
    const at = ledgerIndex(place);
    const longestRun = hashAt(longestRunHash, at);
    const lastRun = hashAt(lastRunHash, at);
    const whole = hashAt(numberHash, at);
    if (filter.mayHave(longestRun)) numbers.noteFound(longestRun, at);
    if (lastRun !== longestRun && filter.mayHave(lastRun)) numbers.noteFound(lastRun, at);
    if (!filter.mayHave(whole)) continue;
    if (whole !== longestRun) numbers.noteFound(whole, at);
    orders.noteFound(whole, at);
  }
  const hashes = new ReferenceHashes();
  for (const at of ledgerToFindByOrder(matching, open)) {
    const order = ledgerAt(matching, at).purchaseOrder;
    // An order is only evidence for a ledger line that no statement line has.
    if (order === undefined || matching.used[at] === 1) continue;
    hashReference(order, hashes);
    if (hashes.whole !== numberHash[at] && filter.mayHave(hashes.whole)) orders.noteFound(hashes.whole, at);
  }
}

/**
 * The ledger lines that may be found by their purchase order: open ones, and closed ones that have no number or whose whole
 * amount equals that of a statement line without a number.
 */
function ledgerToFindByOrder(matching: Matching, open: readonly StatementIndex[]): LedgerIndex[] {
  const amounts = new Set<number>();
  for (const index of open) {
    const line = lineAt(matching, index);
    if (mayHaveOnlyOrder(matching, line)) for (const amount of amountsOfLine(line)) amounts.add(amount);
  }
  const hasAmounts = amounts.size > 0;
  const filter = BloomFilter.of(amounts);
  const { numberHash, support } = matching;
  const found: LedgerIndex[] = [];
  for (let place = 0; place < numberHash.length; place++) {
    const at = ledgerIndex(place);
    if (support[at] !== 0 || numberHash[at] === 0 || (hasAmounts && filter.mayHave(faceAt(matching, at)))) {
      found.push(at);
    }
  }
  return found;
}

/** Whether a line has no number except perhaps that of an order: its number cell may hold one if it has no order of its own. */
function mayHaveOnlyOrder(matching: Matching, line: StatementLine): boolean {
  return line.purchaseOrder === undefined || numberOf(matching, line) === "";
}

/** Joins the statement lines that want a hash with the ledger lines that have it. Hashes that very many lines have are left out. */
function joinLines(
  matching: Matching,
  lookups: Lookups,
  byLine: Map<StatementIndex, Set<LedgerIndex>>,
): Map<string, LineGroup> {
  const groups = new Map<string, LineGroup>();
  for (const [hash, wantedBy] of lookups.successful()) {
    const ledger = required(lookups.found.get(hash));
    const crowded = Math.max(ledger.length, wantedBy.length) > limits.candidatesWeighed;
    if (crowded && wantedBy.some((lookup) => lookup.distinctive)) {
      matching.remarks.add(
        `More than ${String(limits.candidatesWeighed)} lines share a part of their numbers or a purchase order: only equal amounts among them were compared.`,
      );
    }
    const byAmount = crowded ? indexByAmount(matching, ledger) : undefined;
    for (const lookup of wantedBy) {
      const near = byAmount === undefined ? ledger : ofEqualAmount(matching, lookup.line, byAmount);
      const set = byLine.get(lookup.line) ?? new Set();
      byLine.set(lookup.line, set);
      for (const at of near) set.add(at);
      if (lookup.order === undefined || crowded) continue;
      const group = groups.get(lookup.order) ?? { lines: new Set(), ledger: new Set() };
      groups.set(lookup.order, group);
      group.lines.add(lookup.line);
      for (const at of ledger) group.ledger.add(at);
    }
  }
  return groups;
}

function indexByAmount(
  matching: Matching,
  ledger: readonly LedgerIndex[],
): ReadonlyMap<number, readonly LedgerIndex[]> {
  const index = new Map<number, LedgerIndex[]>();
  for (const at of ledger) {
    const support = supportAt(matching, at);
    const face = faceAt(matching, at);
    append(index, support, at);
    if (face !== support) append(index, face, at);
  }
  return index;
}

function ofEqualAmount(
  matching: Matching,
  line: StatementIndex,
  byAmount: ReadonlyMap<number, readonly LedgerIndex[]>,
): readonly LedgerIndex[] {
  return amountsOfLine(lineAt(matching, line)).flatMap((amount) => {
    const equal = byAmount.get(amount) ?? [];
    return equal.length > limits.candidatesWeighed ? [] : equal;
  });
}

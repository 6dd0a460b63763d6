import type { StatementLine } from "../statement-line.ts";
import { amountsOfLine } from "./amounts-of-line.ts";
import { claimOf, faceAt, ledgerAt, lineAt, supportAt, takersOf, unsettleSingle, type Books } from "./books.ts";
import { tie, tieOf } from "./fit.ts";
import { limits } from "./limits.ts";
import { wordsOf } from "./core-number.ts";
import { LONGEST_NUMBER_IN_WORDS, type Linker } from "./loose-links.ts";
import { furtherReferences, numberOf, wordsOfDescription } from "./numbers-of-line.ts";
import { compareLedger, compareLines, compareTexts } from "./order.ts";
import { append, settleByScore, type Pair, type Remaining } from "./pairs.ts";
import { commonCharacters, hashReference, normaliseReference, ReferenceHashes } from "./reference-key.ts";
import { Sieve } from "./sieve.ts";
import { isTellingStem } from "./telling-number.ts";
import { canBePart, settleSums, spread } from "./rows.ts";
import { present } from "./present.ts";

const score = {
  openAmount: 40_000,
  wholeAmount: 20_000,
  strength: 1_000,
  sameDay: 100,
  approved: 3,
  awaiting: 2,
  held: 1,
};
const DIGITS_TELLING = 5;

/**
 * Looks for the lines whose number the ledger does not have in weaker ways, the surest first (REC-03): several references on
 * a line; the number without prefixes, suffixes and account numbers; a purchase order in its place; a number in the
 * description; sums of lines that a number or an order ties together. Every one of them ties references *and* amounts or
 * dates; nothing is settled by its amount alone.
 */
export function matchLoosely(books: Books, linker: Linker): void {
  const open = openLines(books);
  if (open.length === 0 || books.ledger.length === 0) return;
  const meetings = meet(books, open, linker);
  settleSeveralReferences(books, open, meetings, linker);
  settlePairs(books, open, meetings, linker);
  settleStems(books, open, meetings, linker);
  settleGroups(books, meetings.byOrder);
  attachRemainders(books, open, meetings, linker);
}

/** Lines that nothing is known about yet. Payments are told by other records. */
function openLines(books: Books): number[] {
  const open: number[] = [];
  for (let line = 0; line < books.lines.length; line++) {
    if (books.settled[line] === 1 || books.queries.has(line)) continue;
    if (lineAt(books, line).type !== "payment") open.push(line);
  }
  return open.sort((one, other) => compareLines(books, one, other));
}

/** Statement lines and ledger lines that share something of a reference: what is worth a closer look. */
interface Meetings {
  /** By statement line, the ledger lines. */
  readonly candidates: ReadonlyMap<number, ReadonlySet<number>>;
  /** By purchase order: lines that have no number but the order's, and the ledger lines of the order. */
  readonly byOrder: ReadonlyMap<string, Group>;
}

interface Group {
  readonly lines: Set<number>;
  readonly ledger: Set<number>;
}

/** Who asks the ledger for a part of a number or for an order, and the ledger lines that have it. */
interface Sought {
  readonly askers: Asker[];
  readonly ledger: number[];
}

interface Asker {
  readonly line: number;
  /** The purchase order that is asked for, where it stands in for a number. */
  readonly order: string | undefined;
  /** Whether it says enough for its being frequent to be worth a remark. */
  readonly telling: boolean;
}

/** By the hash of what is asked for. */
type Wanted = Map<number, Sought>;

function meet(books: Books, open: readonly number[], linker: Linker): Meetings {
  const runs: Wanted = new Map();
  const orders: Wanted = new Map();
  for (const index of open) askFor(books, linker, index, runs, orders);
  lookUp(books, open, runs, orders);
  const candidates = new Map<number, Set<number>>();
  gather(books, runs, candidates);
  return { byOrder: gather(books, orders, candidates), candidates };
}

/** Notes, in one pass over the ledger, which of its lines have what is asked for. */
function lookUp(books: Books, open: readonly number[], runs: Wanted, orders: Wanted): void {
  const sieve = new Sieve(runs.size + orders.size);
  for (const hash of [...runs.keys(), ...orders.keys()]) sieve.add(hash);
  const byOrderAlone = open.map((index) => lineAt(books, index)).filter((line) => mayNameOrderAlone(books, line));
  const amounts = new Sieve(byOrderAlone.length);
  const isOrderAlone = byOrderAlone.length > 0;
  for (const line of byOrderAlone) for (const amount of amountsOfLine(line)) amounts.add(amount);
  const { longestRun, lastRun, support, face } = books;
  const hashes = new ReferenceHashes();
  for (let at = 0; at < support.length; at++) {
    const longest = present(longestRun[at]);
    const last = present(lastRun[at]);
    if (sieve.mayHave(longest)) runs.get(longest)?.ledger.push(at);
    if (last !== longest && sieve.mayHave(last)) runs.get(last)?.ledger.push(at);
    const whole = present(books.whole[at]);
    if (sieve.mayHave(whole)) {
      if (whole !== longest) runs.get(whole)?.ledger.push(at);
      orders.get(whole)?.ledger.push(at);
    }
    // A closed line is found by its own number, or by its order where the whole amount bears that out.
    if (support[at] === 0 && whole !== 0 && !(isOrderAlone && amounts.mayHave(present(face[at])))) continue;
    const order = ledgerAt(books, at).purchaseOrder;
    if (order === undefined) continue;
    hashReference(order, hashes);
    if (hashes.whole !== whole && sieve.mayHave(hashes.whole)) orders.get(hashes.whole)?.ledger.push(at);
  }
}

/** Whether a line has no number but an order's: none, or one that may be an order itself, as no other order stands beside it. */
function mayNameOrderAlone(books: Books, line: StatementLine): boolean {
  return line.purchaseOrder === undefined || numberOf(books, line) === "";
}

function askFor(books: Books, linker: Linker, index: number, runs: Wanted, orders: Wanted): void {
  const line = lineAt(books, index);
  const hashes = new ReferenceHashes();
  const number = numberOf(books, line);
  const described = wordsOfDescription(line);
  const further = furtherReferences(books, line);
  const asked = new Map<number, boolean>();
  // Numbers of few digits (`IN000034`, `N350`) have no run to be found by: they are asked for whole.
  const wholes = wholeNumbersIn([wordsOf(number), ...further.map(wordsOf), described]);
  for (const name of [number, ...further]) addWritingsOfFewDigits(books, linker.core(name), wholes);
  for (const whole of wholes) {
    hashReference(whole, hashes);
    asked.set(hashes.whole, false);
  }
  // An account number that is glued on has digits of its own, which hide where the number's begin.
  for (const text of [number, linker.core(number), ...further, ...described]) {
    for (const run of commonCharacters(text).match(/\d+/g) ?? []) {
      hashReference(run, hashes);
      asked.set(hashes.longestRun, run.replace(/^0+/, "").length >= DIGITS_TELLING);
    }
  }
  // Runs that are too short to be looked for have no hash.
  asked.delete(0);
  for (const [hash, telling] of asked) ask(runs, hash, { line: index, order: undefined, telling });
  for (const text of [line.purchaseOrder ?? "", number]) {
    if (!/\d/.test(text)) continue;
    hashReference(text, hashes);
    const order = number === "" ? normaliseReference(text) : undefined;
    ask(orders, hashes.whole, { line: index, order, telling: true });
  }
}

function ask(wanted: Wanted, hash: number, asker: Asker): void {
  const sought = wanted.get(hash);
  if (sought === undefined) wanted.set(hash, { askers: [asker], ledger: [] });
  else sought.askers.push(asker);
}

/** What may be a number of the ledger's, whole, in texts that are taken apart into words: one word of them, or some in a row. */
function wholeNumbersIn(texts: readonly (readonly string[])[]): Set<string> {
  const found = new Set<string>();
  for (const words of texts) {
    for (const [from] of words.entries()) {
      let whole = "";
      for (const word of words.slice(from, from + LONGEST_NUMBER_IN_WORDS)) {
        whole += word;
        if (/\d/.test(whole)) found.add(whole);
      }
    }
  }
  return found;
}

/** What the ledger writes before a number of few digits, the statement may leave out or write otherwise. */
function addWritingsOfFewDigits(books: Books, core: string, wholes: Set<string>): void {
  if (!/^\d{1,2}$/.test(core)) return;
  wholes.add(core);
  for (const affix of books.reference.numberAffixes) wholes.add(affix + core);
}

/** Brings together who wants and who has; what very many share says nothing, and is left out. */
function gather(books: Books, wanted: Wanted, candidates: Map<number, Set<number>>): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { askers, ledger } of wanted.values()) {
    if (ledger.length === 0) continue;
    const crowded = Math.max(ledger.length, askers.length) > limits.candidatesWeighed;
    if (crowded && askers.some((asker) => asker.telling)) {
      books.remarks.add(
        `More than ${String(limits.candidatesWeighed)} lines share a part of their numbers or a purchase order: only equal amounts among them were compared.`,
      );
    }
    const byAmount = crowded ? indexByAmount(books, ledger) : undefined;
    for (const asker of askers) {
      const near = byAmount === undefined ? ledger : equalAmounts(books, asker.line, byAmount);
      const set = candidates.get(asker.line) ?? new Set();
      candidates.set(asker.line, set);
      for (const at of near) set.add(at);
      if (asker.order === undefined || crowded) continue;
      const group = groups.get(asker.order) ?? { lines: new Set(), ledger: new Set() };
      groups.set(asker.order, group);
      group.lines.add(asker.line);
      for (const at of ledger) group.ledger.add(at);
    }
  }
  return groups;
}

function indexByAmount(books: Books, ledger: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>();
  for (const at of ledger) {
    const support = supportAt(books, at);
    const face = faceAt(books, at);
    append(index, support, at);
    if (face !== support) append(index, face, at);
  }
  return index;
}

function equalAmounts(books: Books, line: number, index: ReadonlyMap<number, readonly number[]>): readonly number[] {
  return amountsOfLine(lineAt(books, line)).flatMap((amount) => {
    const equal = index.get(amount) ?? [];
    return equal.length > limits.candidatesWeighed ? [] : equal;
  });
}

function candidatesOf(meetings: Meetings, line: number): ReadonlySet<number> {
  return meetings.candidates.get(line) ?? new Set();
}

/** Lines that name several invoices: each is looked up, and their amounts stand behind the line together. */
function settleSeveralReferences(books: Books, open: readonly number[], meetings: Meetings, linker: Linker): void {
  const choices = new Map<number, readonly number[]>();
  const wantedBy = new Map<number, number[]>();
  for (const line of open) {
    const chosen = severalNamed(books, line, meetings, linker);
    if (chosen === undefined) continue;
    choices.set(line, chosen);
    for (const ledger of chosen) append(wantedBy, ledger, line);
  }
  for (const [line, chosen] of choices) {
    if (chosen.some((ledger) => present(wantedBy.get(ledger)).length > 1))
      books.queries.set(line, { reason: "ambiguous", candidates: chosen });
    else spread(books, [line], chosen);
  }
}

/** The ledger lines that a line names, two of them at least, where each name is one line and together they can be the claim. */
function severalNamed(books: Books, index: number, meetings: Meetings, linker: Linker): readonly number[] | undefined {
  const line = lineAt(books, index);
  const names = furtherReferences(books, line);
  if (names.length < 2) return undefined;
  const candidates = [...candidatesOf(meetings, index)].filter(
    (at) => books.used[at] === 0 && canBePart(books, index, at, "any day"),
  );
  const chosen: number[] = [];
  for (const name of names) {
    const named = candidates.filter((at) => linker.core(ledgerAt(books, at).invoiceNumber) === linker.core(name));
    const [only] = named;
    if (only === undefined) continue;
    if (named.length > 1) return undefined;
    if (!chosen.includes(only)) chosen.push(only);
  }
  if (chosen.length < 2 || chosen.some((at) => tieOf(books, line, at) === tie.open)) return undefined;
  // The line has one date and each invoice its own: only where the amounts do not bear the names out do dates count.
  const sum = chosen.reduce((total, at) => total + supportAt(books, at), 0);
  return sum === line.outstandingPence || chosen.every((at) => canBePart(books, index, at)) ? chosen : undefined;
}

function settlePairs(books: Books, open: readonly number[], meetings: Meetings, linker: Linker): void {
  const pairs: Pair[] = [];
  const remaining: Remaining = { lines: new Set(), ledger: new Set() };
  for (const index of open) {
    const line = lineAt(books, index);
    if (books.settled[index] === 1 || books.queries.has(index)) continue;
    for (const at of candidatesOf(meetings, index)) {
      if (books.used[at] === 1) continue;
      const link = linker.link(line, at);
      if (link === undefined) continue;
      remaining.lines.add(index);
      remaining.ledger.add(at);
      pairs.push({ line: index, ledger: at, match: link.match, score: scoreOf(books, index, at, link.strength) });
    }
  }
  settleByScore(books, remaining, pairs, 0);
}

function scoreOf(books: Books, index: number, at: number, strength: number): number {
  const line = lineAt(books, index);
  const ledger = ledgerAt(books, at);
  const tied = tieOf(books, line, at);
  let sum = strength * score.strength;
  if (tied === tie.open) sum += score.openAmount;
  else if (tied === tie.whole) sum += score.wholeAmount;
  if (line.invoiceDate !== undefined && line.invoiceDate === ledger.invoiceDate) sum += score.sameDay;
  if (supportAt(books, at) === 0) return sum;
  if (ledger.status === "awaiting-approval") return sum + score.awaiting;
  return sum + (ledger.status === "on-hold" ? score.held : score.approved);
}

/** Sums of lines that bear one number with endings (`100004/1`, `100004/2`), against the number itself on the other side. */
function settleStems(books: Books, open: readonly number[], meetings: Meetings, linker: Linker): void {
  const plain = new Map<string, Group>();
  const ended = new Map<string, Group>();
  for (const index of open) {
    const number = lineAt(books, index).invoiceNumber;
    for (const at of candidatesOf(meetings, index)) {
      const booked = ledgerAt(books, at).invoiceNumber;
      const core = linker.core(number);
      const bookedCore = linker.core(booked);
      if (stemOf(number, linker) === bookedCore || core === bookedCore) join(ended, bookedCore, index, at);
      if (stemOf(booked, linker) === core || core === bookedCore) join(plain, core, index, at);
    }
  }
  settleGroups(books, ended);
  settleGroups(books, plain);
}

/** The number before a short ending, where what is left is a number by itself and not merely a year. */
function stemOf(text: string, linker: Linker): string | undefined {
  const ended = /^(?:(.*[\p{L}\p{N}])[^\p{L}\p{N}]+[\p{L}\p{N}]{1,2}|(.*\d)\p{L})$/u.exec(text.trim());
  const before = ended?.[1] ?? ended?.[2];
  if (before === undefined) return undefined;
  const core = linker.core(before);
  return isTellingStem(core) || (core.length < before.length && isTellingStem(normaliseReference(before)))
    ? core
    : undefined;
}

function join(groups: Map<string, Group>, key: string, line: number, ledger: number): void {
  const group = groups.get(key) ?? { lines: new Set(), ledger: new Set() };
  groups.set(key, group);
  group.lines.add(line);
  group.ledger.add(ledger);
}

/** Sums within groups that share something, group by group in the order of what they share. */
function settleGroups(books: Books, groups: ReadonlyMap<string, Group>): void {
  for (const [, group] of [...groups].sort(([one], [other]) => compareTexts(one, other))) {
    const lines = [...group.lines].filter((line) => books.settled[line] === 0 && !books.queries.has(line));
    const ledger = [...group.ledger].filter((at) => books.used[at] === 0 && supportAt(books, at) !== 0);
    if (lines.length === 0 || ledger.length === 0) continue;
    settleSums(books, {
      lines: new Set(lines.sort((one, other) => compareLines(books, one, other))),
      ledger: new Set(ledger.sort((one, other) => compareLedger(books, one, other))),
    });
  }
}

/**
 * A line whose number, prefixes aside, is that of a ledger line which another line has taken in part: where what is left is
 * exactly the claim, both stand on it.
 */
function attachRemainders(books: Books, open: readonly number[], meetings: Meetings, linker: Linker): void {
  const takers = takersOf(
    books,
    open.flatMap((index) => (books.settled[index] === 1 ? [] : [...candidatesOf(meetings, index)])),
  );
  for (const index of open) {
    const line = lineAt(books, index);
    if (books.settled[index] === 1 || books.queries.has(index)) continue;
    const own = numberOf(books, line);
    const fitting = [...candidatesOf(meetings, index)].filter((at) => {
      const taker = takers.get(at);
      return (
        taker !== undefined &&
        books.single[taker] === at &&
        own !== "" &&
        linker.core(ledgerAt(books, at).invoiceNumber) === linker.core(own) &&
        canBePart(books, index, at) &&
        supportAt(books, at) - claimOf(books, taker) === line.outstandingPence
      );
    });
    const [at] = fitting;
    if (at === undefined || fitting.length > 1) continue;
    const taker = takers.get(at);
    if (taker === undefined) continue;
    unsettleSingle(books, taker);
    spread(books, [taker, index], [at]);
  }
}

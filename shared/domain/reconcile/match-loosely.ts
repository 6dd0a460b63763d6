import { amountsOfLine } from "./amounts-of-line.ts";
import { claimOf, faceAt, ledgerAt, lineAt, supportAt, takersOf, unsettleSingle, type Books } from "./books.ts";
import { tie, tieOf } from "./fit.ts";
import { limits } from "./limits.ts";
import { wordsOf } from "./core-number.ts";
import { LONGEST_NUMBER_IN_WORDS, type Linker } from "./loose-links.ts";
import { furtherReferences, numberOf, wordsOfDescription } from "./numbers-of-line.ts";
import { compareLedger, compareLines, compareTexts } from "./order.ts";
import { append, settleByScore, type Pair, type Remaining } from "./pairs.ts";
import { commonCharacters, hashReference, normaliseReference, type ReferenceHashes } from "./reference-key.ts";
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

/** What a statement line asks the ledger for. */
interface Wanted {
  readonly line: number;
  /** The purchase order that is asked for, where it stands in for a number. */
  readonly order: string | undefined;
  /** Whether it says enough for its being frequent to be worth a remark. */
  readonly telling: boolean;
}

function meet(books: Books, open: readonly number[], linker: Linker): Meetings {
  const wantedRuns = new Map<number, Wanted[]>();
  const wantedOrders = new Map<number, Wanted[]>();
  for (const index of open) askFor(books, linker, index, wantedRuns, wantedOrders);

  const ofRun = new Map<number, number[]>();
  const ofOrder = new Map<number, number[]>();
  // An order that stands beside a number matters only for what is open: a closed line is found by its own number.
  const isOrderAsked = [...wantedOrders.values()].some((askers) => askers.some((asker) => asker.order !== undefined));
  const sieve = sieveOf(wantedRuns, wantedOrders);
  const hashes: ReferenceHashes = { whole: 0, longestRun: 0, lastRun: 0 };
  for (let at = 0; at < books.ledger.length; at++) {
    const longest = present(books.longestRun[at]);
    const last = present(books.lastRun[at]);
    if (sieve.mayHave(longest) && wantedRuns.has(longest)) append(ofRun, longest, at);
    if (last !== longest && sieve.mayHave(last) && wantedRuns.has(last)) append(ofRun, last, at);
    const whole = present(books.whole[at]);
    if (sieve.mayHave(whole)) {
      if (whole !== longest && whole !== last && wantedRuns.has(whole)) append(ofRun, whole, at);
      if (wantedOrders.has(whole)) append(ofOrder, whole, at);
    }
    if (!isOrderAsked && whole !== 0 && books.support[at] === 0) continue;
    const order = ledgerAt(books, at).purchaseOrder;
    if (order === undefined || order === "") continue;
    hashReference(order, hashes);
    if (hashes.whole !== whole && sieve.mayHave(hashes.whole) && wantedOrders.has(hashes.whole))
      append(ofOrder, hashes.whole, at);
  }

  const candidates = new Map<number, Set<number>>();
  gather(books, wantedRuns, ofRun, candidates);
  return { byOrder: gather(books, wantedOrders, ofOrder, candidates), candidates };
}

function sieveOf(...wanted: ReadonlyMap<number, unknown>[]): Sieve {
  const sieve = new Sieve(wanted.reduce((values, one) => values + one.size, 0));
  for (const one of wanted) for (const hash of one.keys()) sieve.add(hash);
  return sieve;
}

function askFor(
  books: Books,
  linker: Linker,
  index: number,
  runs: Map<number, Wanted[]>,
  orders: Map<number, Wanted[]>,
): void {
  const line = lineAt(books, index);
  const hashes: ReferenceHashes = { whole: 0, longestRun: 0, lastRun: 0 };
  const number = numberOf(books, line);
  const described = wordsOfDescription(line);
  const further = furtherReferences(books, line);
  const asked = new Set<number>();
  // An account number that is glued on has digits of its own, which hide where the number's begin.
  for (const text of [number, linker.core(number), ...further, ...described]) {
    for (const [run] of commonCharacters(text).matchAll(/\d+/g)) {
      hashReference(run, hashes);
      if (hashes.longestRun === 0 || asked.has(hashes.longestRun)) continue;
      asked.add(hashes.longestRun);
      const telling = run.replace(/^0+/, "").length >= DIGITS_TELLING;
      append(runs, hashes.longestRun, { line: index, order: undefined, telling });
    }
  }
  // Numbers of few digits (`IN000034`, `N350`) have no run to be found by: they are asked for whole.
  for (const whole of wholeNumbersIn(books, [wordsOf(number), ...further.map(wordsOf), described])) {
    hashReference(whole, hashes);
    if (hashes.whole === 0 || asked.has(hashes.whole)) continue;
    asked.add(hashes.whole);
    append(runs, hashes.whole, { line: index, order: undefined, telling: false });
  }
  for (const text of [line.purchaseOrder ?? "", number]) {
    hashReference(text, hashes);
    if (hashes.whole === 0 || !/\d/.test(text)) continue;
    append(orders, hashes.whole, {
      line: index,
      order: number === "" ? normaliseReference(text) : undefined,
      telling: true,
    });
  }
}

/** What may be a number of the ledger's, whole, in texts that are taken apart into words: one word of them, or some in a row. */
function wholeNumbersIn(books: Books, texts: readonly (readonly string[])[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const words of texts) {
    for (const [from] of words.entries()) {
      for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NUMBER_IN_WORDS); to++) {
        // The words keep a mark between them, as the ledger's own number may have one there.
        const whole = words.slice(from, to).join("-");
        if (/\d/.test(whole)) found.add(whole);
      }
    }
  }
  // What the ledger writes before a number of few digits, the statement may leave out.
  const [number, ...more] = texts[0] ?? [];
  if (number !== undefined && more.length === 0 && /^0*\d{1,2}$/.test(number)) {
    for (const affix of books.reference.numberAffixes) found.add(`${affix}-${number}`);
  }
  return found;
}

/** Brings together who wants and who has; what very many share says nothing, and is left out. */
function gather(
  books: Books,
  wanted: ReadonlyMap<number, readonly Wanted[]>,
  found: ReadonlyMap<number, readonly number[]>,
  candidates: Map<number, Set<number>>,
): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [hash, ledger] of found) {
    const askers = wanted.get(hash) ?? [];
    const crowded = ledger.length > limits.candidatesWeighed || askers.length > limits.candidatesWeighed;
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
    if (support !== 0) append(index, support, at);
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
    const rivals = new Set(chosen.flatMap((ledger) => wantedBy.get(ledger) ?? []));
    if (rivals.size > 1) books.queries.set(line, { reason: "ambiguous", candidates: chosen });
    else spread(books, [line], chosen);
  }
}

/** The ledger lines that a line names, two of them at least, where each name is one line and together they can be the claim. */
function severalNamed(books: Books, index: number, meetings: Meetings, linker: Linker): readonly number[] | undefined {
  const line = lineAt(books, index);
  const names = furtherReferences(books, line);
  if (names.length < 2) return undefined;
  const candidates = [...(meetings.candidates.get(index) ?? [])].filter(
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
    for (const at of meetings.candidates.get(index) ?? []) {
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
    for (const at of meetings.candidates.get(index) ?? []) {
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
    open.flatMap((index) => (books.settled[index] === 1 ? [] : [...(meetings.candidates.get(index) ?? [])])),
  );
  for (const index of open) {
    const candidates = meetings.candidates.get(index) ?? [];
    const line = lineAt(books, index);
    if (books.settled[index] === 1 || books.queries.has(index)) continue;
    const own = numberOf(books, line);
    const fitting = [...candidates].filter((at) => {
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

import { claimOf, ledgerAt, lineAt, supportAt, takersOf, unsettleSingle, type Books } from "../matching/matching.ts";
import { tie, tieOf } from "./fit.ts";
import type { Linker } from "./loose-links.ts";
import { meet, type Group, type Meetings } from "./find-candidates.ts";
import { furtherReferences, numberOf } from "./references/numbers-of-line.ts";
import { compareLedger, compareLines, compareTexts } from "../matching/order.ts";
import { append, settleByScore, type Pair, type Remaining } from "./pairs.ts";
import { normaliseReference } from "./references/reference-key.ts";
import { isTellingStem } from "./references/telling-number.ts";
import { canBePart, settleSums, spread } from "./settle-rows.ts";
import { present } from "../matching/present.ts";

const score = {
  openAmount: 40_000,
  wholeAmount: 20_000,
  strength: 1_000,
  sameDay: 100,
  approved: 3,
  awaiting: 2,
  held: 1,
};

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

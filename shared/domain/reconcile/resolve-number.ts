import type { LedgerLine } from "../ledger-line.ts";
import type { StatementLine } from "../statement-line.ts";
import { claimOf, settleShares, settleSingle, supportAt, type Books, type Share } from "./books.ts";
import { daysApart, misfitOf, tie, tieOf, type Misfit } from "./fit.ts";
import { limits } from "./limits.ts";
import type { ReasonCode } from "./reasons.ts";
import { findUniqueSum } from "./unique-sum.ts";

/** How well a ledger line fits a statement line of the same number; the sum orders the pairs. */
const score = {
  openAmount: 64,
  wholeAmount: 32,
  sameDay: 16,
  sameWriting: 8,
  approved: 3,
  awaiting: 2,
  held: 1,
} as const;

interface Pair {
  readonly line: number;
  readonly ledger: number;
  readonly score: number;
}

/** The lines of one number that have not found their place yet. */
interface Remaining {
  readonly lines: Set<number>;
  readonly ledger: Set<number>;
}

/**
 * Settles the statement lines and the ledger lines that bear one number among themselves (REC-03): by amount and date,
 * identical twins by count, then sums, then the rows of one invoice against each other. What could be decided in two ways
 * that differ is queried with its candidates.
 */
export function resolveNumber(books: Books, lines: readonly number[], ledger: readonly number[]): void {
  const ordered = [...lines].sort((one, other) => compareLines(books, one, other));
  const candidates = [...ledger].sort((one, other) => compareLedger(books, one, other));
  const remaining: Remaining = { lines: new Set(ordered), ledger: new Set(candidates) };
  if (ordered.length > limits.linesOfOneNumber || candidates.length > limits.linesOfOneNumber) {
    pairIdentical(books, remaining);
    if (remaining.lines.size > limits.linesOfOneNumber || remaining.ledger.size > limits.linesOfOneNumber) {
      giveUp(books, remaining);
      return;
    }
  }
  const pairs = weighPairs(books, remaining);
  settleByScore(books, remaining, pairs, score.wholeAmount);
  settleSums(books, remaining);
  settleRows(books, remaining);
  queryRest(books, remaining, candidates);
}

function weighPairs(books: Books, remaining: Remaining): Pair[] {
  const pairs: Pair[] = [];
  for (const line of remaining.lines) {
    for (const ledger of remaining.ledger) {
      const weight = weigh(books, line, ledger);
      if (weight >= 0) pairs.push({ line, ledger, score: weight });
    }
  }
  return pairs.sort((one, other) => other.score - one.score);
}

/** How well a pair fits, or -1 where it cannot be the same invoice. */
function weigh(books: Books, line: number, ledger: number): number {
  const claimed = books.lines[line];
  const booked = books.ledger[ledger];
  if (claimed === undefined || booked === undefined) return -1;
  const support = supportAt(books, ledger);
  if (misfitOf(claimed, booked, support) !== undefined) return -1;
  const tied = tieOf(claimed, booked, support);
  let weight = tied === tie.open ? score.openAmount : tied === tie.whole ? score.wholeAmount : 0;
  if (claimed.invoiceDate !== undefined && claimed.invoiceDate === booked.invoiceDate) weight += score.sameDay;
  if (claimed.invoiceNumber === booked.invoiceNumber) weight += score.sameWriting;
  if (support === 0) return weight;
  if (booked.status === "awaiting-approval") return weight + score.awaiting;
  if (booked.status === "on-hold") return weight + score.held;
  return weight + score.approved;
}

/** Settles the pairs from the best score down to `least`; pairs of one score are settled together, whatever their order. */
function settleByScore(books: Books, remaining: Remaining, pairs: readonly Pair[], least: number): void {
  for (let from = 0; from < pairs.length;) {
    const level = pairs[from]?.score ?? 0;
    if (level < least) return;
    let to = from;
    while (pairs[to]?.score === level) to++;
    settleLevel(books, remaining, pairs, from, to);
    from = to;
  }
}

function settleLevel(books: Books, remaining: Remaining, pairs: readonly Pair[], from: number, to: number): void {
  const ofLine = new Map<number, number[]>();
  const ofLedger = new Map<number, number[]>();
  for (let at = from; at < to; at++) {
    const pair = pairs[at];
    if (pair === undefined || !remaining.lines.has(pair.line) || !remaining.ledger.has(pair.ledger)) continue;
    append(ofLine, pair.line, pair.ledger);
    append(ofLedger, pair.ledger, pair.line);
  }
  for (const line of ofLine.keys()) {
    if (!remaining.lines.has(line)) continue;
    const knot = knotOf(line, ofLine, ofLedger);
    settleKnot(books, remaining, knot.lines, knot.ledger);
  }
}

/** All lines that hang together through equally good pairs. */
function knotOf(
  line: number,
  ofLine: ReadonlyMap<number, readonly number[]>,
  ofLedger: ReadonlyMap<number, readonly number[]>,
): { lines: number[]; ledger: number[] } {
  const lines = new Set([line]);
  const ledger = new Set<number>();
  for (const next of lines) {
    for (const candidate of ofLine.get(next) ?? []) {
      ledger.add(candidate);
      for (const other of ofLedger.get(candidate) ?? []) lines.add(other);
    }
  }
  return { lines: [...lines], ledger: [...ledger] };
}

function settleKnot(books: Books, remaining: Remaining, lines: readonly number[], ledger: readonly number[]): void {
  const orderedLines = [...lines].sort((one, other) => compareLines(books, one, other));
  const orderedLedger = [...ledger].sort((one, other) => compareLedger(books, one, other));
  const [line] = orderedLines;
  const [candidate] = orderedLedger;
  if (line === undefined || candidate === undefined) return;
  if (orderedLines.length === 1 && orderedLedger.length === 1) {
    const rival = datedRival(books, remaining, line, candidate);
    if (rival === undefined) take(books, remaining, line, candidate);
    else doubt(books, remaining, orderedLines, [candidate, rival]);
    return;
  }
  const sameLedger = orderedLedger.every((other) => isTwinLedger(books, candidate, other));
  const sameLines = orderedLines.every((other) => isTwinLine(books, line, other));
  if (sameLedger || (sameLines && orderedLines.length === orderedLedger.length)) {
    for (const [at, next] of orderedLines.entries()) {
      const partner = orderedLedger[at];
      if (partner !== undefined) take(books, remaining, next, partner);
    }
    return;
  }
  doubt(books, remaining, orderedLines, orderedLedger);
}

/** Another open ledger line that has the very date of the line, where the one with its amount has another date. */
function datedRival(books: Books, remaining: Remaining, line: number, ledger: number): number | undefined {
  const date = books.lines[line]?.invoiceDate;
  const booked = books.ledger[ledger]?.invoiceDate;
  if (date === undefined || booked === undefined || date === booked) return undefined;
  for (const other of remaining.ledger) {
    if (other === ledger || books.ledger[other]?.invoiceDate !== date) continue;
    if (supportAt(books, other) !== 0 && weigh(books, line, other) >= 0) return other;
  }
  return undefined;
}

function settleSums(books: Books, remaining: Remaining): void {
  if (remaining.lines.size === 0 || remaining.ledger.size === 0) return;
  if (remaining.ledger.size > 1) {
    for (const line of remaining.lines) {
      const fitting = [...remaining.ledger].filter((ledger) => isOpenFor(books, line, ledger));
      const sum = findUniqueSum(
        books,
        fitting.map((ledger) => supportAt(books, ledger)),
        claimOf(books, line),
        (at) => twinKeyOfLedger(books, fitting[at] ?? 0),
      );
      if (sum === undefined) continue;
      const chosen = sum.flatMap((at) => fitting[at] ?? []);
      settleShares(
        books,
        line,
        chosen.map((ledger) => wholeShare(books, ledger)),
      );
      remaining.lines.delete(line);
      for (const ledger of chosen) remaining.ledger.delete(ledger);
    }
  }
  if (remaining.lines.size > 1) {
    for (const ledger of remaining.ledger) {
      const fitting = [...remaining.lines].filter((line) => isOpenFor(books, line, ledger));
      const sum = findUniqueSum(
        books,
        fitting.map((line) => claimOf(books, line)),
        supportAt(books, ledger),
        (at) => twinKeyOfLine(books, fitting[at] ?? 0),
      );
      if (sum === undefined) continue;
      const chosen = sum.flatMap((at) => fitting[at] ?? []);
      spread(books, chosen, [ledger]);
      for (const line of chosen) remaining.lines.delete(line);
      remaining.ledger.delete(ledger);
    }
  }
}

/** What is left of one number: rows of one invoice on either side, day by day. */
function settleRows(books: Books, remaining: Remaining): void {
  const days = new Set<string | undefined>([...remaining.lines].map((line) => books.lines[line]?.invoiceDate));
  for (const day of [...days].sort()) {
    if (day === undefined) continue;
    const lines = [...remaining.lines].filter((line) => books.lines[line]?.invoiceDate === day);
    const ledger = [...remaining.ledger].filter((candidate) => books.ledger[candidate]?.invoiceDate === day);
    settleRowsOfOneInvoice(books, remaining, lines, ledger);
  }
  const lines = [...remaining.lines];
  const ledger = [...remaining.ledger];
  if (isOneDay(lines.map((line) => books.lines[line]?.invoiceDate))) {
    if (isOneDay(ledger.map((candidate) => books.ledger[candidate]?.invoiceDate))) {
      settleRowsOfOneInvoice(books, remaining, lines, ledger);
    }
  }
}

function isOneDay(days: readonly (string | undefined)[]): boolean {
  return new Set(days).size === 1;
}

function settleRowsOfOneInvoice(
  books: Books,
  remaining: Remaining,
  lines: readonly number[],
  ledger: readonly number[],
): void {
  const [line] = lines;
  if (line === undefined || ledger.length === 0) return;
  const fitting = ledger.filter((candidate) => lines.every((other) => weigh(books, other, candidate) >= 0));
  const open = fitting.filter((candidate) => supportAt(books, candidate) !== 0);
  if (open.length === 0) {
    for (const [at, next] of lines.entries()) {
      const closed = fitting[at];
      if (closed !== undefined) take(books, remaining, next, closed);
    }
    return;
  }
  const suppliers = new Set(open.map((candidate) => books.ledger[candidate]?.supplierCode));
  if (suppliers.size > 1) return;
  if (lines.length === 1 && open.length === 1) {
    take(books, remaining, line, open[0] ?? 0);
    return;
  }
  spread(books, lines, open);
  for (const next of lines) remaining.lines.delete(next);
  for (const candidate of open) remaining.ledger.delete(candidate);
}

/**
 * Lays the ledger lines' amounts behind the statement lines, penny after penny: approved amounts first, larger claims
 * first. Every line is settled, some perhaps with less than they claim.
 */
export function spread(books: Books, lines: readonly number[], ledger: readonly number[]): void {
  const claims = [...lines].sort(
    (one, other) => Math.abs(claimOf(books, other)) - Math.abs(claimOf(books, one)) || compareLines(books, one, other),
  );
  const supports = [...ledger].sort(
    (one, other) => standing(books, other) - standing(books, one) || compareLedger(books, one, other),
  );
  const left = supports.map((index) => Math.abs(supportAt(books, index)));
  const disputeLeft = supports.map((index) => Math.abs(books.ledger[index]?.disputedPence ?? 0));
  for (const line of claims) {
    const claim = claimOf(books, line);
    const sign = claim < 0 ? -1 : 1;
    let wanted = Math.abs(claim);
    const shares: Share[] = [];
    for (const [at, index] of supports.entries()) {
      const part = Math.min(wanted, left[at] ?? 0);
      if (part === 0) continue;
      const disputed = Math.min(part, disputeLeft[at] ?? 0);
      left[at] = (left[at] ?? 0) - part;
      disputeLeft[at] = (disputeLeft[at] ?? 0) - disputed;
      wanted -= part;
      shares.push({ ledger: index, match: "group", pence: sign * part, disputedPence: sign * disputed });
    }
    settleShares(books, line, shares);
  }
}

function standing(books: Books, ledger: number): number {
  switch (books.ledger[ledger]?.status) {
    case "approved":
    case "paid":
      return 3;
    case "awaiting-approval":
      return 2;
    default:
      return 1;
  }
}

function wholeShare(books: Books, ledger: number): Share {
  const disputedPence = books.ledger[ledger]?.disputedPence ?? 0;
  return { ledger, match: "group", pence: supportAt(books, ledger), disputedPence };
}

function isOpenFor(books: Books, line: number, ledger: number): boolean {
  const support = supportAt(books, ledger);
  return support !== 0 && support > 0 === claimOf(books, line) > 0 && !isOtherYear(books, line, ledger);
}

function isOtherYear(books: Books, line: number, ledger: number): boolean {
  const date = books.lines[line]?.invoiceDate;
  const booked = books.ledger[ledger]?.invoiceDate;
  return date !== undefined && booked !== undefined && daysApart(date, booked) > limits.daysApart;
}

function take(books: Books, remaining: Remaining, line: number, ledger: number): void {
  const exact = books.lines[line]?.invoiceNumber === books.ledger[ledger]?.invoiceNumber;
  settleSingle(books, line, ledger, exact ? "exact" : "normalised");
  remaining.lines.delete(line);
  remaining.ledger.delete(ledger);
}

function doubt(books: Books, remaining: Remaining, lines: readonly number[], ledger: readonly number[]): void {
  for (const line of lines) {
    books.queries.set(line, { reason: "ambiguous", candidates: ledger });
    remaining.lines.delete(line);
  }
  for (const candidate of ledger) remaining.ledger.delete(candidate);
}

function queryRest(books: Books, remaining: Remaining, candidates: readonly number[]): void {
  for (const line of remaining.lines) {
    const fitting = [...remaining.ledger].filter((ledger) => weigh(books, line, ledger) >= 0);
    if (fitting.length > 0) books.queries.set(line, { reason: "ambiguous", candidates: fitting });
    else books.queries.set(line, whyNone(books, line, candidates));
  }
}

const reasonOfMisfit: Record<Misfit, ReasonCode> = {
  "opposite-sign": "opposite-sign",
  "other-year": "other-year",
  unconfirmed: "unconfirmed",
};

/** Why none of the ledger lines with the number is the claimed invoice: the nearest miss says most. */
function whyNone(
  books: Books,
  line: number,
  candidates: readonly number[],
): { reason: ReasonCode; candidates: number[] } {
  const claimed = books.lines[line];
  const misses = new Map<Misfit | "taken", number[]>();
  for (const candidate of candidates) {
    const booked = books.ledger[candidate];
    if (claimed === undefined || booked === undefined) continue;
    append(misses, misfitOf(claimed, booked, supportAt(books, candidate)) ?? "taken", candidate);
  }
  const taken = misses.get("taken");
  if (taken !== undefined) return { reason: "duplicate", candidates: taken };
  for (const misfit of ["unconfirmed", "other-year", "opposite-sign"] as const) {
    const missed = misses.get(misfit);
    if (missed !== undefined) return { reason: reasonOfMisfit[misfit], candidates: missed };
  }
  return { reason: "not-on-ledger", candidates: [] };
}

/** Pairs up rows that say the same on both sides, in linear time, however many there are. */
function pairIdentical(books: Books, remaining: Remaining): void {
  const waiting = new Map<string, number[]>();
  for (const ledger of remaining.ledger) {
    const booked = books.ledger[ledger];
    if (booked !== undefined && supportAt(books, ledger) !== 0) {
      append(
        waiting,
        `${booked.invoiceNumber}|${String(supportAt(books, ledger))}|${booked.invoiceDate ?? ""}`,
        ledger,
      );
    }
  }
  for (const queue of waiting.values()) {
    const [first] = queue;
    if (first === undefined || !queue.every((other) => isTwinLedger(books, first, other))) queue.length = 0;
    queue.reverse();
  }
  for (const line of remaining.lines) {
    const claimed = books.lines[line];
    if (claimed === undefined) continue;
    const key = `${claimed.invoiceNumber}|${String(claimed.outstandingPence)}|${claimed.invoiceDate ?? ""}`;
    const ledger = waiting.get(key)?.pop();
    if (ledger !== undefined && weigh(books, line, ledger) >= 0) take(books, remaining, line, ledger);
  }
}

function giveUp(books: Books, remaining: Remaining): void {
  books.remarks.add(
    `More than ${String(limits.linesOfOneNumber)} lines bear one invoice number: those that are not identical on both sides were not matched.`,
  );
  const candidates = [...remaining.ledger].slice(0, limits.candidatesTold);
  for (const line of remaining.lines) books.queries.set(line, { reason: "ambiguous", candidates });
}

function isTwinLine(books: Books, one: number, other: number): boolean {
  return twinKeyOfLine(books, one) === twinKeyOfLine(books, other);
}

function twinKeyOfLine(books: Books, line: number): string {
  const claimed = books.lines[line];
  return claimed === undefined ? "" : identityOfLine(claimed);
}

function identityOfLine(line: StatementLine): string {
  return [line.outstandingPence, line.invoiceDate, line.totalPence, line.subsidiary, line.purchaseOrder].join("|");
}

function isTwinLedger(books: Books, one: number, other: number): boolean {
  return twinKeyOfLedger(books, one) === twinKeyOfLedger(books, other);
}

function twinKeyOfLedger(books: Books, ledger: number): string {
  const booked = books.ledger[ledger];
  return booked === undefined ? "" : identityOfLedger(booked);
}

function identityOfLedger(line: LedgerLine): string {
  return [
    line.outstandingPence,
    line.grossPence,
    line.invoiceDate,
    line.status,
    line.disputedPence,
    line.supplierCode,
    line.supplierName,
    line.entry,
  ].join("|");
}

/** An order of lines by what they say, so that the order of the rows decides nothing but which of two twins is first. */
export function compareLines(books: Books, one: number, other: number): number {
  const a = books.lines[one];
  const b = books.lines[other];
  if (a === undefined || b === undefined) return 0;
  return (
    a.outstandingPence - b.outstandingPence ||
    compareTexts(a.invoiceDate ?? "", b.invoiceDate ?? "") ||
    compareTexts(a.invoiceNumber, b.invoiceNumber) ||
    compareTexts(a.description ?? "", b.description ?? "") ||
    (a.totalPence ?? 0) - (b.totalPence ?? 0) ||
    a.line - b.line
  );
}

/** The same for ledger lines. */
export function compareLedger(books: Books, one: number, other: number): number {
  const a = books.ledger[one];
  const b = books.ledger[other];
  if (a === undefined || b === undefined) return 0;
  return (
    compareTexts(a.invoiceDate ?? "", b.invoiceDate ?? "") ||
    compareTexts(a.invoiceNumber, b.invoiceNumber) ||
    a.outstandingPence - b.outstandingPence ||
    compareTexts(identityOfLedger(a), identityOfLedger(b)) ||
    a.row - b.row
  );
}

export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function append<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

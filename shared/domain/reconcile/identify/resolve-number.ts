import { claimOf, ledgerAt, lineAt, supportAt, type Books, type Query } from "../matching/matching.ts";
import { misfitOf, tie, tieOf, type Misfit } from "./fit.ts";
import { limits } from "../limits.ts";
import { compareLedger, compareLines, isTwinLedger } from "../matching/order.ts";
import { append, settleByScore, take, type Pair, type Remaining } from "./pairs.ts";
import { settleSums, spread } from "./settle-rows.ts";
import { present } from "../matching/present.ts";
import type { Match, ReasonCode } from "../words/reasons.ts";

/** How well a ledger line fits a statement line of the same number; the sum orders the pairs. */
const score = {
  openAmount: 128,
  wholeAmount: 64,
  sameDay: 32,
  sameWriting: 16,
  sameSupplier: 8,
  approved: 3,
  awaiting: 2,
  held: 1,
} as const;

/**
 * Settles the statement lines and the ledger lines that bear one number among themselves (REC-03): by amount and date,
 * identical twins by count, then sums, then the rows of one invoice against each other. What could be decided in two ways
 * that differ is queried with its candidates.
 */
export function resolveNumber(books: Books, lines: readonly number[], ledger: readonly number[]): void {
  const orderedLines = [...lines].sort((one, other) => compareLines(books, one, other));
  const candidates = [...ledger].sort((one, other) => compareLedger(books, one, other));
  const remaining: Remaining = { lines: new Set(orderedLines), ledger: new Set(candidates) };
  if (isCrowded(remaining)) {
    pairIdentical(books, remaining);
    if (isCrowded(remaining)) {
      giveUp(books, remaining);
      return;
    }
  }
  settleByScore(books, remaining, weighPairs(books, remaining), score.wholeAmount);
  settleSums(books, remaining);
  settleRows(books, remaining);
  for (const line of remaining.lines) books.queries.set(line, whyNone(books, remaining, line, candidates));
}

function isCrowded(remaining: Remaining): boolean {
  return remaining.lines.size > limits.linesOfOneNumber || remaining.ledger.size > limits.linesOfOneNumber;
}

function weighPairs(books: Books, remaining: Remaining): Pair[] {
  const pairs: Pair[] = [];
  for (const line of remaining.lines) {
    for (const ledger of remaining.ledger) {
      const weight = weigh(books, line, ledger);
      if (weight !== undefined) pairs.push({ line, ledger, score: weight, match: matchOf(books, line, ledger) });
    }
  }
  return pairs;
}

function matchOf(books: Books, line: number, ledger: number): Match {
  return lineAt(books, line).invoiceNumber === ledgerAt(books, ledger).invoiceNumber ? "exact" : "normalised";
}

/** How well a pair fits, or nothing where it cannot be the same invoice. */
function weigh(books: Books, line: number, ledger: number): number | undefined {
  const claimed = lineAt(books, line);
  const booked = ledgerAt(books, ledger);
  if (misfitOf(books, claimed, ledger) !== undefined) return undefined;
  const tied = tieOf(books, claimed, ledger);
  let weight = tied === tie.open ? score.openAmount : tied === tie.whole ? score.wholeAmount : 0;
  if (claimed.invoiceDate !== undefined && claimed.invoiceDate === booked.invoiceDate) weight += score.sameDay;
  if (claimed.invoiceNumber === booked.invoiceNumber) weight += score.sameWriting;
  if (books.suppliers.compare(claimed, booked) === "same") weight += score.sameSupplier;
  if (supportAt(books, ledger) === 0) return weight;
  if (booked.status === "awaiting-approval") return weight + score.awaiting;
  return weight + (booked.status === "on-hold" ? score.held : score.approved);
}

/**
 * What is left of one number: the rows of one invoice on either side, day by day, then what is left over all days. A credit
 * under the number of its invoice is no row of the invoice.
 */
function settleRows(books: Books, remaining: Remaining): void {
  const lines = [...remaining.lines];
  for (const sign of [1, -1, 0]) {
    settleRowsOfOneSign(
      books,
      remaining,
      lines.filter((line) => Math.sign(claimOf(books, line)) === sign),
    );
  }
}

function settleRowsOfOneSign(books: Books, remaining: Remaining, lines: readonly number[]): void {
  for (const day of new Set(lines.flatMap((line) => lineAt(books, line).invoiceDate ?? []))) {
    settleRowsOfOneInvoice(
      books,
      remaining,
      lines.filter((line) => lineAt(books, line).invoiceDate === day),
      [...remaining.ledger].filter((ledger) => ledgerAt(books, ledger).invoiceDate === day),
    );
  }
  const left = lines.filter((line) => remaining.lines.has(line));
  const ledger = [...remaining.ledger];
  if (
    areAlike(left.map((line) => lineAt(books, line).invoiceDate)) &&
    areAlike(ledger.map((index) => ledgerAt(books, index).invoiceDate))
  ) {
    settleRowsOfOneInvoice(books, remaining, left, ledger);
  }
}

function settleRowsOfOneInvoice(
  books: Books,
  remaining: Remaining,
  claims: readonly number[],
  ledger: readonly number[],
): void {
  const fits = (line: number, index: number): boolean => weigh(books, line, index) !== undefined;
  const lines = claims.filter((line) => ledger.some((index) => fits(line, index)));
  const fitting = ledger.filter((index) => lines.every((line) => fits(line, index)));
  const open = fitting.filter((index) => supportAt(books, index) !== 0);
  if (lines.length === 0 || !areAlike(open.map((index) => ledgerAt(books, index).supplierCode))) return;
  const [only] = open;
  if (only === undefined) {
    for (const [at, next] of lines.entries()) {
      const closed = fitting[at];
      if (closed !== undefined) take(books, remaining, next, closed, matchOf(books, next, closed));
    }
  } else if (lines.length === 1 && fitting.length === 1) {
    const line = present(lines[0]);
    take(books, remaining, line, only, matchOf(books, line, only));
  } else {
    spread(books, lines, fitting);
    for (const next of lines) remaining.lines.delete(next);
    for (const index of fitting) remaining.ledger.delete(index);
  }
}

function areAlike(values: readonly (string | undefined)[]): boolean {
  return new Set(values).size <= 1;
}

/** Why no ledger line with the number could be settled on: the nearest miss says most. */
function whyNone(books: Books, remaining: Remaining, line: number, candidates: readonly number[]): Query {
  const claimed = lineAt(books, line);
  const misses = new Map<Miss, number[]>();
  for (const candidate of candidates) {
    const misfit = misfitOf(books, claimed, candidate);
    append(misses, misfit ?? (remaining.ledger.has(candidate) ? "fits" : "taken"), candidate);
  }
  const nearest = present(nearestFirst.find((miss) => misses.has(miss)));
  return { reason: reasonOf[nearest], candidates: present(misses.get(nearest)) };
}

type Miss = Misfit | "fits" | "taken";

const nearestFirst: readonly Miss[] = ["fits", "taken", "unconfirmed", "other-supplier", "other-year", "opposite-sign"];

const reasonOf: Readonly<Record<Miss, ReasonCode>> = {
  fits: "ambiguous",
  taken: "duplicate",
  unconfirmed: "unconfirmed",
  "other-supplier": "other-supplier",
  "other-year": "other-year",
  "opposite-sign": "opposite-sign",
};

/** Pairs up rows that say the same on both sides, in linear time, however many there are. */
function pairIdentical(books: Books, remaining: Remaining): void {
  const waiting = new Map<string, number[]>();
  for (const index of remaining.ledger) {
    const booked = ledgerAt(books, index);
    if (supportAt(books, index) === 0) continue;
    append(waiting, [booked.invoiceNumber, supportAt(books, index), booked.invoiceDate].join("|"), index);
  }
  const queues = new Map<string, number[]>();
  for (const [key, indexes] of waiting) {
    const first = present(indexes[0]);
    if (indexes.every((other) => isTwinLedger(books, first, other))) queues.set(key, indexes.toReversed());
  }
  for (const line of remaining.lines) {
    const claimed = lineAt(books, line);
    const queue = queues.get([claimed.invoiceNumber, claimed.outstandingPence, claimed.invoiceDate].join("|")) ?? [];
    const index = queue.at(-1);
    if (index === undefined || weigh(books, line, index) === undefined) continue;
    queue.pop();
    take(books, remaining, line, index, "exact");
  }
}

function giveUp(books: Books, remaining: Remaining): void {
  books.remarks.add(
    `More than ${String(limits.linesOfOneNumber)} lines bear one number: those of them that are not identical on both sides were not matched.`,
  );
  const candidates = [...remaining.ledger].slice(0, limits.candidatesTold);
  for (const line of remaining.lines) books.queries.set(line, { reason: "ambiguous", candidates });
}

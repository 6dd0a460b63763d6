import { append, required } from "../collections.ts";
import { limits } from "../limits.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { areTwinLedgerLines, compareLedger, compareLines } from "../matching/line-order.ts";
import { claimOf, ledgerAt, lineAt, supportAt, type Match, type Matching, type Query } from "../matching/matching.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { amountFit, amountFitOf, misfitOf, type Misfit } from "./compare-pair.ts";
import { settleByScore, settlePair, type Pair, type Remaining } from "./settle-pairs.ts";
import { allocate, settleSums } from "./settle-sums.ts";

/** What each similarity of two lines with one number adds to the score of their pair. */
const score = {
  openAmount: 128,
  wholeAmount: 64,
  sameDay: 32,
  sameWriting: 16,
  sameSupplier: 8,
  approved: 3,
  awaiting: 2,
  onHold: 1,
} as const;

/**
 * Settles the statement lines and ledger lines of one number (REC-03), in this order: pairs by amount and date, with twins
 * paired by count; sums; the rows of one invoice. A line that could be settled in several ways with different results is
 * queried with its candidates.
 */
export function resolveNumber(
  matching: Matching,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const orderedLines = [...lines].sort((one, other) => compareLines(matching, one, other));
  const candidates = [...ledger].sort((one, other) => compareLedger(matching, one, other));
  const remaining: Remaining = { lines: new Set(orderedLines), ledger: new Set(candidates) };
  if (isCrowded(remaining)) {
    settleIdentical(matching, remaining);
    if (isCrowded(remaining)) {
      queryRest(matching, remaining);
      return;
    }
  }
  settleByScore(matching, remaining, scorePairs(matching, remaining), score.wholeAmount);
  settleSums(matching, remaining);
  settleRows(matching, remaining);
  for (const line of remaining.lines) matching.queries.set(line, reasonOfNone(matching, remaining, line, candidates));
}

function isCrowded(remaining: Remaining): boolean {
  return remaining.lines.size > limits.linesOfOneNumber || remaining.ledger.size > limits.linesOfOneNumber;
}

function scorePairs(matching: Matching, remaining: Remaining): Pair[] {
  const pairs: Pair[] = [];
  for (const line of remaining.lines) {
    for (const ledger of remaining.ledger) {
      const found = scoreOf(matching, line, ledger);
      if (found !== undefined) pairs.push({ line, ledger, score: found, match: matchOf(matching, line, ledger) });
    }
  }
  return pairs;
}

function matchOf(matching: Matching, line: StatementIndex, ledger: LedgerIndex): Match {
  return lineAt(matching, line).invoiceNumber === ledgerAt(matching, ledger).invoiceNumber ? "exact" : "normalised";
}

/** The score of a pair; undefined if the two cannot be the same invoice. */
function scoreOf(matching: Matching, line: StatementIndex, ledger: LedgerIndex): number | undefined {
  const claimed = lineAt(matching, line);
  const booked = ledgerAt(matching, ledger);
  if (misfitOf(matching, claimed, ledger) !== undefined) return undefined;
  const fit = amountFitOf(matching, claimed, ledger);
  let sum = fit === amountFit.open ? score.openAmount : fit === amountFit.whole ? score.wholeAmount : 0;
  if (claimed.invoiceDate !== undefined && claimed.invoiceDate === booked.invoiceDate) sum += score.sameDay;
  if (claimed.invoiceNumber === booked.invoiceNumber) sum += score.sameWriting;
  if (matching.suppliers.compare(claimed, booked) === "same") sum += score.sameSupplier;
  if (supportAt(matching, ledger) === 0) return sum;
  if (booked.status === "awaiting-approval") return sum + score.awaiting;
  return sum + (booked.status === "on-hold" ? score.onHold : score.approved);
}

/**
 * Settles what is left of one number as rows of one invoice: date by date, then all dates together. A credit note with the
 * number of its invoice is not a row of that invoice, so signs are kept apart.
 */
function settleRows(matching: Matching, remaining: Remaining): void {
  const lines = [...remaining.lines];
  for (const sign of [1, -1, 0]) {
    settleRowsOfOneSign(
      matching,
      remaining,
      lines.filter((line) => Math.sign(claimOf(matching, line)) === sign),
    );
  }
}

function settleRowsOfOneSign(matching: Matching, remaining: Remaining, lines: readonly StatementIndex[]): void {
  for (const day of new Set(lines.flatMap((line) => lineAt(matching, line).invoiceDate ?? []))) {
    settleRowsOfOneInvoice(
      matching,
      remaining,
      lines.filter((line) => lineAt(matching, line).invoiceDate === day),
      [...remaining.ledger].filter((ledger) => ledgerAt(matching, ledger).invoiceDate === day),
    );
  }
  const left = lines.filter((line) => remaining.lines.has(line));
  const ledger = [...remaining.ledger];
  if (
    areAlike(left.map((line) => lineAt(matching, line).invoiceDate)) &&
    areAlike(ledger.map((index) => ledgerAt(matching, index).invoiceDate))
  ) {
    settleRowsOfOneInvoice(matching, remaining, left, ledger);
  }
}

function settleRowsOfOneInvoice(
  matching: Matching,
  remaining: Remaining,
  claims: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const fits = (line: StatementIndex, index: LedgerIndex): boolean => scoreOf(matching, line, index) !== undefined;
  const lines = claims.filter((line) => ledger.some((index) => fits(line, index)));
  const fitting = ledger.filter((index) => lines.every((line) => fits(line, index)));
  const open = fitting.filter((index) => supportAt(matching, index) !== 0);
  if (lines.length === 0 || !areAlike(open.map((index) => ledgerAt(matching, index).supplierCode))) return;
  const [only] = open;
  if (only === undefined) {
    for (const [place, next] of lines.entries()) {
      const closed = fitting[place];
      if (closed !== undefined) settlePair(matching, remaining, next, closed, matchOf(matching, next, closed));
    }
  } else if (lines.length === 1 && fitting.length === 1) {
    const line = required(lines[0]);
    settlePair(matching, remaining, line, only, matchOf(matching, line, only));
  } else {
    allocate(matching, lines, fitting);
    for (const next of lines) remaining.lines.delete(next);
    for (const index of fitting) remaining.ledger.delete(index);
  }
}

function areAlike(values: readonly (string | undefined)[]): boolean {
  return new Set(values).size <= 1;
}

/** Why no ledger line with the number fits: the reason of the nearest miss. */
function reasonOfNone(
  matching: Matching,
  remaining: Remaining,
  line: StatementIndex,
  candidates: readonly LedgerIndex[],
): Query {
  const claimed = lineAt(matching, line);
  const misses = new Map<Miss, LedgerIndex[]>();
  for (const candidate of candidates) {
    const misfit = misfitOf(matching, claimed, candidate);
    append(misses, misfit ?? (remaining.ledger.has(candidate) ? "fits" : "used"), candidate);
  }
  const nearest = required(nearestFirst.find((miss) => misses.has(miss)));
  return { reason: reasonOfMiss[nearest], candidates: required(misses.get(nearest)) };
}

type Miss = Misfit | "fits" | "used";

const nearestFirst: readonly Miss[] = ["fits", "used", "unconfirmed", "other-supplier", "other-year", "opposite-sign"];

const reasonOfMiss: Readonly<Record<Miss, ReasonCode>> = {
  fits: "ambiguous",
  used: "duplicate",
  unconfirmed: "unconfirmed",
  "other-supplier": "other-supplier",
  "other-year": "other-year",
  "opposite-sign": "opposite-sign",
};

/** Pairs up rows that are identical on both sides, in linear time, however many there are. */
function settleIdentical(matching: Matching, remaining: Remaining): void {
  const byContent = new Map<string, LedgerIndex[]>();
  for (const index of remaining.ledger) {
    const booked = ledgerAt(matching, index);
    if (supportAt(matching, index) === 0) continue;
    append(byContent, [booked.invoiceNumber, supportAt(matching, index), booked.invoiceDate].join("|"), index);
  }
  const queues = new Map<string, LedgerIndex[]>();
  for (const [key, indexes] of byContent) {
    const first = required(indexes[0]);
    if (indexes.every((other) => areTwinLedgerLines(matching, first, other))) queues.set(key, indexes.toReversed());
  }
  for (const line of remaining.lines) {
    const claimed = lineAt(matching, line);
    const queue = queues.get([claimed.invoiceNumber, claimed.outstandingPence, claimed.invoiceDate].join("|")) ?? [];
    const index = queue.at(-1);
    if (index === undefined || scoreOf(matching, line, index) === undefined) continue;
    queue.pop();
    settlePair(matching, remaining, line, index, "exact");
  }
}

/** Queries the lines of a number that is too crowded to resolve. */
function queryRest(matching: Matching, remaining: Remaining): void {
  matching.remarks.add(
    `More than ${String(limits.linesOfOneNumber)} lines have the same number: those that are not identical on both sides were not matched.`,
  );
  const candidates = [...remaining.ledger].slice(0, limits.candidatesNamed);
  for (const line of remaining.lines) matching.queries.set(line, { reason: "ambiguous", candidates });
}

import { ledgerAt, lineAt, settleSingle, supportAt, type Books } from "../matching/matching.ts";
import { compareLedger, compareLines, isTwinLedger, isTwinLine } from "../matching/order.ts";
import type { Match } from "../words/reasons.ts";
import { present } from "../matching/present.ts";

/** A statement line and a ledger line that can be the same; of two pairs the one with the higher score is likelier. */
export interface Pair {
  readonly line: number;
  readonly ledger: number;
  readonly score: number;
  readonly match: Match;
}

/** Lines of both sides that have not found their place yet. */
export interface Remaining {
  readonly lines: Set<number>;
  readonly ledger: Set<number>;
}

/**
 * Settles pairs from the best score down to `least`. Pairs of one score are settled together, whatever their order: where
 * they hang together, identical lines pair up by count, and everything else that could be decided in two ways is queried
 * with its candidates (REC-03).
 */
export function settleByScore(books: Books, remaining: Remaining, pairs: readonly Pair[], least: number): void {
  const byLine = new Map<number, Pair[]>();
  for (const pair of pairs) append(byLine, pair.line, pair);
  const ordered = pairs.filter((pair) => pair.score >= least).sort((one, other) => other.score - one.score);
  const levels = new Map<number, Pair[]>();
  for (const pair of ordered) append(levels, pair.score, pair);
  for (const level of levels.values()) settleLevel(books, remaining, level, byLine);
}

/** Settles a pair and takes both lines out of what remains. */
export function take(books: Books, remaining: Remaining, line: number, ledger: number, match: Match): void {
  settleSingle(books, line, ledger, match);
  remaining.lines.delete(line);
  remaining.ledger.delete(ledger);
}

type PairsByLine = ReadonlyMap<number, readonly Pair[]>;

/** Pairs that hang together: any of its lines could be any of its ledger lines as far as the score says. */
interface Knot {
  readonly lines: Set<number>;
  readonly ledger: Set<number>;
}

function settleLevel(books: Books, remaining: Remaining, level: readonly Pair[], byLine: PairsByLine): void {
  const ofLine = new Map<number, Pair[]>();
  const ofLedger = new Map<number, Pair[]>();
  for (const pair of level) {
    if (!remaining.lines.has(pair.line) || !remaining.ledger.has(pair.ledger)) continue;
    append(ofLine, pair.line, pair);
    append(ofLedger, pair.ledger, pair);
  }
  const seen = new Set<number>();
  for (const [line, pairs] of ofLine) {
    if (seen.has(line)) continue;
    const knot: Knot = { lines: new Set([line]), ledger: new Set() };
    for (const next of knot.lines) {
      seen.add(next);
      for (const pair of present(ofLine.get(next))) {
        knot.ledger.add(pair.ledger);
        for (const back of present(ofLedger.get(pair.ledger))) knot.lines.add(back.line);
      }
    }
    settleKnot(books, remaining, knot, present(pairs[0]).match, byLine);
  }
}

function settleKnot(books: Books, remaining: Remaining, knot: Knot, match: Match, byLine: PairsByLine): void {
  const lines = [...knot.lines].sort((one, other) => compareLines(books, one, other));
  const ledger = [...knot.ledger].sort((one, other) => compareLedger(books, one, other));
  const line = present(lines[0]);
  const candidate = present(ledger[0]);
  if (lines.length === 1 && ledger.length === 1) {
    const rivals = datedRivals(books, remaining, line, candidate, byLine);
    if (rivals.length === 0) take(books, remaining, line, candidate, match);
    else doubt(books, remaining, lines, [candidate, ...rivals]);
    return;
  }
  const allTwins = ledger.every((other) => isTwinLedger(books, candidate, other));
  const linesAreTwins = lines.every((other) => isTwinLine(books, line, other));
  if (allTwins ? linesAreTwins || lines.length <= ledger.length : linesAreTwins && lines.length === ledger.length) {
    for (const [at, next] of lines.entries()) {
      const partner = ledger[at];
      if (partner === undefined) break;
      take(books, remaining, next, partner, match);
    }
    return;
  }
  doubt(books, remaining, lines, ledger);
}

/** Other open ledger lines that have the very date of the line, where the one with its amount has another date. */
function datedRivals(
  books: Books,
  remaining: Remaining,
  line: number,
  ledger: number,
  byLine: PairsByLine,
): readonly number[] {
  const date = lineAt(books, line).invoiceDate;
  const booked = ledgerAt(books, ledger).invoiceDate;
  if (date === undefined || booked === undefined || date === booked) return [];
  return present(byLine.get(line))
    .map((pair) => pair.ledger)
    .filter((other) => remaining.ledger.has(other))
    .filter((other) => ledgerAt(books, other).invoiceDate === date && supportAt(books, other) !== 0)
    .sort((one, other) => compareLedger(books, one, other));
}

/** Queries lines that could be several ledger lines, and keeps both out of what follows. */
export function doubt(books: Books, remaining: Remaining, lines: readonly number[], ledger: readonly number[]): void {
  for (const line of lines) {
    books.queries.set(line, { reason: "ambiguous", candidates: ledger });
    remaining.lines.delete(line);
  }
  for (const candidate of ledger) remaining.ledger.delete(candidate);
}

export function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

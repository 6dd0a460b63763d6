import { append, required } from "../collections.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { areTwinLedgerLines, areTwinLines, compareLedger, compareLines } from "../matching/line-order.ts";
import { ledgerAt, lineAt, settleSingle, supportAt, type Match, type Matching } from "../matching/matching.ts";

/** A statement line and a ledger line that can be the same invoice; the higher the score, the likelier. */
export interface Pair {
  readonly line: StatementIndex;
  readonly ledger: LedgerIndex;
  readonly score: number;
  readonly match: Match;
}

/** Lines of both sides that are not settled yet. */
export interface Remaining {
  readonly lines: Set<StatementIndex>;
  readonly ledger: Set<LedgerIndex>;
}

/**
 * Settles pairs from the best score down to `least` (REC-03). Pairs with the same score are settled together, so that their
 * order does not matter: identical lines pair up by count, and lines that could be paired in more than one way are queried
 * with their candidates.
 */
export function settleByScore(matching: Matching, remaining: Remaining, pairs: readonly Pair[], least: number): void {
  const byLine = new Map<StatementIndex, Pair[]>();
  for (const pair of pairs) append(byLine, pair.line, pair);
  const ordered = pairs.filter((pair) => pair.score >= least).sort((one, other) => other.score - one.score);
  const levels = new Map<number, Pair[]>();
  for (const pair of ordered) append(levels, pair.score, pair);
  for (const level of levels.values()) settleLevel(matching, remaining, level, byLine);
}

/** Settles one pair. */
export function settlePair(
  matching: Matching,
  remaining: Remaining,
  line: StatementIndex,
  ledger: LedgerIndex,
  match: Match,
): void {
  settleSingle(matching, line, ledger, match);
  remaining.lines.delete(line);
  remaining.ledger.delete(ledger);
}

type PairsByLine = ReadonlyMap<StatementIndex, readonly Pair[]>;

/** A connected set of pairs: as far as the score goes, any of its lines could be any of its ledger lines. */
interface Cluster {
  readonly lines: Set<StatementIndex>;
  readonly ledger: Set<LedgerIndex>;
}

function settleLevel(matching: Matching, remaining: Remaining, level: readonly Pair[], byLine: PairsByLine): void {
  const ofLine = new Map<StatementIndex, Pair[]>();
  const ofLedger = new Map<LedgerIndex, Pair[]>();
  for (const pair of level) {
    if (!remaining.lines.has(pair.line) || !remaining.ledger.has(pair.ledger)) continue;
    append(ofLine, pair.line, pair);
    append(ofLedger, pair.ledger, pair);
  }
  const seen = new Set<StatementIndex>();
  for (const [line, pairs] of ofLine) {
    if (seen.has(line)) continue;
    const cluster: Cluster = { lines: new Set([line]), ledger: new Set() };
    for (const next of cluster.lines) {
      seen.add(next);
      for (const pair of required(ofLine.get(next))) {
        cluster.ledger.add(pair.ledger);
        for (const back of required(ofLedger.get(pair.ledger))) cluster.lines.add(back.line);
      }
    }
    settleCluster(matching, remaining, cluster, required(pairs[0]).match, byLine);
  }
}

function settleCluster(
  matching: Matching,
  remaining: Remaining,
  cluster: Cluster,
  match: Match,
  byLine: PairsByLine,
): void {
  const lines = [...cluster.lines].sort((one, other) => compareLines(matching, one, other));
  const ledger = [...cluster.ledger].sort((one, other) => compareLedger(matching, one, other));
  const line = required(lines[0]);
  const candidate = required(ledger[0]);
  if (lines.length === 1 && ledger.length === 1) {
    const rivals = rivalsOfSameDate(matching, remaining, line, candidate, byLine);
    if (rivals.length === 0) settlePair(matching, remaining, line, candidate, match);
    else queryAmbiguous(matching, remaining, lines, [candidate, ...rivals]);
    return;
  }
  const allTwins = ledger.every((other) => areTwinLedgerLines(matching, candidate, other));
  const linesAreTwins = lines.every((other) => areTwinLines(matching, line, other));
  if (allTwins ? linesAreTwins || lines.length <= ledger.length : linesAreTwins && lines.length === ledger.length) {
    for (const [place, next] of lines.entries()) {
      const partner = ledger[place];
      if (partner === undefined) break;
      settlePair(matching, remaining, next, partner, match);
    }
    return;
  }
  queryAmbiguous(matching, remaining, lines, ledger);
}

/** Other open ledger lines with exactly the date of the line, if the ledger line with its amount has another date. */
function rivalsOfSameDate(
  matching: Matching,
  remaining: Remaining,
  line: StatementIndex,
  ledger: LedgerIndex,
  byLine: PairsByLine,
): readonly LedgerIndex[] {
  const date = lineAt(matching, line).invoiceDate;
  const booked = ledgerAt(matching, ledger).invoiceDate;
  if (date === undefined || booked === undefined || date === booked) return [];
  return required(byLine.get(line))
    .map((pair) => pair.ledger)
    .filter((other) => remaining.ledger.has(other))
    .filter((other) => ledgerAt(matching, other).invoiceDate === date && supportAt(matching, other) !== 0)
    .sort((one, other) => compareLedger(matching, one, other));
}

/** Queries lines that could be several ledger lines, and takes both out of the later passes. */
function queryAmbiguous(
  matching: Matching,
  remaining: Remaining,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  for (const line of lines) {
    matching.queries.set(line, { reason: "ambiguous", candidates: ledger });
    remaining.lines.delete(line);
  }
  for (const candidate of ledger) remaining.ledger.delete(candidate);
}

import { limits } from "../limits.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { settleSingle, type Match } from "../matching/matching.ts";
import type { ReasonCode } from "../words/reasons.ts";
import type { Identification } from "./identification.ts";

/** Statement lines and ledger lines that may have one number. */
export interface NumberGroup {
  readonly lines: readonly StatementIndex[];
  readonly ledger: readonly LedgerIndex[];
  /** The whole text that they have in common, if they were found by that and not by their numbers. */
  readonly sameText?: string;
}

/** A statement line and a ledger line of one number that can be the same document. */
export interface Pair {
  readonly line: StatementIndex;
  readonly ledger: LedgerIndex;
  /** How the writings differ: 0 not, 1 by a habit of the pair, 2 in a way that nobody else shows. */
  readonly level: 0 | 1 | 2;
  readonly fit: 0 | 1 | 2 | 3;
  /** Days apart; `Infinity` if a date is missing. */
  readonly days: number;
}

/** The lines of one number that are left, and what can be what. */
export interface Remaining {
  readonly lines: Set<StatementIndex>;
  readonly ledger: Set<LedgerIndex>;
  readonly pairsOfLine: ReadonlyMap<StatementIndex, readonly Pair[]>;
  readonly match: (line: StatementIndex, ledger: LedgerIndex) => Match;
  /** Amounts of documents that the ledger has reversed under this number: they prove that a line of the amount is of it. */
  readonly reversedAmounts: ReadonlySet<number>;
  /** The number of a line by which it was found. */
  readonly numberText: (line: StatementIndex) => string;
}

/** Whether the dates of a pair can be of one document; a missing date is no objection. */
export function isNear(pair: Pair): boolean {
  return pair.days === Infinity || pair.days <= limits.nearDays;
}

/** Settles a whole ledger line for a line. */
export function settle(identification: Identification, remaining: Remaining, pair: Pair): void {
  settleSingle(identification.matching, pair.line, pair.ledger, remaining.match(pair.line, pair.ledger));
  remaining.lines.delete(pair.line);
  remaining.ledger.delete(pair.ledger);
}

/** Queries a line, and takes it out of what is left. */
export function query(
  identification: Identification,
  remaining: Remaining,
  line: StatementIndex,
  reason: ReasonCode,
  candidates: readonly LedgerIndex[],
): void {
  identification.matching.queries.set(line, { reason, candidates });
  remaining.lines.delete(line);
}

/** Keeps a ledger line for the lines that are queried about it. */
export function reserve(identification: Identification, remaining: Remaining, ledger: LedgerIndex): void {
  identification.reserved.add(ledger);
  remaining.ledger.delete(ledger);
}

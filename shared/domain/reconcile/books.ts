import type { Kind } from "../kind.ts";
import type { LedgerLine } from "../ledger-line.ts";
import type { ReconcileReference } from "../reference/reconcile-reference.ts";
import type { StatementLine } from "../statement-line.ts";
import type { Match, ReasonCode } from "./reasons.ts";

/** A part of a ledger line that stands behind a statement line. */
export interface Share {
  /** Index in the ledger lines. */
  readonly ledger: number;
  readonly match: Match;
  /** In the sign of the debt. */
  readonly pence: number;
  /** The part of it in formal dispute. */
  readonly disputedPence: number;
}

/** Why a line could not be settled, with the ledger lines that it may be about (indexes, most likely first). */
export interface Query {
  readonly reason: ReasonCode;
  readonly candidates: readonly number[];
}

/** Both sides while they are being matched: indexes into the two arrays are the names of lines in here. */
export interface Books {
  readonly kind: Kind;
  readonly reference: ReconcileReference;
  readonly lines: readonly StatementLine[];
  readonly ledger: readonly LedgerLine[];
  /** What each ledger line can support, in the sign of the debt. */
  readonly support: Float64Array;
  /** Hashes of runs of digits of each ledger reference. */
  readonly longestRun: Int32Array;
  readonly lastRun: Int32Array;
  /** 1 where a statement line stands on the ledger line. */
  readonly used: Uint8Array;
  /** 1 where a statement line has found its place. */
  readonly settled: Uint8Array;
  /** Of each statement line the one ledger line behind it, or -1. */
  readonly single: Int32Array;
  readonly singleMatch: Match[];
  /** Statement lines behind which stand parts of ledger lines, or several of them. */
  readonly shares: Map<number, readonly Share[]>;
  readonly queries: Map<number, Query>;
  /** Limits that were reached, in words. */
  readonly remarks: Set<string>;
}

/** Puts a whole ledger line behind a statement line. */
export function settleSingle(books: Books, line: number, ledger: number, match: Match): void {
  books.single[line] = ledger;
  books.singleMatch[line] = match;
  books.settled[line] = 1;
  books.used[ledger] = 1;
}

/** Puts parts of ledger lines behind a statement line. */
export function settleShares(books: Books, line: number, shares: readonly Share[]): void {
  books.shares.set(line, shares);
  books.settled[line] = 1;
  for (const share of shares) books.used[share.ledger] = 1;
}

export function claimOf(books: Books, line: number): number {
  return books.lines[line]?.outstandingPence ?? 0;
}

export function supportAt(books: Books, ledger: number): number {
  return books.support[ledger] ?? 0;
}

import type { Kind } from "../../exercise/kind.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { ReconcileReference } from "../../reference/reconcile-reference.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { present } from "./present.ts";
import type { Match, ReasonCode } from "../words/reasons.ts";
import type { Suppliers } from "./suppliers.ts";
import { within } from "./within.ts";

/** A part of a ledger line that stands behind a statement line. */
export interface Share {
  /** Index in the ledger lines. */
  readonly ledger: number;
  /** In the sign of the debt; nothing for a line that only explains (paid, cancelled). */
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
  readonly suppliers: Suppliers;
  readonly lines: readonly StatementLine[];
  readonly ledger: readonly LedgerLine[];
  /** What each ledger line can support, in the sign of the debt. */
  readonly support: Float64Array;
  /** The whole amount of each ledger line. */
  readonly face: Float64Array;
  /** The ledger lines that can support something, and the accruals; and those that are negative: few of a long ledger. */
  readonly open: number[];
  readonly negative: number[];
  /** Hashes of each ledger line's number. */
  readonly whole: Int32Array;
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
  /** Of ledger lines that stand behind statement lines in parts: how much of them does. */
  readonly shared: Map<number, number>;
  /** Of lines that are settled nothing is asked, whatever stands here of them. */
  readonly queries: Map<number, Query>;
  /** The payable side's own accruals, as the ledger holds them (COL-03). */
  accruedPence: number;
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

/** Takes a line from its single ledger line again: both are free, as if they had not met. */
export function unsettleSingle(books: Books, line: number): void {
  books.used[singleOf(books, line)] = 0;
  books.single[line] = -1;
  books.settled[line] = 0;
}

/** Puts parts of ledger lines behind a statement line. */
export function settleShares(books: Books, line: number, shares: readonly Share[]): void {
  books.shares.set(line, shares);
  books.settled[line] = 1;
  for (const share of shares) {
    books.used[share.ledger] = 1;
    books.shared.set(share.ledger, (books.shared.get(share.ledger) ?? 0) + share.pence);
  }
}

/** A statement line by its index. */
export function lineAt(books: Books, line: number): StatementLine {
  return present(books.lines[line]);
}

/** A ledger line by its index. */
export function ledgerAt(books: Books, ledger: number): LedgerLine {
  return present(books.ledger[ledger]);
}

export function claimOf(books: Books, line: number): number {
  return lineAt(books, line).outstandingPence;
}

export function supportAt(books: Books, ledger: number): number {
  return present(books.support[ledger]);
}

export function faceAt(books: Books, ledger: number): number {
  return present(books.face[ledger]);
}

/** Index of the one ledger line behind a statement line, or -1. */
export function singleOf(books: Books, line: number): number {
  return present(books.single[line]);
}

/** The whole of a ledger line, as a share of one statement line: no more of it is in dispute than there is. */
export function wholeShare(books: Books, ledger: number): Share {
  const pence = supportAt(books, ledger);
  return { ledger, pence, disputedPence: within(pence, ledgerAt(books, ledger).disputedPence) };
}

/** Which statement line has each of these ledger lines as the one behind it. */
export function takersOf(books: Books, ledger: readonly number[]): ReadonlyMap<number, number> {
  const takers = new Map<number, number>();
  const asked = new Set(ledger);
  if (asked.size === 0) return takers;
  for (let line = 0; line < books.single.length; line++) {
    const taken = singleOf(books, line);
    if (asked.has(taken)) takers.set(taken, line);
  }
  return takers;
}

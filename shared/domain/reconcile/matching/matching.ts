import type { Kind } from "../../exercise/exercise.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { ReconcileReferenceData } from "../../reference/reconcile-reference-data.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { required } from "../collections.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { capAt } from "./amounts.ts";
import { ledgerIndex, statementIndex } from "./line-index.ts";
import type { LedgerIndex, PerLedgerLine, PerStatementLine, StatementIndex } from "./line-index.ts";
import type { Suppliers } from "./suppliers.ts";

/**
 * The matching in progress: both sides indexed, and what is matched so far. Identifying writes it, judging only reads it.
 * Statement and ledger lines are known by their indexes. A statement line is settled in one of two ways: a whole ledger line
 * is matched to it (`single`), or parts of one or more ledger lines are allocated to it (`allocations`).
 */
export interface Matching {
  readonly kind: Kind;
  readonly referenceData: ReconcileReferenceData;
  readonly suppliers: Suppliers;
  readonly lines: PerStatementLine<StatementLine> & Iterable<StatementLine>;
  readonly ledger: PerLedgerLine<LedgerLine> & Iterable<LedgerLine>;
  /** How much of a claim each ledger line can support: pence, in the sign of the debt. */
  readonly support: PerLedgerLine<number>;
  /** The whole amount of each ledger line, in pence. */
  readonly face: PerLedgerLine<number>;
  /** Ledger lines that can support a claim, and accruals. */
  readonly openLedger: LedgerIndex[];
  /** Ledger lines with a negative amount. */
  readonly negativeLedger: LedgerIndex[];
  /** Ledger lines whose number cell may hold several numbers. */
  readonly setLedger: LedgerIndex[];
  /** Ledger lines whose number has no digit, such as `SLA`. */
  readonly wordLedger: LedgerIndex[];
  /** The hash of the core of each ledger line's number; see `NumberHashes`. */
  readonly coreHash: PerLedgerLine<number>;
  /** Ledger lines whose number has zeros in a later segment, and for each of them the hash of its segments. */
  readonly segmentedLedger: LedgerIndex[];
  readonly segmentsHash: PerLedgerLine<number>;
  /** Ledger lines whose number has an ending, and for each of them the hash of its base. */
  readonly endedLedger: LedgerIndex[];
  readonly baseHash: PerLedgerLine<number>;
  /** 1 if the ledger line is matched to a statement line. */
  readonly used: PerLedgerLine<number>;
  /** 1 if the statement line is settled. */
  readonly settled: PerStatementLine<number>;
  /** The index of the ledger line matched to each statement line, or -1. Read it with `singleOf`. */
  readonly single: PerStatementLine<number>;
  /** How that ledger line was found. */
  readonly singleMatch: PerStatementLine<Match>;
  /** Lines that could have been matched to other ledger lines as well, with the same verdict on all of them. */
  readonly interchangeable: Set<StatementIndex>;
  /** Ledger lines that are alike in number, amount and day to one that is matched, and that no statement line is left for. */
  readonly postedAgain: Set<LedgerIndex>;
  /** Statement lines with parts of ledger lines, or several of them. */
  readonly allocations: Map<StatementIndex, readonly Allocation[]>;
  /** How many pence of a ledger line are allocated to statement lines. */
  readonly allocatedPence: Map<LedgerIndex, number>;
  /** Why a statement line is not settled. Ignored for settled lines. */
  readonly queries: Map<StatementIndex, Query>;
  /** Sentences for the outcome's remarks, such as limits that were reached. */
  readonly remarks: Set<string>;
}

/** How a ledger line was found for a statement line. */
export type Match =
  "exact" | "normalised" | "convention" | "purchase-order" | "description" | "group" | "decision" | "candidate";

/** A part of a ledger line that is allocated to a statement line. */
export interface Allocation {
  readonly ledger: LedgerIndex;
  /** In the sign of the debt; 0 for a line that only explains (paid, cancelled). */
  readonly pence: number;
  /** How much of it is in formal dispute. */
  readonly disputedPence: number;
}

/** Why a line could not be settled, and the ledger lines that it may be, the likeliest first. */
export interface Query {
  readonly reason: ReasonCode;
  readonly candidates: readonly LedgerIndex[];
}

/** Matches a whole ledger line to a statement line. */
export function settleSingle(matching: Matching, line: StatementIndex, ledger: LedgerIndex, match: Match): void {
  matching.single[line] = ledger;
  matching.singleMatch[line] = match;
  matching.settled[line] = 1;
  matching.used[ledger] = 1;
}

/** Undoes `settleSingle`: both lines are free again. */
export function unsettleSingle(matching: Matching, line: StatementIndex): void {
  matching.used[required(singleOf(matching, line))] = 0;
  matching.single[line] = -1;
  matching.settled[line] = 0;
}

/** Allocates parts of ledger lines to a statement line. */
export function settleAllocations(matching: Matching, line: StatementIndex, allocations: readonly Allocation[]): void {
  matching.allocations.set(line, allocations);
  matching.settled[line] = 1;
  for (const { ledger, pence } of allocations) {
    matching.used[ledger] = 1;
    matching.allocatedPence.set(ledger, (matching.allocatedPence.get(ledger) ?? 0) + pence);
  }
}

export function lineAt(matching: Matching, line: StatementIndex): StatementLine {
  return required(matching.lines[line]);
}

export function ledgerAt(matching: Matching, ledger: LedgerIndex): LedgerLine {
  return required(matching.ledger[ledger]);
}

/** What a statement line claims, in pence. */
export function claimOf(matching: Matching, line: StatementIndex): number {
  return lineAt(matching, line).outstandingPence;
}

/** How much of a claim a ledger line can support, in pence. */
export function supportAt(matching: Matching, ledger: LedgerIndex): number {
  return required(matching.support[ledger]);
}

/** The whole amount of a ledger line, in pence. */
export function faceAt(matching: Matching, ledger: LedgerIndex): number {
  return required(matching.face[ledger]);
}

/** The whole ledger line matched to a statement line, if there is one. */
export function singleOf(matching: Matching, line: StatementIndex): LedgerIndex | undefined {
  const single = required(matching.single[line]);
  return single < 0 ? undefined : ledgerIndex(single);
}

/** The whole of a ledger line as an allocation: no more of it is in dispute than there is. */
export function wholeAllocation(matching: Matching, ledger: LedgerIndex): Allocation {
  const pence = supportAt(matching, ledger);
  return { ledger, pence, disputedPence: capAt(ledgerAt(matching, ledger).disputedPence, pence) };
}

/** For each of these ledger lines, the statement line to which it is matched as a whole. */
export function linesMatchedWhollyTo(
  matching: Matching,
  ledger: readonly LedgerIndex[],
): ReadonlyMap<LedgerIndex, StatementIndex> {
  const lines = new Map<LedgerIndex, StatementIndex>();
  const wanted = new Set(ledger);
  if (wanted.size === 0) return lines;
  for (let place = 0; place < matching.single.length; place++) {
    const line = statementIndex(place);
    const single = singleOf(matching, line);
    if (single !== undefined && wanted.has(single)) lines.set(single, line);
  }
  return lines;
}

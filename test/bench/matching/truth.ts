import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import type { StatementLine } from "../../../shared/domain/statement/statement-line.ts";

/**
 * What is known of one statement line, because the generator made it so. The truth is what a careful officer can decide
 * from what is written, not what happened: an invoice whose number says nothing is "not agreeable", although it exists.
 */
export interface Truth {
  /** The kind of trouble that was put on the line. */
  readonly kind: string;
  /** The pair's convention of writing numbers. */
  readonly convention: string;
  /** What the officer agrees, in the sign of the line. */
  readonly agreeablePence: number;
  /**
   * The most that is not wrong, in the sign of the line. It is above `agreeablePence` where the evidence allows an
   * agreement that nobody can demand: `10421/JUN` of the day and amount of 10421.
   */
  readonly mostPence: number;
  /** Ledger lines (by `keyOfLedgerLine`) that the agreement may rest on. */
  readonly standsOn: ReadonlySet<string>;
  /** Ledger lines of which one ought to be suggested if nothing is agreed; empty if no suggestion is demanded. */
  readonly candidates: ReadonlySet<string>;
  /** The ledger has nothing that the line could be about: a candidate only costs the reader time. */
  readonly hasNoCounterpart: boolean;
  /** Interchangeable lines share one sum: which of them are agreed does not matter. */
  readonly shared: SharedSum | undefined;
}

export interface SharedSum {
  readonly id: number;
  readonly pence: number;
}

export interface MadePair {
  readonly lines: readonly StatementLine[];
  readonly ledger: readonly LedgerLine[];
  readonly truths: readonly Truth[];
}

/** A ledger line as a piece of evidence describes it. Rows that are alike in all of it have one key. */
export function keyOfLedgerLine(line: {
  invoiceNumber: string;
  invoiceDate?: string | undefined;
  outstandingPence: number;
}): string {
  return [line.invoiceNumber, line.invoiceDate ?? "", line.outstandingPence].join("|");
}

import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { outcomeSchema, type LedgerOnly, type LineOutcome } from "../../domain/position/outcome.ts";
import { noPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { PositionRecord } from "./position-record.ts";

/**
 * `reconciling`: the statement that stands has not been held against the ledger yet. `awaiting-ledger`: it has been
 * acknowledged and there is no ledger. `replying`: a message has been decided on and has not left. `answered`: the last
 * answer has left and still holds.
 */
export type PositionState = "reconciling" | "awaiting-ledger" | "replying" | "answered";

/** A position as it is shown: what stands, what it was held against, what came of it. */
export interface PositionSummary extends PositionKey {
  readonly state: PositionState;
  readonly statement: {
    readonly mailId: string;
    readonly asAt: CalendarDate | null;
    readonly lines: number;
    readonly totalPence: Pence;
  };
  readonly ledger: { readonly asAt: CalendarDate; readonly close: "soft" | "hard" } | null;
  readonly notifiedPence: Pence;
  readonly agreedPence: Pence;
  readonly notAgreedPence: Pence;
  /** The collection form's column (COL-05): never positive. */
  readonly disputedPence: Pence;
  readonly adjustedPence: Pence;
  readonly accruedPence: Pence;
  readonly totalPence: Pence;
  readonly replyRequired: boolean;
}

/** The same down to its lines. */
export interface PositionView extends PositionSummary {
  readonly lines: readonly LineOutcome[];
  readonly ledgerOnly: readonly LedgerOnly[];
}

/** What the record alone says. Until it is reconciled everything is notified and nothing is decided. */
export function summaryOfPosition(record: PositionRecord): PositionSummary {
  const { key, standing } = record;
  const reconciled = currentOutcome(record);
  const totals = reconciled?.totals;
  return {
    ...key,
    state: stateOfPosition(record),
    statement: {
      mailId: standing.mailId,
      asAt: standing.asAt ?? null,
      lines: standing.lines,
      totalPence: standing.totalPence,
    },
    ledger: reconciled?.ledger ? { asAt: reconciled.ledger.asAt, close: reconciled.ledger.close } : null,
    notifiedPence: totals?.notifiedPence ?? standing.totalPence,
    agreedPence: totals?.agreedPence ?? noPence,
    notAgreedPence: totals?.notAgreedPence ?? noPence,
    disputedPence: totals?.disputedPence ?? noPence,
    adjustedPence: totals?.adjustedPence ?? noPence,
    accruedPence: totals?.accruedPence ?? noPence,
    totalPence: totals?.totalPence ?? standing.totalPence,
    replyRequired: reconciled?.replyRequired ?? false,
  };
}

/** The record with its outcome, line by line. */
export async function viewOfPosition(record: PositionRecord, objects: JsonObjects): Promise<PositionView> {
  const reconciled = currentOutcome(record);
  const outcome = reconciled && (await objects.get(reconciled.outcome, outcomeSchema));
  return { ...summaryOfPosition(record), lines: outcome?.lines ?? [], ledgerOnly: outcome?.ledgerOnly ?? [] };
}

export function stateOfPosition(record: PositionRecord): PositionState {
  const reconciled = currentOutcome(record);
  if (!reconciled) return "reconciling";
  if (record.outbox.length > 0) return "replying";
  return reconciled.ledger ? "answered" : "awaiting-ledger";
}

/** The outcome of the statement that stands; one of an earlier statement says nothing about it. */
function currentOutcome(record: PositionRecord): PositionRecord["reconciled"] {
  return record.reconciled?.mailId === record.standing.mailId ? record.reconciled : undefined;
}

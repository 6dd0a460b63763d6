import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { outcomeSchema, type LedgerOnly, type LineOutcome } from "../../domain/position/outcome.ts";
import { noPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { StoppedMessage, StoppedMessages } from "../message/stopped-messages.ts";
import type { PositionRecord, ReplyInReview } from "./position-record.ts";
import { replyInReview } from "./positions.ts";

/**
 * `reconciling`: the current statement has not been compared with the ledger yet. `awaiting-ledger`: it has been acknowledged,
 * and there is no ledger. `replying`: a message is on its way. `reply-waiting`: the mail service has refused it for now, and it is
 * tried again. `reply-rejected`: the mail service will not take it, and a person must act. `answered`: the last answer has left and
 * is still right. `reply-withdrawn`: a person closed the last answer before it left. `reply-in-review`: the answer waits for a person to read it
 * before it leaves. `reply-kept-back`: a person has read it and keeps it back. `revising`: a person has decided, and a revised answer leaves once no further decision has followed. `undelivered`: it came back from every address that was tried, or its reader complained of it; a person must act.
 */
export type PositionState =
  | "reconciling"
  | "awaiting-ledger"
  | "replying"
  | "reply-waiting"
  | "reply-rejected"
  | "answered"
  | "reply-withdrawn"
  | "reply-in-review"
  | "reply-kept-back"
  | "revising"
  | "undelivered";

/** A position as it is shown: its current statement, the ledger it was compared with, and the result. */
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
  /** What the verdicts dispute, in the sign of the lines. */
  readonly inDisputePence: Pence;
  /** The collection form's column (COL-05): never positive. */
  readonly disputedPence: Pence;
  readonly adjustedPence: Pence;
  readonly accruedPence: Pence;
  readonly totalPence: Pence;
  readonly replyRequired: boolean;
  /** If a revised answer waits for further decisions: until when. */
  readonly revisionDue?: string;
  /** Messages of the position that the mail service has refused, and those behind them. */
  readonly stopped: readonly StoppedMessage[];
  /** The reply that a person reads before it leaves: its id, until when it waits, and who keeps it back. */
  readonly review?: { readonly message: string } & Pick<ReplyInReview, "until" | "keptBack">;
  /** If a person withdrew the last answer before it left. */
  readonly withdrawn?: NonNullable<PositionRecord["answer"]>["withdrawn"];
  /** If the last answer did not arrive, or was complained of. */
  readonly delivery?: NonNullable<PositionRecord["answer"]>["delivery"];
}

/** The same with its lines. */
export interface PositionView extends PositionSummary {
  readonly lines: readonly LineOutcome[];
  readonly ledgerOnly: readonly LedgerOnly[];
}

/**
 * A summary of the record. Until it is reconciled everything is notified and nothing is decided.
 *
 * @param stopped what the mail service has refused; without it, every message that has not left counts as on its way
 */
export function summaryOfPosition(record: PositionRecord, stopped: StoppedMessages = new Map()): PositionSummary {
  const { key, current } = record;
  const reconciled = currentOutcome(record);
  const totals = reconciled?.totals;
  const review = replyInReview(record);
  // COL-03: an accruals statement notifies nothing.
  const notified = key.kind === "accruals" ? noPence : current.totalPence;
  return {
    ...key,
    state: stateOfPosition(record, stopped),
    statement: {
      mailId: current.mailId,
      asAt: current.asAt ?? null,
      lines: current.lines,
      totalPence: current.totalPence,
    },
    ledger: reconciled?.ledger ? { asAt: reconciled.ledger.asAt, close: reconciled.ledger.close } : null,
    notifiedPence: totals?.notifiedPence ?? notified,
    agreedPence: totals?.agreedPence ?? noPence,
    notAgreedPence: totals?.notAgreedPence ?? noPence,
    inDisputePence: totals?.inDisputePence ?? noPence,
    disputedPence: totals?.disputedPence ?? noPence,
    adjustedPence: totals?.adjustedPence ?? noPence,
    accruedPence: totals?.accruedPence ?? noPence,
    totalPence: totals?.totalPence ?? notified,
    replyRequired: reconciled?.replyRequired ?? false,
    ...(record.revisionDue === undefined ? {} : { revisionDue: record.revisionDue }),
    stopped: stoppedIn(record, stopped),
    ...(review ? { review: { message: review.message.id, until: review.until, keptBack: review.keptBack } } : {}),
    ...(record.answer?.withdrawn ? { withdrawn: record.answer.withdrawn } : {}),
    ...(record.answer?.delivery ? { delivery: record.answer.delivery } : {}),
  };
}

/** A summary with the lines of the outcome. */
export async function viewOfPosition(
  record: PositionRecord,
  objects: JsonObjects,
  stopped?: StoppedMessages,
): Promise<PositionView> {
  const reconciled = currentOutcome(record);
  const outcome = reconciled && (await objects.get(reconciled.outcome, outcomeSchema));
  return { ...summaryOfPosition(record, stopped), lines: outcome?.lines ?? [], ledgerOnly: outcome?.ledgerOnly ?? [] };
}

export function stateOfPosition(record: PositionRecord, stopped: StoppedMessages = new Map()): PositionState {
  const reconciled = currentOutcome(record);
  if (!reconciled) return "reconciling";
  if (record.outbox.length > 0) {
    const [first] = stoppedIn(record, stopped);
    return first ? `reply-${first.state}` : "replying";
  }
  if (record.revisionDue !== undefined) return "revising";
  const review = replyInReview(record);
  if (review) return review.keptBack ? "reply-kept-back" : "reply-in-review";
  if (record.answer?.withdrawn) return "reply-withdrawn";
  if (record.answer?.delivery && record.answer.delivery.next === undefined) return "undelivered";
  return reconciled.ledger ? "answered" : "awaiting-ledger";
}

function stoppedIn({ outbox }: PositionRecord, stopped: StoppedMessages): StoppedMessage[] {
  return outbox.map(({ id }) => stopped.get(id)).filter((message) => message !== undefined);
}

/** The outcome of the current statement; one of an earlier statement does not count. */
function currentOutcome(record: PositionRecord): PositionRecord["reconciled"] {
  return record.reconciled?.mailId === record.current.mailId ? record.reconciled : undefined;
}

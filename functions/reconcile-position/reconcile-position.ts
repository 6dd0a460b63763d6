import * as z from "zod";

import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { positionKeySchema, textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { Outcome } from "../../shared/domain/position/outcome.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import { dispatchOutbox } from "../../shared/records/message/dispatch-outbox.ts";
import type { PositionRecord, Reconciled } from "../../shared/records/position/position-record.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { SendMessages } from "../../shared/records/storage/queue.ts";
import type { Replies } from "../../shared/records/message/messages.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { decideAnswer } from "./decide-answer.ts";
import { gatherPosition, type GatheredPosition, type GatherPosition } from "./gather-position.ts";

export interface ReconcilePosition extends GatherPosition {
  readonly positions: Positions;
  readonly replies: Replies;
  readonly sendReply: SendMessages;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Holds the statement that stands in a position against the ledger that is current, and decides whether anybody must be told.
 * Outcome and message are written in one conditional write; a message that waits is sent on its way again by every repeat.
 *
 * @param body of a message: `{"position": {…}, "correlation": "…"}`
 * @throws whatever the cloud could not do; the message then comes again.
 */
export async function reconcilePosition(body: string, ports: ReconcilePosition): Promise<void> {
  const { position: key, correlation } = messageSchema.parse(JSON.parse(body));
  const started = ports.now().getTime();
  const { record: position, changed } = await ports.positions.change(key, async (present) => {
    if (!present) return undefined;
    const gathered = await gatherPosition(present, ports);
    if (isUpToDate(present, gathered)) return undefined;
    const at = ports.now();
    const statement = await gathered.readStatement();
    const lines = await gathered.readLedgerLines();
    const { exercise, policy, decisions, ledger, reference } = gathered;
    const outcome = reconcile({
      position: key,
      exercise,
      statement: { asAt: statement.asAt, lines: statement.lines },
      ledger: ledger && { asAt: ledger.asAt, close: ledger.close, lines },
      policy,
      directory: reference.directory,
      decisions,
      reference: reference.reconciling,
    });
    const reconciled = await record(outcome, present, gathered, at);
    const answered = await decideAnswer(present, { statement, outcome, reconciled, gathered, correlation, at }, ports);
    return {
      record: { ...answered, reconciled },
      event: {
        event: "reconciled",
        at: at.toISOString(),
        facts: {
          mail: reconciled.mailId,
          statement: present.standing.statement,
          ledger: reconciled.ledger,
          reference: reconciled.reference,
          decisions: decisions.length === 0 ? undefined : await ports.objects.put("decisions", [...decisions]),
          inputs: reconciled.inputs,
          outcome: reconciled.outcome,
          totals: reconciled.totals,
          replies: answered.outbox.map(({ id }) => id),
        },
      },
    };
  });
  if (!position) {
    ports.log({ level: "warn", event: "position-unknown", correlation, position: textOfPosition(key) });
    return;
  }
  await dispatchOutbox(ports, { from: "position", position: key }, position.outbox);
  ports.log({
    event: changed ? "position-reconciled" : "position-unchanged",
    correlation,
    position: textOfPosition(key),
    count: position.outbox.length,
    metrics: changed
      ? {
          PositionsReconciled: 1,
          ReconcilingTime: ports.now().getTime() - started,
          RepliesDecided: position.outbox.length,
        }
      : {},
  });

  async function record(outcome: Outcome, present: PositionRecord, gathered: GatheredPosition, at: Date) {
    const { ledger, inputs, reference } = gathered;
    const reconciled: Reconciled = {
      mailId: present.standing.mailId,
      at: at.toISOString(),
      inputs,
      reference: reference.keys,
      ...(ledger
        ? { ledger: { snapshot: ledger.snapshot, kind: ledger.kind, asAt: ledger.asAt, close: ledger.close } }
        : {}),
      outcome: await ports.objects.put("outcomes", outcome),
      totals: totalsOf(outcome),
      replyRequired: outcome.replyRequired,
    };
    return reconciled;
  }
}

/** Nothing that entered has changed since, and whoever must be told has been. */
function isUpToDate({ standing, reconciled, answer }: PositionRecord, { inputs }: GatheredPosition): boolean {
  return reconciled?.mailId === standing.mailId && reconciled.inputs === inputs && answer?.mailId === standing.mailId;
}

function totalsOf(outcome: Outcome): Reconciled["totals"] {
  const { notifiedPence, agreedPence, notAgreedPence, inDisputePence } = outcome;
  const { disputedPence, adjustedPence, accruedPence, totalPence } = outcome;
  return {
    notifiedPence,
    agreedPence,
    notAgreedPence,
    inDisputePence,
    disputedPence,
    adjustedPence,
    accruedPence,
    totalPence,
  };
}

const messageSchema = z.object({ position: positionKeySchema, correlation: z.string().min(1) });

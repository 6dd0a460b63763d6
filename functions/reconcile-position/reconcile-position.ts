import * as z from "zod";

import { LoggableError } from "../../shared/domain/loggable-error.ts";
import { whoseOrganisation } from "../../shared/domain/canary/whose.ts";
import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { KnownConvention } from "../../shared/domain/position/number-convention.ts";
import { positionKeySchema, textOfPosition } from "../../shared/domain/position/position-key.ts";
import { differencesOf } from "../../shared/domain/position/differences.ts";
import type { Outcome } from "../../shared/domain/position/outcome.ts";
import { dispatchOutbox } from "../../shared/records/message/dispatch-outbox.ts";
import {
  gatherPosition,
  outcomeOf,
  type GatheredPosition,
  type GatherPositionPorts,
} from "../../shared/records/position/gather-position.ts";
import { releaseLines, takeLines, type PositionThen } from "../../shared/records/position/hold-lines.ts";
import { pairOfPosition, type KnownConventions } from "../../shared/records/position/known-conventions.ts";
import type { PositionRecord, Reconciled, ReplyInReview } from "../../shared/records/position/position-record.ts";
import { positionsOutOfDate } from "../../shared/records/position/positions-out-of-date.ts";
import { replyInReview, waitsUntil, type Positions } from "../../shared/records/position/positions.ts";
import type { SharedLines } from "../../shared/records/position/shared-lines.ts";
import { totalsOf } from "../../shared/records/position/totals-of.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import { secondsUntil } from "../../shared/records/storage/seconds-until.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import { followReview } from "../../shared/records/todo/follow-review.ts";
import { portsFor, type Log } from "../../shared/telemetry/log.ts";
import { decideAnswer } from "./decide-answer.ts";
import { noteWaitingDecisions, type NoteWaitingDecisionsPorts } from "./note-waiting-decisions.ts";

export interface ReconcilePositionPorts extends GatherPositionPorts, NoteWaitingDecisionsPorts {
  readonly positions: Positions;
  readonly messages: Messages;
  readonly knownConventions: KnownConventions;
  readonly sharedLines: SharedLines;
  readonly enqueueSend: Enqueue;
  /** Puts a position on the queue to this function. */
  readonly enqueueReconcile: Enqueue;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Brings one position up to date, in this order:
 * 1. gather everything that its outcome depends on (gather-position.ts); stop here if nothing has changed,
 * 2. compare its current statement with the current ledger,
 * 3. decide whether to answer (decide-answer.ts),
 * 4. write outcome and answer in one conditional write,
 * 5. queue the messages in its outbox; repeating the whole queues them again,
 * 6. if an answer waits for further decisions or for a person to read it, come again when it is due,
 * 7. put an answer that a person has to read, and decisions that wait for a second person, on the to-do list,
 * 8. release what it needs no longer of a ledger that several bodies share, and queue the positions that this one has overtaken,
 * 9. remember for the pair how the statement writes numbers that the ledger writes differently.
 *
 * @param body of a queue message: `{"position": {…}, "correlation": "…"}`, and `due` if the queue has kept it back until then
 * @throws if the cloud fails; the queue then delivers the body again.
 */
export async function reconcilePosition(body: string, given: ReconcilePositionPorts): Promise<void> {
  const { position: key, correlation, due } = bodySchema.parse(JSON.parse(body));
  const ports = portsFor(whoseOrganisation(key.payable), given);
  const started = ports.now().getTime();
  // The queue has kept the body back until `due`, whatever this machine's clock says.
  const dueBy = new Date(Math.max(started, due === undefined ? 0 : Date.parse(due)));
  let last: GatheredPosition | undefined;
  let reviewBefore: ReplyInReview | undefined;
  const {
    record: position,
    changed,
    version,
  } = await ports.positions.change(key, async (before, versionBefore) => {
    if (!before) return undefined;
    reviewBefore = before.review;
    const compared = await compare(before, versionBefore);
    if (!compared) return undefined;
    const { gathered, statement, outcome, knownConventions, at } = compared;
    const { decisions, elsewhere } = gathered;
    const reconciled = await storeOutcome(outcome, knownConventions, before, gathered, at);
    const answered = await decideAnswer(
      before,
      { statement, outcome, reconciled, gathered, correlation, at, dueBy },
      ports,
    );
    return {
      record: { ...answered, reconciled },
      event: {
        event: "reconciled",
        at: at.toISOString(),
        facts: {
          mail: reconciled.mailId,
          statement: before.current.statement,
          ledger: reconciled.ledger,
          referenceKeys: reconciled.referenceKeys,
          decisions: decisions.length === 0 ? undefined : await ports.objects.put("decisions", [...decisions]),
          knownConventions: reconciled.knownConventions,
          elsewhere,
          inputs: reconciled.inputs,
          outcome: reconciled.outcome,
          totals: reconciled.totals,
          messages: answered.outbox.map(({ id }) => id),
          revisionDue: answered.revisionDue,
          review: answered.review && {
            message: answered.review.message.id,
            facts: answered.review.message.facts,
            until: answered.review.until,
          },
        },
      },
    };
  });
  if (!position) {
    ports.log({ level: "warn", event: "position-unknown", correlation, position: textOfPosition(key) });
    return;
  }
  await dispatchOutbox(ports, { from: "position", position: key }, position.outbox);
  // A body that was kept back until an earlier time than now stands has been overtaken by another one.
  const until = waitsUntil(position);
  if (until !== undefined && (changed || due === undefined || due >= until)) await comeAgain(until);
  await followReview(position, reviewBefore, ports);
  if (last) {
    await noteWaitingDecisions(position, last.decisionHistories, ports);
    await queueOutOfDate({ record: position, version }, last);
  }
  await ports.knownConventions.remember(pairOfPosition(key), position.reconciled?.shownConventions ?? [], key.exercise);
  ports.log({
    event: changed ? "position-reconciled" : "position-unchanged",
    correlation,
    position: textOfPosition(key),
    count: position.outbox.length,
    metrics: changed
      ? {
          PositionsReconciled: 1,
          ReconcilingTime: ports.now().getTime() - started,
          MessagesDecided: position.outbox.length,
        }
      : {},
  });

  /** Compares a position if anything has changed. What its outcome uses of a shared ledger is its own before the outcome is written. */
  async function compare(before: PositionRecord, versionBefore: number) {
    for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
      const gathered = await gatherPosition(before, ports);
      last = gathered;
      if (isUpToDate(before, gathered, dueBy)) return undefined;
      const at = ports.now();
      const statement = await gathered.loadStatement();
      const lines = await gathered.loadLedgerLines();
      const claims = await gathered.loadClaims();
      const knownConventions = await ports.knownConventions.of(pairOfPosition(key));
      const outcome = outcomeOf(key, gathered, { statement, lines, knownConventions, claims });
      const { held } = gathered;
      if (held === undefined || (await takeLines({ record: before, version: versionBefore }, outcome, held, ports)))
        return { gathered, statement, outcome, knownConventions, at };
    }
    throw new LoggableError(
      `others took lines of the ledger that ${textOfPosition(key)} shares ${MOST_CONFLICTS} times in a row`,
    );
  }

  /** Queues what this position has overtaken: the same pair's other kind (REC-19), and the bodies on the same ledger (ORG-01). */
  async function queueOutOfDate(now: PositionThen, { held, exercise, referenceData }: GatheredPosition): Promise<void> {
    const reference = referenceData.reconciling;
    const heldNow = held && (await releaseLines(now, ports));
    const keys = await positionsOutOfDate(now.record, heldNow, { exercise, reference }, ports.positions);
    await ports.enqueueReconcile(keys.map((each) => ({ position: each, correlation })));
  }

  /** What is due later than a queue can wait for is found by a sweep. */
  async function comeAgain(until: string): Promise<void> {
    const delaySeconds = secondsUntil(until, ports.now());
    if (delaySeconds === undefined) return;
    await ports.enqueueReconcile([{ position: key, correlation, due: until }], { delaySeconds });
  }

  async function storeOutcome(
    outcome: Outcome,
    known: readonly KnownConvention[],
    before: PositionRecord,
    gathered: GatheredPosition,
    at: Date,
  ) {
    const { ledger, inputsWith, referenceData, elsewhere } = gathered;
    const knownConventions = known.length === 0 ? undefined : await ports.objects.put("conventions", known);
    const shownConventions = outcome.conventions?.map(({ rule }) => rule);
    const reconciled: Reconciled = {
      mailId: before.current.mailId,
      at: at.toISOString(),
      inputs: inputsWith(knownConventions),
      referenceKeys: referenceData.keys,
      ...(knownConventions === undefined ? {} : { knownConventions }),
      ...(shownConventions === undefined ? {} : { shownConventions }),
      ...(ledger
        ? { ledger: { snapshot: ledger.snapshot, kind: ledger.kind, asAt: ledger.asAt, close: ledger.close } }
        : {}),
      outcome: await ports.objects.put("outcomes", outcome),
      totals: totalsOf(outcome),
      differences: differencesOf(outcome),
      elsewhere,
      ...(outcome.lines.some(({ reason }) => reason === "claimed-elsewhere") ? { yielded: true } : {}),
      replyRequired: outcome.replyRequired,
    };
    return reconciled;
  }
}

const MOST_CONFLICTS = 20;

/**
 * Whether the outcome and the answer are those of the current statement, nothing that they depend on has changed, and nothing that
 * waited is due.
 */
function isUpToDate(position: PositionRecord, { inputsWith }: GatheredPosition, dueBy: Date): boolean {
  const { current, reconciled, answer } = position;
  const until = waitsUntil(position);
  return (
    (until === undefined || Date.parse(until) > dueBy.getTime()) &&
    reconciled?.mailId === current.mailId &&
    reconciled.inputs === inputsWith(reconciled.knownConventions) &&
    (answer?.mailId === current.mailId || replyInReview(position) !== undefined)
  );
}

const bodySchema = z.object({
  position: positionKeySchema,
  correlation: z.string().min(1),
  due: z.iso.datetime().optional(),
});

import { dispatchOutbox } from "../../../shared/records/message/dispatch-outbox.ts";
import { evidenceOfMail, type EvidenceRecords } from "../../../shared/records/position/evidence.ts";
import { closeAnswered, noteOwnAnswer } from "./note-own-answer.ts";
import type { IssuedStatements } from "../../../shared/records/issued/issued-statements.ts";
import type { Holds } from "../../../shared/records/mail/holds.ts";
import type { BroughtStatement, MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { Enqueue } from "../../../shared/records/storage/queue.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { Messages } from "../../../shared/records/message/messages.ts";
import { stopWaitingFor } from "./take-statement.ts";
import { takeStatements, type TakeStatementsPorts } from "./take-statements.ts";
import { followMail, type FollowMailPorts } from "../../../shared/records/todo/follow-mail.ts";

export interface CarryOutJudgementPorts extends TakeStatementsPorts, FollowMailPorts {
  readonly holds: Holds;
  readonly issued: IssuedStatements;
  readonly evidence: EvidenceRecords;
  readonly messages: Messages;
  readonly enqueueReconcile: Enqueue;
  readonly enqueueSend: Enqueue;
}

/**
 * Carries out what a mail's record says, in this order:
 * 1. give its statements to their positions, and note in the mail what became of each,
 * 2. a held mail: make it findable by its hold code; a rejected one: no position waits for it any more,
 * 3. keep its evidence with the position that it is about,
 * 4. note an answer to a statement of ours with that,
 * 5. put on the to-do list what a person has to do about it, and take off what it settles,
 * 6. queue those positions to be reconciled,
 * 7. queue the mail's own messages to be sent.
 *
 * May be repeated at any time: a step that is done already does nothing.
 */
export async function carryOutJudgement(
  mail: MailRecord,
  referenceData: ReferenceData,
  ports: CarryOutJudgementPorts,
): Promise<void> {
  const taken = await takeStatements(mail, referenceData, ports);
  if (taken.state === "held" && taken.hold) await ports.holds.add(taken.hold.code, taken.id);
  if (taken.state === "refused" && taken.hold) await stopWaitingFor(taken, ports);
  if (taken.evidence) await ports.evidence.keep(taken.evidence.position, evidenceOfMail(taken, taken.evidence));
  const noted = taken.ownAnswer && (await noteOwnAnswer(taken, taken.ownAnswer, ports));
  await followMail(taken, referenceData, ports);
  if (noted) await closeAnswered(noted, ports);
  const waiting = taken.statements.filter(needsReconciling);
  if (waiting.length > 0)
    await ports.enqueueReconcile(waiting.map(({ position }) => ({ position, correlation: taken.id })));
  await dispatchOutbox(ports, { from: "mail" }, taken.outbox);
}

/**
 * Whether the position has to look at a statement: its answer has not left yet. Also if it is a duplicate, so that the position
 * notices a newer ledger whose queue message was lost; otherwise nothing happens then.
 */
function needsReconciling({ became, answeredBy }: BroughtStatement): boolean {
  return became === "duplicate" || ((became === "current" || became === "set-aside") && answeredBy === undefined);
}

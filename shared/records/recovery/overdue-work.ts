import type { MailRecord } from "../mail/mail-record.ts";
import { mailsInState, type Mails } from "../mail/mails.ts";
import { waitingMessages } from "../message/due-messages.ts";
import type { MessageRecord } from "../message/message-record.ts";
import type { Messages } from "../message/messages.ts";
import type { OutboxMessage } from "../message/outbox-message.ts";
import type { PositionRecord } from "../position/position-record.ts";
import {
  isAnswerDecided,
  lastEventOf,
  replyInReview,
  unsettledPositions,
  waitsUntil,
  type Positions,
} from "../position/positions.ts";

export interface OverdueWorkPorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly messages: Messages;
}

export interface OverdueWork {
  readonly mails: readonly MailRecord[];
  readonly positions: readonly PositionRecord[];
  /** Messages that should have been tried. */
  readonly messages: readonly MessageRecord[];
  /** Messages that waited on purpose, until now. */
  readonly woken: readonly MessageRecord[];
}

export interface WhatIsOverdue {
  /** Whether something that has not moved since this ISO instant is overdue. */
  readonly isOverdue: (since: string) => boolean;
  /** Messages, and answers, that wait until an earlier ISO instant than this are woken. */
  readonly wakeBefore: string;
}

/**
 * Finds unfinished work that nothing on a queue seems to stand for any more. It reads only the lists of unfinished records, so
 * that it costs the same however many are finished. What waits for a person (held, quarantined, failed, rejected) is left to a
 * person, and what waits for a message of its own is that message's business.
 */
export async function overdueWork(
  ports: OverdueWorkPorts,
  { isOverdue, wakeBefore }: WhatIsOverdue,
): Promise<OverdueWork> {
  const mails: MailRecord[] = [];
  for await (const mail of unfinishedMails(ports.mails))
    if (isOverdue(mail.receivedAt) && !(await waitsForMessages(mail, ports))) mails.push(mail);
  const positions: PositionRecord[] = [];
  for await (const position of unsettledPositions(ports.positions))
    if (
      isWoken(position, wakeBefore) ||
      (isOverdue(lastEventOf(position)) && !(await waitsOnPurpose(position, ports.messages)))
    )
      positions.push(position);
  const messages: MessageRecord[] = [];
  for (const state of ["pending", "sending"] as const)
    for await (const message of ports.messages.list(state)) if (isOverdue(message.decidedAt)) messages.push(message);
  const woken: MessageRecord[] = [];
  for await (const message of waitingMessages(ports.messages, wakeBefore)) woken.push(message);
  return { mails, positions, messages, woken };
}

async function* unfinishedMails(mails: Mails): AsyncGenerator<MailRecord> {
  for (const state of ["received", "accepted"] as const) yield* mailsInState(mails, state);
  for (const state of ["held", "refused", "failed"] as const) yield* mailsInState(mails, state, "unsettled");
}

/** Whether all that a mail still needs is that messages leave, its own or those of the positions of its statements, or that a person reads one. */
async function waitsForMessages(mail: MailRecord, { positions, messages }: OverdueWorkPorts): Promise<boolean> {
  if (mail.state === "received" || mail.statements.some(({ became }) => became === "arriving")) return false;
  const awaited = [...mail.outbox];
  let inReview = false;
  for (const { position, answeredBy } of mail.statements)
    if (answeredBy === undefined) {
      const record = await positions.get(position);
      awaited.push(...(record?.outbox ?? []));
      inReview ||= record !== undefined && replyInReview(record)?.answer.mailId === mail.id;
    }
  return (inReview && awaited.length === 0) || areOnTheirWay(awaited, messages);
}

function isWoken(position: PositionRecord, wakeBefore: string): boolean {
  const until = waitsUntil(position);
  return until !== undefined && until < wakeBefore;
}

/** Whether a position waits for further decisions, for a person to read its reply, or for its messages, and for nothing else. */
async function waitsOnPurpose(position: PositionRecord, messages: Messages): Promise<boolean> {
  const waits =
    position.reconciled?.mailId === position.current.mailId &&
    (position.revisionDue !== undefined || replyInReview(position) !== undefined);
  if (waits && position.outbox.length === 0) return true;
  return (waits || isAnswerDecided(position)) && areOnTheirWay(position.outbox, messages);
}

/** Whether each has a record that says how it stands. One that has left or was withdrawn should no longer be in an outbox. */
async function areOnTheirWay(outbox: readonly OutboxMessage[], messages: Messages): Promise<boolean> {
  if (outbox.length === 0) return false;
  const records = await Promise.all(outbox.map(({ id }) => messages.get(id)));
  return records.every((record) => record !== undefined && record.state !== "sent" && record.state !== "withdrawn");
}

import { textOfPosition } from "../domain/position/position-key.ts";
import type { MailRecord } from "./mail/mail-record.ts";
import { mailsInState, type Mails } from "./mail/mails.ts";
import type { ObjectStore } from "./storage/object-store.ts";
import type { PositionRecord } from "./position/position-record.ts";
import { allPositions, lastEventOf, unsettledPositions, type Positions } from "./position/positions.ts";
import type { Enqueue } from "./storage/queue.ts";
import { bodyOfDue, dueMessages } from "./message/due-messages.ts";
import type { MessageRecord } from "./message/message-record.ts";
import type { Messages } from "./message/messages.ts";

export interface RedrivePorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly messages: Messages;
  /** Where the raw mails are, under `mail/<id>`. */
  readonly rawMail: ObjectStore;
  readonly enqueueReceive: Enqueue;
  readonly enqueueReconcile: Enqueue;
  readonly enqueueSend: Enqueue;
}

export interface RedriveOptions {
  /** Only what has not moved since then; anything younger is still on its way. */
  readonly before: Date;
  /** Whether nothing else is running: then an attempt to send that has not ended never will, and we need not wait for it. */
  readonly isAlone?: boolean;
  /** Whether to look for stored mails without a record. Lists every stored mail. */
  readonly orphans?: boolean;
  /**
   * Whether to queue every position: the message about a newer ledger or a decision may have been lost, and the position does
   * not show that.
   */
  readonly everyPosition?: boolean;
}

/** What was stuck and has been queued again. */
export interface Redriven {
  readonly mails: readonly string[];
  readonly positions: readonly string[];
  readonly messages: readonly string[];
  readonly orphans: readonly string[];
  /** How many more positions were queued. Nothing happens to those that have not changed. */
  readonly lookedAt: number;
}

/**
 * Finds what is stuck and puts it back on its queue: mails, then positions, then messages, then mails without a record. Safe at
 * any time and any number of times: a step that is done already does nothing. What waits for a person (held, quarantined,
 * failed) is left to a person.
 */
export async function redrive(ports: RedrivePorts, options: RedriveOptions): Promise<Redriven> {
  const before = options.before.toISOString();
  const mails = await stuckMails(ports.mails, before);
  await ports.enqueueReceive(mails.map((mail) => ({ mail })));

  const positions: PositionRecord[] = [];
  for await (const position of unsettledPositions(ports.positions))
    if (lastEventOf(position) < before) positions.push(position);
  const others = options.everyPosition ? (await allPositions(ports.positions)).filter(isNoneOf(positions)) : [];
  await ports.enqueueReconcile(
    [...positions, ...others].map(({ key, current }) => ({ position: key, correlation: current.mailId })),
  );

  const messages: MessageRecord[] = [];
  for await (const message of dueMessages(ports.messages, before)) messages.push(message);
  if (options.isAlone)
    for (const { id } of messages)
      await ports.messages.change(id, (message) =>
        message.state === "sending" ? { ...message, leasedUntil: undefined } : undefined,
      );
  await ports.enqueueSend(messages.map(bodyOfDue));

  const orphans = options.orphans ? await sendOrphans(ports, options.before) : [];
  return {
    mails,
    positions: positions.map(({ key }) => textOfPosition(key)),
    messages: messages.map(({ id }) => id),
    orphans,
    lookedAt: others.length,
  };
}

function isNoneOf(those: readonly PositionRecord[]): (position: PositionRecord) => boolean {
  const names = new Set(those.map(({ key }) => textOfPosition(key)));
  return ({ key }) => !names.has(textOfPosition(key));
}

async function stuckMails(mails: Mails, before: string): Promise<string[]> {
  const stuck: string[] = [];
  const add = (mail: MailRecord) => {
    if (mail.receivedAt < before) stuck.push(mail.id);
  };
  for (const state of ["received", "accepted"] as const) for await (const mail of mailsInState(mails, state)) add(mail);
  for (const state of ["held", "refused", "failed"] as const)
    for await (const mail of mailsInState(mails, state, "unsettled")) add(mail);
  return stuck;
}

/** Mails that are stored but were never announced to us. What the cloud found about them is lost, so they count as unproved. */
async function sendOrphans({ mails, rawMail, enqueueReceive }: RedrivePorts, before: Date): Promise<string[]> {
  const orphans: string[] = [];
  for await (const { key, lastModified } of rawMail.list("mail/")) {
    const mailId = key.slice("mail/".length);
    // SES writes an object of this name to test its permission.
    if (mailId === "AMAZON_SES_SETUP_NOTIFICATION" || lastModified >= before || (await mails.get(mailId))) continue;
    await enqueueReceive([{ orphan: { mailId, key, receivedAt: lastModified.toISOString() } }]);
    orphans.push(mailId);
  }
  return orphans;
}

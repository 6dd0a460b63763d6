import { textOfPosition } from "../../domain/position/position-key.ts";
import type { MailRecord } from "../mail/mail-record.ts";
import { mailsInState, type Mails } from "../mail/mails.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { allPositions, unsettledPositions, type Positions } from "../position/positions.ts";
import type { SendMessages } from "../storage/queue.ts";
import type { Replies } from "../message/messages.ts";

export interface RedrivePorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly replies: Replies;
  /** Where the raw mails lie, under `mail/<id>`. */
  readonly rawMail: ObjectStore;
  readonly sendReceive: SendMessages;
  readonly sendReconcile: SendMessages;
  readonly sendReply: SendMessages;
}

export interface RedriveOptions {
  /** Only what has stood still since then: what is younger is on its way. */
  readonly before: Date;
  /**
   * Whether nothing else is running: then an attempt to send that has not ended never will, and need not be waited for.
   */
  readonly isAlone?: boolean;
  /** Whether to look for stored mails that have no record. Looks at every mail that is stored. */
  readonly orphans?: boolean;
  /**
   * Whether to have every position looked at again: the word about a newer ledger or a decision may have been lost, and
   * nothing in the position says so.
   */
  readonly everyPosition?: boolean;
}

/** What was found standing still and put on its way again. */
export interface Redriven {
  readonly mails: readonly string[];
  readonly positions: readonly string[];
  readonly replies: readonly string[];
  readonly orphans: readonly string[];
  /** How many positions more are looked at again; nothing happens where nothing has changed. */
  readonly lookedAt: number;
}

/**
 * Finds what has not come to its end and puts it back on its queue. Harmless at any time and any number of times: whatever
 * was done already is found done. What waits for a person (held, quarantined, failed) is left to a person.
 */
export async function redrive(ports: RedrivePorts, options: RedriveOptions): Promise<Redriven> {
  const before = options.before.toISOString();
  const mails = await stuckMails(ports.mails, before);
  await ports.sendReceive(mails.map((mail) => ({ mail })));

  const positions: PositionRecord[] = [];
  for await (const position of unsettledPositions(ports.positions))
    if (lastEventOf(position) < before) positions.push(position);
  const others = options.everyPosition ? (await allPositions(ports.positions)).filter(isNot(positions)) : [];
  await ports.sendReconcile(
    [...positions, ...others].map(({ key, standing }) => ({ position: key, correlation: standing.mailId })),
  );

  const replies: string[] = [];
  for (const state of ["pending", "sending"] as const)
    for await (const { id, decidedAt } of ports.replies.list(state)) if (decidedAt < before) replies.push(id);
  if (options.isAlone)
    for (const id of replies)
      await ports.replies.change(id, (present) =>
        present.state === "sending" ? { ...present, leasedUntil: undefined } : undefined,
      );
  await ports.sendReply(replies.map((reply) => ({ reply, correlation: reply })));

  const orphans = options.orphans ? await sendOrphans(ports, options.before) : [];
  return {
    mails,
    positions: positions.map(({ key }) => textOfPosition(key)),
    replies,
    orphans,
    lookedAt: others.length,
  };
}

function isNot(those: readonly PositionRecord[]): (position: PositionRecord) => boolean {
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

/** Mails that the cloud stored and nobody was told of. What it thought of them is lost: they are read as unproved. */
async function sendOrphans({ mails, rawMail, sendReceive }: RedrivePorts, before: Date): Promise<string[]> {
  const orphans: string[] = [];
  for await (const { key, lastModified } of rawMail.list("mail/")) {
    const mailId = key.slice("mail/".length);
    // SES tries its right to write with an object of this name.
    if (mailId === "AMAZON_SES_SETUP_NOTIFICATION" || lastModified >= before || (await mails.get(mailId))) continue;
    await sendReceive([{ orphan: { mailId, key, receivedAt: lastModified.toISOString() } }]);
    orphans.push(mailId);
  }
  return orphans;
}

function lastEventOf({ standing, reconciled, outbox }: PositionRecord): string {
  return [standing.receivedAt, reconciled?.at ?? "", ...outbox.map(({ decidedAt }) => decidedAt)].sort().at(-1) ?? "";
}

import { textOfPosition } from "../../domain/position/position-key.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { allPositions } from "../position/positions.ts";
import type { CountMessages } from "../storage/queue.ts";
import type { ObjectStore } from "../storage/object-store.ts";
import { isOrphan, mailIdOf, mayStillBeAnnounced, receiveOrphan } from "./orphans.ts";
import { overdueWork, type OverdueWorkPorts } from "./overdue-work.ts";
import { queueAgain, type QueueAgainPorts } from "./queue-again.ts";

export interface RedrivePorts extends OverdueWorkPorts, QueueAgainPorts {
  /** Where the raw mails are, under `mail/<id>`. */
  readonly rawMail: ObjectStore;
}

export interface RedriveOptions {
  /** Only what has not moved since then; anything younger is still on its way. */
  readonly before: Date;
  /** Whether nothing else is running: then an attempt to send that has not ended never will, and we need not wait for it. */
  readonly isAlone?: boolean;
  /**
   * To look for stored mails without a record: how many mails wait to be received, those that were given up included. Lists every
   * stored mail.
   */
  readonly orphans?: CountMessages;
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
  /** Stored mails without a record that were left, as their announcement may still be on its way. */
  readonly awaited: readonly string[];
  /** How many more positions were queued. Nothing happens to those that have not changed. */
  readonly lookedAt: number;
}

/**
 * Finds what is stuck and puts it back on its queue: mails, then positions, then messages, then mails without a record. Safe at
 * any time and any number of times. Unlike a sweep, which shares its core (overdue-work.ts), it queues everything that is old
 * enough, and can look at every position and every stored mail.
 */
export async function redrive(ports: RedrivePorts, options: RedriveOptions): Promise<Redriven> {
  const before = options.before.toISOString();
  const work = await overdueWork(ports, { isOverdue: (since) => since < before, wakeBefore: before });
  const messages = [...work.messages, ...work.woken];
  const others = options.everyPosition ? (await allPositions(ports.positions)).filter(isNoneOf(work.positions)) : [];
  if (options.isAlone)
    for (const { id } of messages)
      await ports.messages.change(id, (message) =>
        message.state === "sending" ? { ...message, leasedUntil: undefined } : undefined,
      );
  const { orphans, awaited } = options.orphans
    ? await receiveOrphans(ports, options.orphans, options.before)
    : { orphans: [], awaited: [] };
  await queueAgain(ports, { mails: work.mails, positions: [...work.positions, ...others], messages });
  return {
    mails: work.mails.map(({ id }) => id),
    positions: work.positions.map(({ key }) => textOfPosition(key)),
    messages: messages.map(({ id }) => id),
    orphans,
    awaited,
    lookedAt: others.length,
  };
}

function isNoneOf(those: readonly PositionRecord[]): (position: PositionRecord) => boolean {
  const names = new Set(those.map(({ key }) => textOfPosition(key)));
  return ({ key }) => !names.has(textOfPosition(key));
}

/** Looked for before anything is put on the queue of mails: what is on it then was there before. */
async function receiveOrphans(
  { mails, rawMail, enqueueReceive }: RedrivePorts,
  countUnreceived: CountMessages,
  before: Date,
): Promise<Pick<Redriven, "orphans" | "awaited">> {
  const unreceived = await countUnreceived();
  const orphans: string[] = [];
  const awaited: string[] = [];
  for await (const { key, lastModified } of rawMail.list("mail/")) {
    const stored = { key, storedAt: lastModified.toISOString() };
    if (lastModified >= before || !(await isOrphan(stored, mails))) continue;
    if (mayStillBeAnnounced(stored, unreceived, before)) awaited.push(mailIdOf(key));
    else orphans.push(await receiveOrphan(stored, enqueueReceive));
  }
  return { orphans, awaited };
}

import * as z from "zod";

import type { Mails } from "../../shared/records/mail/mails.ts";
import {
  isOrphan,
  mayStillBeAnnounced,
  receiveOrphan,
  type StoredObjectOfMail,
} from "../../shared/records/recovery/orphans.ts";
import { createdObjectsOf } from "../../shared/records/storage/created-objects.ts";
import type { CountMessages, Enqueue } from "../../shared/records/storage/queue.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface CheckStoredMailPorts {
  readonly mails: Pick<Mails, "get">;
  /** How many mails wait to be received, those that were given up included. */
  readonly countUnreceived: CountMessages;
  readonly enqueueReceive: Enqueue;
  /** This function's own queue. */
  readonly enqueueCheck: Enqueue;
  readonly now: () => Date;
  readonly log: Log;
}

/** The longest time that a queue keeps a message back. */
const AGAIN_AFTER_SECONDS = 900;

/**
 * Makes sure that a stored mail gets a record. The bucket itself reports each mail, and the queue keeps the report back until the
 * mail should have been received. If it still has no record, its announcement is late or lost:
 * 1. while mails wait to be received, or were given up, it may be among them: look again later,
 * 2. otherwise it is lost, and the mail is received as an orphan. The look is repeated until there is a record.
 *
 * @param body an event of S3, or our own message about a mail to look at again
 */
export async function checkStoredMail(body: string, ports: CheckStoredMailPorts): Promise<void> {
  for (const stored of storedIn(body)) if (await isOrphan(stored, ports.mails)) await attendTo(stored, ports);
}

async function attendTo(stored: StoredObjectOfMail, ports: CheckStoredMailPorts): Promise<void> {
  const unreceived = await ports.countUnreceived();
  const mayComeYet = mayStillBeAnnounced(stored, unreceived, ports.now());
  // If it had to wait to the end, something is wrong with receiving, and repeats would only add to it.
  if (mayComeYet || unreceived === 0)
    await ports.enqueueCheck([{ stored: { ...stored } }], { delaySeconds: AGAIN_AFTER_SECONDS });
  if (mayComeYet) {
    ports.log({ event: "stored-mail-not-received-yet", count: 1 });
    return;
  }
  const mailId = await receiveOrphan(stored, ports.enqueueReceive);
  ports.log({
    level: "warn",
    event: "overdue-found",
    what: "orphan",
    correlation: mailId,
    mailId,
    metrics: { SweepFound: 1 },
  });
}

function storedIn(body: string): readonly StoredObjectOfMail[] {
  const again = againSchema.safeParse(JSON.parse(body)).data;
  if (again) return [again.stored];
  return createdObjectsOf(body).map(({ key, at }) => ({ key, storedAt: at }));
}

const againSchema = z.strictObject({
  stored: z.strictObject({ key: z.string().min(1), storedAt: z.iso.datetime() }),
});

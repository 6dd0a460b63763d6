import type { Mails } from "../mail/mails.ts";
import type { Enqueue } from "../storage/queue.ts";

/** A stored mail, as the object store knows it. */
export interface StoredObjectOfMail {
  readonly key: string;
  /** ISO instant. */
  readonly storedAt: string;
}

const PREFIX = "mail/";

/** SES writes an object of this name to test its permission. */
const SES_TEST = "AMAZON_SES_SETUP_NOTIFICATION";

/** Whether a stored mail has no record, because nobody announced it or its announcement was lost. */
export async function isOrphan({ key }: StoredObjectOfMail, mails: Pick<Mails, "get">): Promise<boolean> {
  if (!key.startsWith(PREFIX)) return false;
  const mailId = mailIdOf(key);
  return mailId !== "" && mailId !== SES_TEST && (await mails.get(mailId)) === undefined;
}

/** After this time a mail is received without what the cloud found about it: better held for a confirmation than forgotten. */
const LONGEST_WAIT_MS = 6 * 3_600_000;

/**
 * Whether the announcement of a stored mail without a record may still come: while mails wait to be received, or were given up, it may be
 * among them. Taken as an orphan, the mail would lose what the cloud found about its sender.
 *
 * @param unreceived how many mails wait to be received, those that were given up included
 */
export function mayStillBeAnnounced({ storedAt }: StoredObjectOfMail, unreceived: number, now: Date): boolean {
  return unreceived > 0 && now.getTime() - Date.parse(storedAt) <= LONGEST_WAIT_MS;
}

/** Has an orphan received. What the cloud found about it is lost, so it counts as unproved. */
export async function receiveOrphan({ key, storedAt }: StoredObjectOfMail, enqueueReceive: Enqueue): Promise<string> {
  const mailId = mailIdOf(key);
  await enqueueReceive([{ orphan: { mailId, key, receivedAt: storedAt } }]);
  return mailId;
}

/** The id of a stored mail. */
export function mailIdOf(key: string): string {
  return key.slice(PREFIX.length);
}

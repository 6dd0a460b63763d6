import * as z from "zod";

import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { SendingResult, SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { makeMessage, type MakeMessagePorts } from "./make-message.ts";
import { noteDeparture } from "./note-departure.ts";

export interface SendMailPorts extends MakeMessagePorts {
  readonly messages: Messages;
  readonly mails: Mails;
  readonly positions: Positions;
  readonly objects: JsonObjects;
  readonly records: ObjectStore;
  readonly sendRawEmail: SendRawEmail;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
  readonly log: Log;
}

/** Longer than any attempt takes: once a lease has run out, its attempt has ended. */
const LEASE_MS = 180_000;

/**
 * Sends one message, in this order:
 * 1. find it, and the earlier messages of its position that have not left,
 * 2. for each: take the lease, make the bytes, hand them to the mail service, record the result,
 * 3. note the departure in the mail, and empty the outbox (note-departure.ts).
 *
 * A message that has left does not leave again, however often it is queued. If an attempt ended without a result, the mail service
 * may have taken it: the next one then sends the same bytes with the same mark again, and two copies may leave.
 *
 * @param body of a queue message: `{"message": "…", "correlation": "…"}`
 * @throws if another attempt is still under way, or if the cloud fails; the queue then delivers the body again.
 */
export async function sendMail(body: string, ports: SendMailPorts): Promise<void> {
  const { message: id } = bodySchema.parse(JSON.parse(body));
  const asked = await readMessage(id, ports);
  for (const message of await withEarlierOnes(asked, ports)) {
    const departed = isFinal(message) ? message : await send(message, ports);
    await noteDeparture(departed, ports);
  }
}

/** The messages of a position leave in order, so that nobody reads a correction before what it corrects. */
async function withEarlierOnes(asked: MessageRecord, ports: SendMailPorts): Promise<MessageRecord[]> {
  if (asked.origin.from === "mail") return [asked];
  const position = await ports.positions.get(asked.origin.position);
  const ids = (position?.outbox ?? []).map((entry) => entry.id);
  const earlier = ids.slice(0, Math.max(0, ids.indexOf(asked.id)));
  return [...(await Promise.all(earlier.map((id) => readMessage(id, ports)))), asked];
}

async function send(message: MessageRecord, ports: SendMailPorts): Promise<MessageRecord> {
  const { message: leased, changed } = await ports.messages.change(message.id, (before) => lease(before, ports.now()));
  if (!changed) {
    if (isFinal(leased)) return leased;
    throw new Error(`another attempt to send ${message.id} is under way until ${leased.leasedUntil ?? ""}`);
  }
  const isRepeated = message.state === "sending";
  const made = await makeMessage(leased, ports);
  const result = await ports.sendRawEmail(made).catch(async (error: unknown) => {
    // This attempt is over: the next one need not wait for the lease to run out.
    await ports.messages.change(message.id, (before) =>
      isFinal(before) ? undefined : { ...before, state: "pending", leasedUntil: undefined },
    );
    throw error;
  });
  const at = ports.now().toISOString();
  const { message: departed } = await ports.messages.change(message.id, (before) =>
    isFinal(before) ? undefined : { ...withResult(before, result, at), subject: made.subject, raw: made.key },
  );
  ports.log({
    level: result.sent ? "info" : "error",
    event: result.sent ? "message-sent" : "message-rejected",
    correlation: message.correlation,
    mailId: message.occasion.mailId,
    messageId: message.id,
    attempt: leased.attempts,
    metrics: {
      [result.sent ? "MessagesSent" : "MessagesRejected"]: 1,
      ...(isRepeated ? { MessagesRepeated: 1 } : {}),
    },
  });
  return departed;
}

/** Takes the lease for this attempt, unless another attempt may still be under way. */
function lease(before: MessageRecord, now: Date): MessageRecord | undefined {
  if (isFinal(before)) return undefined;
  if (before.state === "sending" && before.leasedUntil !== undefined && Date.parse(before.leasedUntil) > now.getTime())
    return undefined;
  return {
    ...before,
    state: "sending",
    attempts: before.attempts + 1,
    leasedUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
  };
}

function withResult(before: MessageRecord, result: SendingResult, at: string): MessageRecord {
  const ended = { ...before, leasedUntil: undefined };
  return result.sent
    ? { ...ended, state: "sent", sesId: result.sesId, sentAt: at }
    : { ...ended, state: "rejected", why: result.why };
}

function isFinal({ state }: MessageRecord): boolean {
  return state === "sent" || state === "rejected";
}

async function readMessage(id: string, { messages }: SendMailPorts): Promise<MessageRecord> {
  const message = await messages.get(id);
  if (!message) throw new Error(`there is no message ${id}`);
  return message;
}

const bodySchema = z.object({ message: z.string().min(1) });

import * as z from "zod";

import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { Replies } from "../../shared/records/message/messages.ts";
import type { ReplyRecord } from "../../shared/records/message/message-record.ts";
import type { SendingResult, SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { makeMessage, type MakeMessage } from "./make-message.ts";
import { noteDeparture } from "./note-departure.ts";

export interface SendMail extends MakeMessage {
  readonly replies: Replies;
  readonly mails: Mails;
  readonly positions: Positions;
  readonly objects: JsonObjects;
  readonly records: ObjectStore;
  readonly sendRawEmail: SendRawEmail;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
  readonly log: Log;
}

/** Longer than an attempt can last: whoever finds it passed knows that the attempt has ended. */
const LEASE_MS = 180_000;

/**
 * Sends one message, after those of the same position that were decided on before it. A message that has left does not leave
 * again, however often this is asked for; one whose attempt ended without a word is sent again with the same bytes and
 * the same Message-ID, by which its receiver can tell.
 *
 * @param body of a message on the queue: `{"reply": "…", "correlation": "…"}`
 * @throws where an attempt is still under way, and whatever the cloud could not do; the message then comes again.
 */
export async function sendMail(body: string, ports: SendMail): Promise<void> {
  const { reply: id } = messageSchema.parse(JSON.parse(body));
  const asked = await readReply(id, ports);
  for (const reply of await withEarlierOnes(asked, ports)) {
    const departed = isFinal(reply) ? reply : await send(reply, ports);
    await noteDeparture(departed, ports);
  }
}

/** What a position has to say leaves in its order, so that nobody reads a correction before what it corrects. */
async function withEarlierOnes(asked: ReplyRecord, ports: SendMail): Promise<ReplyRecord[]> {
  if (asked.origin.from === "mail") return [asked];
  const position = await ports.positions.get(asked.origin.position);
  const ids = (position?.outbox ?? []).map((entry) => entry.id);
  const earlier = ids.slice(0, Math.max(0, ids.indexOf(asked.id)));
  return [...(await Promise.all(earlier.map((id) => readReply(id, ports)))), asked];
}

async function send(reply: ReplyRecord, ports: SendMail): Promise<ReplyRecord> {
  const { reply: leased, changed } = await ports.replies.change(reply.id, (present) => lease(present, ports.now()));
  if (!changed) {
    if (isFinal(leased)) return leased;
    throw new Error(`another attempt to send ${reply.id} is under way until ${leased.leasedUntil ?? ""}`);
  }
  const isRepeated = reply.state === "sending";
  const message = await makeMessage(leased, ports);
  const result = await ports.sendRawEmail(message).catch(async (error: unknown) => {
    // Nothing is under way any more: the next attempt need not wait.
    await ports.replies.change(reply.id, (present) =>
      isFinal(present) ? undefined : { ...present, state: "pending", leasedUntil: undefined },
    );
    throw error;
  });
  const at = ports.now().toISOString();
  const { reply: departed } = await ports.replies.change(reply.id, (present) =>
    isFinal(present) ? undefined : { ...departure(present, result, at), subject: message.subject, raw: message.key },
  );
  ports.log({
    level: result.sent ? "info" : "error",
    event: result.sent ? "reply-sent" : "reply-refused",
    correlation: reply.correlation,
    mailId: reply.mailId,
    replyId: reply.id,
    attempt: leased.attempts,
    metrics: {
      [result.sent ? "RepliesSent" : "RepliesRefused"]: 1,
      ...(isRepeated ? { RepliesRepeated: 1 } : {}),
    },
  });
  return departed;
}

/** Makes the attempt this one's, unless another's may still be under way. */
function lease(present: ReplyRecord, now: Date): ReplyRecord | undefined {
  if (isFinal(present)) return undefined;
  if (
    present.state === "sending" &&
    present.leasedUntil !== undefined &&
    Date.parse(present.leasedUntil) > now.getTime()
  )
    return undefined;
  return {
    ...present,
    state: "sending",
    attempts: present.attempts + 1,
    leasedUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
  };
}

function departure(present: ReplyRecord, result: SendingResult, at: string): ReplyRecord {
  const ended = { ...present, leasedUntil: undefined };
  return result.sent
    ? { ...ended, state: "sent", sesId: result.sesId, sentAt: at }
    : { ...ended, state: "refused", why: result.why };
}

function isFinal({ state }: ReplyRecord): boolean {
  return state === "sent" || state === "refused";
}

async function readReply(id: string, { replies }: SendMail): Promise<ReplyRecord> {
  const reply = await replies.get(id);
  if (!reply) throw new Error(`there is no reply ${id}`);
  return reply;
}

const messageSchema = z.object({ reply: z.string().min(1) });

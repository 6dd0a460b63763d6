import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { answeredIfDone } from "../../shared/records/mail/answered-mail.ts";
import { digestOfBytes } from "../../shared/records/audit/digest.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { ReplyRecord } from "../../shared/records/message/message-record.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface NoteDeparture {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly records: ObjectStore;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Notes in the mail that a message has left for it, and then takes the message out of the outbox that it stood in: in this
 * order, so that whoever looks finds it in one of the two. Noting it again changes nothing.
 */
export async function noteDeparture(reply: ReplyRecord, ports: NoteDeparture): Promise<void> {
  const at = ports.now().toISOString();
  const raw = reply.raw === undefined ? undefined : await ports.records.get(reply.raw);
  const event = {
    event: reply.state === "sent" ? "reply-sent" : "reply-refused",
    at,
    facts: {
      reply: reply.id,
      to: reply.to,
      facts: reply.facts,
      message: raw && digestOfBytes(raw.bytes),
      sesId: reply.sesId,
      why: reply.why,
    },
  };
  const { record: mail, changed } = await ports.mails.change(reply.mailId, (present) => {
    if (!present) return undefined;
    return isNoted(present, reply) ? undefined : { record: noted(present, reply), event };
  });
  if (changed && mail?.replies.length === 1)
    ports.log({
      event: "mail-answered",
      correlation: reply.correlation,
      mailId: mail.id,
      replyId: reply.id,
      state: mail.state,
      metrics: { AnswerTime: ports.now().getTime() - Date.parse(mail.receivedAt) },
    });
  if (reply.origin.from === "mail") return;
  await ports.positions.change(reply.origin.position, (present) =>
    present?.outbox.some((entry) => entry.id === reply.id)
      ? { record: { ...present, outbox: present.outbox.filter((entry) => entry.id !== reply.id) }, event }
      : undefined,
  );
}

function isNoted(mail: MailRecord, reply: ReplyRecord): boolean {
  return reply.state === "refused" ? mail.state === "failed" : mail.replies.includes(reply.id);
}

function noted(mail: MailRecord, reply: ReplyRecord): MailRecord {
  const { origin, answers } = reply;
  const outbox = mail.outbox.filter((entry) => entry.id !== reply.id);
  if (reply.state === "refused") {
    const why = `The mail service refused ${reply.id}: ${reply.why ?? "it gave no reason"}.`;
    return answers ? { ...mail, outbox, state: "failed", reason: "reply-refused", why } : { ...mail, outbox };
  }
  return answeredIfDone({
    ...mail,
    replies: [...mail.replies, reply.id],
    outbox,
    statements: mail.statements.map((each) =>
      answers &&
      origin.from === "position" &&
      each.replyId === undefined &&
      textOfPosition(each.position) === textOfPosition(origin.position)
        ? { ...each, replyId: reply.id }
        : each,
    ),
  });
}

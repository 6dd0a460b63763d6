import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { TrailEvent } from "../../shared/records/audit/trail.ts";
import { digestOfBytes } from "../../shared/records/storage/digest.ts";
import { type MailRecord, answeredIfDone } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Notices } from "../../shared/records/notice/notices.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import { mailIdOf } from "../../shared/records/message/outbox-message.ts";
import type { SesIds } from "../../shared/records/message/ses-ids.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface NoteDeparturePorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly notices: Notices;
  readonly sesIds: SesIds;
  readonly records: ObjectStore;
  readonly now: () => Date;
  readonly log: Log;
}

/** What the attempt has read of where a message came from. */
export interface KnownOfMessage {
  readonly mail?: MailRecord | undefined;
  readonly position?: PositionRecord | undefined;
}

/**
 * Makes a message findable by the mail service's id, as an answer to it names that. Notes in the mail or the notice that the message
 * has left, and then removes it from its outbox. In this order, so that at any
 * time one of the two records has the message. Doing it again changes nothing.
 */
export async function noteDeparture(
  message: MessageRecord,
  ports: NoteDeparturePorts,
  known: KnownOfMessage = {},
): Promise<void> {
  if (message.sesId !== undefined) await ports.sesIds.add(message.sesId, message.id);
  const at = ports.now().toISOString();
  const event = {
    event: "message-sent",
    at,
    facts: {
      message: message.id,
      to: message.to,
      facts: message.facts,
      bytes: message.raw,
      digest: message.rawDigest ?? (await digestOfRaw(message, ports)),
      resends: message.resends,
      sesId: message.sesId,
    },
  };
  const mailId = mailIdOf(message);
  if (mailId !== undefined) await noteInMail(mailId, message, event, ports, known.mail);
  const { origin } = message;
  if (origin.from === "notice")
    await ports.notices.change(origin.notice, (before) =>
      before?.outbox.some((entry) => entry.id === message.id)
        ? {
            record: {
              ...before,
              outbox: before.outbox.filter((entry) => entry.id !== message.id),
              sentMessages: [...before.sentMessages, message.id],
            },
            event,
          }
        : undefined,
    );
  if (origin.from === "position")
    await ports.positions.change(
      origin.position,
      (before) =>
        before?.outbox.some((entry) => entry.id === message.id)
          ? { record: { ...before, outbox: before.outbox.filter((entry) => entry.id !== message.id) }, event }
          : undefined,
      known.position,
    );
}

async function digestOfRaw(
  { raw }: MessageRecord,
  { records }: Pick<NoteDeparturePorts, "records">,
): Promise<string | undefined> {
  const found = raw === undefined ? undefined : await records.get(raw);
  return found && digestOfBytes(found.bytes);
}

async function noteInMail(
  mailId: string,
  message: MessageRecord,
  event: TrailEvent,
  { mails, now, log }: NoteDeparturePorts,
  known: MailRecord | undefined,
): Promise<void> {
  const { record: mail, changed } = await mails.change(
    mailId,
    (before) =>
      !before || before.sentMessages.includes(message.id)
        ? undefined
        : { record: withDeparture(before, message), event },
    known,
  );
  if (changed && mail?.sentMessages.length === 1)
    log({
      event: "mail-answered",
      correlation: message.correlation,
      mailId: mail.id,
      messageId: message.id,
      state: mail.state,
      metrics: { AnswerTime: now().getTime() - Date.parse(mail.receivedAt) },
    });
}

function withDeparture(mail: MailRecord, message: MessageRecord): MailRecord {
  const { origin } = message;
  const isAnswer = message.occasion.type === "answer";
  return answeredIfDone({
    ...mail,
    sentMessages: [...mail.sentMessages, message.id],
    outbox: mail.outbox.filter((entry) => entry.id !== message.id),
    statements: mail.statements.map((each) =>
      isAnswer &&
      origin.from === "position" &&
      each.answeredBy === undefined &&
      textOfPosition(each.position) === textOfPosition(origin.position)
        ? { ...each, answeredBy: message.id }
        : each,
    ),
  });
}

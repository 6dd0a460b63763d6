import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { digestOfBytes } from "../../shared/records/storage/digest.ts";
import { type MailRecord, answeredIfDone } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { SesIds } from "../../shared/records/message/ses-ids.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface NoteDeparturePorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly sesIds: SesIds;
  readonly records: ObjectStore;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Makes a message findable by the mail service's id, as an answer to it names that. Notes in the mail that the message has left,
 * and then removes it from its outbox. In this order, so that at any
 * time one of the two records has the message. Doing it again changes nothing.
 */
export async function noteDeparture(message: MessageRecord, ports: NoteDeparturePorts): Promise<void> {
  if (message.sesId !== undefined) await ports.sesIds.add(message.sesId, message.id);
  const at = ports.now().toISOString();
  const raw = message.raw === undefined ? undefined : await ports.records.get(message.raw);
  const event = {
    event: "message-sent",
    at,
    facts: {
      message: message.id,
      to: message.to,
      facts: message.facts,
      bytes: message.raw,
      digest: raw && digestOfBytes(raw.bytes),
      resends: message.resends,
      sesId: message.sesId,
    },
  };
  const { record: mail, changed } = await ports.mails.change(message.occasion.mailId, (before) =>
    !before || before.sentMessages.includes(message.id) ? undefined : { record: withDeparture(before, message), event },
  );
  if (changed && mail?.sentMessages.length === 1)
    ports.log({
      event: "mail-answered",
      correlation: message.correlation,
      mailId: mail.id,
      messageId: message.id,
      state: mail.state,
      metrics: { AnswerTime: ports.now().getTime() - Date.parse(mail.receivedAt) },
    });
  if (message.origin.from === "mail") return;
  await ports.positions.change(message.origin.position, (before) =>
    before?.outbox.some((entry) => entry.id === message.id)
      ? { record: { ...before, outbox: before.outbox.filter((entry) => entry.id !== message.id) }, event }
      : undefined,
  );
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

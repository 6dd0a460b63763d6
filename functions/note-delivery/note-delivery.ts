import { isUndelivered, withReport } from "../../shared/domain/mail/delivery/delivery.ts";
import { parseSendingReport, type SendingEvent } from "../../shared/domain/mail/delivery/sending-event.ts";
import { keyOfBytes, whoseMessage, type MessageRecord } from "../../shared/records/message/message-record.ts";
import { mailOfMessage } from "../../shared/records/message/outbox-message.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import type { SesIds } from "../../shared/records/message/ses-ids.ts";
import type { UndeliverableAddresses } from "../../shared/records/message/undeliverable-addresses.ts";
import type { ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import { followDelivery, type FollowMessagePorts } from "../../shared/records/todo/follow-message.ts";
import { portsFor, type Log } from "../../shared/telemetry/log.ts";
import type { MetricName } from "../../shared/telemetry/metrics.ts";
import { noteOnPosition, type NoteOnPositionPorts } from "./note-on-position.ts";
import { sendToNextAddress, type SendToNextAddressPorts } from "./send-to-next-address.ts";

export interface NoteDeliveryPorts extends NoteOnPositionPorts, SendToNextAddressPorts, FollowMessagePorts {
  readonly messages: Messages;
  readonly sesIds: SesIds;
  readonly undeliverable: UndeliverableAddresses;
  readonly referenceLists: ReferenceLists;
  readonly log: Log;
}

/**
 * Notes what the mail service reports about one message, in this order:
 * 1. find the message, by our own id that the report names, or else by the mail service's id,
 * 2. note on it what became of it; and that it has left, if nobody could note that before,
 * 3. remember addresses that can't be reached,
 * 4. a message that came back from every address goes to the next registered address (send-to-next-address.ts),
 * 5. note on the position that its answer has not arrived (note-on-position.ts),
 * 6. bring the to-do list in line with it.
 *
 * Reports come at least once and in any order. Doing any of it again changes nothing.
 *
 * @param body of a queue message: an event that SES published
 * @throws if the cloud fails; the queue then delivers the body again
 */
export async function noteDelivery(body: string, given: NoteDeliveryPorts): Promise<void> {
  const report = parseSendingReport(body);
  if (report.type === "notice") {
    given.log({ event: "subscription-notice" });
    return;
  }
  const { event } = report;
  const found = await findMessage(event, given);
  if (!found) {
    // Our own messages always have a record before they leave. So it is a message of somebody else with the same configuration set.
    given.log({ level: "warn", event: "report-on-unknown-message", reason: event.what });
    return;
  }
  const ports = portsFor(whoseMessage(found), given);
  if (found.sesId !== event.sesId) await ports.sesIds.add(event.sesId, found.id);
  const message = await noteOnMessage(found, event, ports);
  await rememberUndeliverable(message, event, ports);
  const next = await sendToNextAddress(message, ports);
  await noteOnPosition(next ?? message, ports);
  await followDelivery(next ?? message, ports);
}

async function findMessage(
  { messageId, sesId }: SendingEvent,
  { messages, sesIds }: NoteDeliveryPorts,
): Promise<MessageRecord | undefined> {
  const named = messageId === undefined ? undefined : await messages.get(messageId);
  if (named) return named;
  const id = await sesIds.messageOf(sesId);
  return id === undefined ? undefined : messages.get(id);
}

async function noteOnMessage(
  { id }: MessageRecord,
  event: SendingEvent,
  { messages, log }: NoteDeliveryPorts,
): Promise<MessageRecord> {
  let before: MessageRecord | undefined;
  const { message, changed } = await messages.change(id, (record) => {
    before = record;
    const delivery = withReport(record.delivery, event.recipients, record.to);
    const isNews = JSON.stringify(delivery) !== JSON.stringify(record.delivery);
    return isNews || record.state !== "sent" ? { ...asSent(record, event), delivery } : undefined;
  });
  const state = message.delivery?.state ?? "sent";
  if (!changed || before?.delivery?.state === state) return message;
  const metric = metricOf[state];
  log({
    level: isUndelivered(message.delivery) ? "warn" : "info",
    event: `message-${state}`,
    correlation: message.correlation,
    ...mailOfMessage(message),
    messageId: message.id,
    state,
    metrics: metric === undefined ? {} : { [metric]: 1 },
  });
  return message;
}

/**
 * The mail service reports only on what it has taken. If the attempt that sent the message ended before it could note that, the
 * message has left all the same and must not be sent again.
 */
function asSent(record: MessageRecord, { sesId, acceptedAt }: SendingEvent): MessageRecord {
  if (record.state === "sent") return record;
  const nothing = { leasedUntil: undefined, nextAttemptAt: undefined, reason: undefined, why: undefined };
  return { ...record, ...nothing, state: "sent", sesId, sentAt: acceptedAt, raw: keyOfBytes(record) };
}

const metricOf: Partial<Record<NonNullable<MessageRecord["delivery"]>["state"], MetricName>> = {
  delivered: "MessagesDelivered",
  delayed: "MessagesDelayed",
  bounced: "MessagesBounced",
  complained: "MessagesComplained",
};

async function rememberUndeliverable(
  message: MessageRecord,
  event: SendingEvent,
  { undeliverable, referenceLists }: NoteDeliveryPorts,
): Promise<void> {
  const found = event.recipients.filter(({ state, bounce }) => state === "complained" || bounce === "permanent");
  if (found.length === 0) return;
  const { contacts } = await referenceLists.all(whoseMessage(message));
  for (const { address, state, at, why } of found)
    await undeliverable.add(
      {
        address,
        because: state === "complained" ? "complained" : "bounced",
        at,
        ...(why === undefined ? {} : { why }),
        message: message.id,
      },
      contacts,
    );
}

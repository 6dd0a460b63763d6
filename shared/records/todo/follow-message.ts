import { undeliveredWords } from "../../domain/mail/delivery/delivery-words.ts";
import { isUndelivered } from "../../domain/mail/delivery/delivery.ts";
import { sendingRefusals } from "../../domain/mail/sending-refusal.ts";
import { textOfPosition } from "../../domain/position/position-key.ts";
import { CLOSED_BY_ACCORD, todoIdOf, type NewTodoItem, type TodoKind } from "../../domain/todo/todo-item.ts";
import type { MailRecord } from "../mail/mail-record.ts";
import type { Mails } from "../mail/mails.ts";
import { whoseMessage, type MessageRecord } from "../message/message-record.ts";
import { mailIdOf, mailOfMessage } from "../message/outbox-message.ts";
import { remedyForUndeliverable, waitsForPerson } from "../message/stopped-messages.ts";
import type { PositionRecord } from "../position/position-record.ts";
import type { Positions } from "../position/positions.ts";
import type { TodoItems } from "./todo-items.ts";

export interface FollowMessagePorts {
  readonly todoItems: TodoItems;
  readonly mails: Mails;
  readonly positions: Positions;
  readonly now: () => Date;
}

/**
 * Brings the to-do list in line with a message of ours, in this order:
 * 1. open an item if it does not leave until a person acts, or left and did not arrive,
 * 2. close what has ended: it was sent again or withdrawn, has left or arrived, or went to another address.
 *
 * Call it after the message's record was written. Doing it again changes nothing.
 */
export async function followMessage(message: MessageRecord, ports: FollowMessagePorts): Promise<void> {
  if (whoseMessage(message) === "canary") return;
  const kind = waitsForPerson(message) ? "stopped-reply" : isLost(message) ? "undelivered-reply" : undefined;
  if (kind) await ports.todoItems.open(await itemOf(kind, message, ports));
  await closeEndedMessage(message, ports);
}

/** As `followMessage`; if the message arrived, it also closes what earlier answers of its position called for: it says it all. */
export async function followDelivery(message: MessageRecord, ports: FollowMessagePorts): Promise<void> {
  await followMessage(message, ports);
  if (whoseMessage(message) === "group" && message.delivery?.state === "delivered") await closeEarlier(message, ports);
}

/** Closes what the message called for before it came into the state that it is in. */
export async function closeEndedMessage(
  message: MessageRecord,
  { todoItems, now }: Pick<FollowMessagePorts, "todoItems" | "now">,
): Promise<void> {
  const at = now().toISOString();
  const resends = message.resends ?? [];
  for (const [times, { by }] of resends.entries())
    await todoItems.close(idOfStop(message.id, times), { by, at, why: "It was sent again." });
  if (message.withdrawn) {
    const { by, note } = message.withdrawn;
    await todoItems.close(idOfStop(message.id, resends.length), { by, at, why: `The message was withdrawn: ${note}` });
  }
  if (message.state === "sent")
    await todoItems.close(idOfStop(message.id, resends.length), { by: CLOSED_BY_ACCORD, at, why: "It has left." });
  const next = message.delivery?.next;
  const why = next === undefined ? "It arrived after all." : `It went to another address, as ${next}.`;
  if (message.delivery && !isLost(message))
    await todoItems.close(todoIdOf("undelivered-reply", message.id), { by: CLOSED_BY_ACCORD, at, why });
}

async function closeEarlier(message: MessageRecord, { todoItems, now }: FollowMessagePorts): Promise<void> {
  if (message.origin.from !== "position" || message.occasion.type !== "answer") return;
  const { payable, receivable } = message.origin.position;
  for await (const item of todoItems.listOpen({ payable, kind: "undelivered-reply", counterparty: receivable }))
    if (item.since < message.decidedAt && isOfPosition(item.position, message.origin.position))
      await todoItems.close(item.id, {
        by: CLOSED_BY_ACCORD,
        at: now().toISOString(),
        why: `A later answer of the same position arrived: ${message.id}.`,
      });
}

function isOfPosition(one: PositionRecord["key"] | undefined, other: PositionRecord["key"]): boolean {
  return one !== undefined && textOfPosition(one) === textOfPosition(other);
}

function isLost({ delivery }: MessageRecord): boolean {
  return isUndelivered(delivery) && delivery?.next === undefined;
}

async function itemOf(
  kind: TodoKind,
  message: MessageRecord,
  { mails, positions, now }: FollowMessagePorts,
): Promise<NewTodoItem> {
  const position = message.origin.from === "position" ? await positions.get(message.origin.position) : undefined;
  const mailId = mailIdOf(message);
  const mail = position || mailId === undefined ? undefined : await mails.get(mailId);
  return {
    id: kind === "stopped-reply" ? idOfStop(message.id, message.resends?.length ?? 0) : todoIdOf(kind, message.id),
    kind,
    ...(position
      ? aboutPosition(position)
      : message.origin.from === "notice"
        ? aboutNotice(message.origin)
        : aboutMail(mail)),
    since: now().toISOString(),
    what: kind === "stopped-reply" ? stoppedWords(message) : lostWords(message),
    source: { from: "message", messageId: message.id, ...mailOfMessage(message) },
  };
}

function aboutPosition({ key, current }: PositionRecord) {
  return { payable: key.payable, counterparty: key.receivable, position: key, pence: current.totalPence };
}

function aboutNotice({ notice, recipient }: Extract<MessageRecord["origin"], { from: "notice" }>) {
  const { organisation } = notice;
  return { payable: organisation, ...(recipient === organisation ? {} : { counterparty: recipient }) };
}

function aboutMail(mail: MailRecord | undefined) {
  return {
    ...(mail?.payable === undefined ? {} : { payable: mail.payable }),
    ...(mail?.sender === undefined ? {} : { counterparty: mail.sender }),
  };
}

/** It stops anew each time that it was sent again. */
function idOfStop(messageId: string, resends: number): string {
  return todoIdOf("stopped-reply", messageId, ...(resends === 0 ? [] : [String(resends)]));
}

function stoppedWords({ to, reason, why = "" }: MessageRecord): string {
  if (reason === "undeliverable-address") return `A message of ours has not left. ${why} ${remedyForUndeliverable}`;
  const { means, remedy } =
    reason === undefined || reason === "earlier-message" ? unexplained : sendingRefusals[reason];
  return `A message to ${to.join(", ")} has not left. ${means} ${remedy} The service says: ${why}`;
}

const unexplained = sendingRefusals["rejected-unexplained"];

function lostWords({ to, delivery }: MessageRecord): string {
  const state = delivery?.state ?? "bounced";
  const what = undeliveredWords({ state, to, why: delivery?.recipients.find((each) => each.state === state)?.why });
  return `${state === "complained" ? "A reader complained of our message" : "Our message did not arrive"}. ${what}`;
}

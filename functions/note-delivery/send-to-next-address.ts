import { organisationsOf } from "../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { reachableAddresses } from "../../shared/domain/organisation/reachable-addresses.ts";
import { triesNextAddress } from "../../shared/domain/organisation/policy.ts";
import { mailboxCode } from "../../shared/domain/mail/own-mailbox.ts";
import { dispatchOutbox } from "../../shared/records/message/dispatch-outbox.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import { payableOfMessage, whoseMessage, type MessageRecord } from "../../shared/records/message/message-record.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import { mailIdOf, type OutboxMessage } from "../../shared/records/message/outbox-message.ts";
import {
  contactsOf,
  isForAddressAlone,
  recipientOfNotice,
  type Recipient,
} from "../../shared/records/message/recipient-of-message.ts";
import type { UndeliverableAddresses } from "../../shared/records/message/undeliverable-addresses.ts";
import type { Notices } from "../../shared/records/notice/notices.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import { policyOf, type ReferenceData, type ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import { isLastAnswer } from "./note-on-position.ts";

export interface SendToNextAddressPorts {
  readonly messages: Messages;
  readonly mails: Mails;
  readonly positions: Positions;
  readonly notices: Notices;
  readonly undeliverable: UndeliverableAddresses;
  readonly referenceLists: ReferenceLists;
  readonly enqueueSend: Enqueue;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/**
 * Sends the content of a message that came back for good to the next registered address of the same organisation, in this order:
 * 1. choose the address; there is none after a complaint, if the policy says no, or if each was tried,
 * 2. put the new message into the outbox of the position, mail or notice that the old one came from,
 * 3. give it a record and queue it,
 * 4. name it on the old message, which is returned.
 *
 * Its id is made from that of the old message, so that doing it again makes no other.
 *
 * @returns the old message; `undefined` if nothing was sent
 */
export async function sendToNextAddress(
  message: MessageRecord,
  ports: SendToNextAddressPorts,
): Promise<MessageRecord | undefined> {
  const { delivery } = message;
  const isForGood = delivery?.recipients.some(({ bounce }) => bounce === "permanent") ?? false;
  if (delivery?.state !== "bounced" || !isForGood || delivery.next !== undefined) return undefined;
  const to = await nextAddresses(message, await ports.referenceLists.all(whoseMessage(message)), ports);
  if (to.length === 0) return undefined;
  const next: OutboxMessage = {
    id: `${message.id}-next`,
    type: message.type,
    to,
    facts: message.facts,
    occasion: message.occasion,
    decidedAt: ports.now().toISOString(),
    correlation: message.correlation,
    insteadOf: { message: message.id, addresses: triedBy(message) },
  };
  if (!(await ports.messages.get(next.id))) {
    if (!(await putIntoOutbox(message, next, ports))) return undefined;
    await dispatchOutbox(ports, message.origin, [next]);
  }
  const { message: noted } = await ports.messages.change(message.id, (before) =>
    before.delivery ? { ...before, delivery: { ...before.delivery, next: next.id } } : undefined,
  );
  return noted;
}

function triedBy({ to, insteadOf }: MessageRecord): EmailAddress[] {
  return [...new Set([...(insteadOf?.addresses ?? []), ...to])];
}

async function nextAddresses(
  message: MessageRecord,
  { contacts, directory, policies }: ReferenceData,
  ports: SendToNextAddressPorts,
): Promise<EmailAddress[]> {
  const recipient = recipientOfOrigin(message, (address) => organisationsOf(address, contacts, directory));
  if (recipient === undefined || isForAddressAlone(message)) return [];
  const own = contactsOf(recipient, contacts);
  const unreachable = await ports.undeliverable.among(
    own.map(({ email }) => email),
    contacts,
  );
  for (const address of triedBy(message)) if (!unreachable.has(address)) unreachable.set(address, "bounced");
  const payable = await payableOf(message, ports);
  const triesNext = payable === undefined || triesNextAddress(policyOf(policies, payable));
  return reachableAddresses(recipient.organisation, own, unreachable, triesNext);
}

/** Whom a message was for; `undefined` if its addresses stand for several organisations, and nothing says which was meant. */
function recipientOfOrigin(
  message: MessageRecord,
  organisationsWith: (address: EmailAddress) => OrganisationCode[],
): Recipient | undefined {
  if (message.origin.from === "notice") return recipientOfNotice(message.origin);
  const organisation = organisationOf(message, organisationsWith);
  return organisation && { organisation, isNotice: false };
}

function organisationOf(
  { to, origin }: MessageRecord,
  organisationsWith: (address: EmailAddress) => OrganisationCode[],
): OrganisationCode | undefined {
  const [first = [], ...others] = to.map(organisationsWith);
  const common = first.filter((code) => others.every((codes) => codes.includes(code)));
  if (origin.from === "position" && common.includes(origin.position.receivable)) return origin.position.receivable;
  return common.length === 1 ? common[0] : undefined;
}

/** The organisation in whose name a message was sent: its policy counts. */
async function payableOf(
  message: MessageRecord,
  { mails, mailbox }: SendToNextAddressPorts,
): Promise<OrganisationCode | undefined> {
  const mailId = mailIdOf(message);
  const known = payableOfMessage(message);
  if (known !== undefined || mailId === undefined) return known;
  const mail = await mails.get(mailId);
  return mail?.recipients.flatMap((address) => mailboxCode(address, mailbox) ?? [])[0];
}

/** Returns whether the message is there now; an answer that a newer one has replaced is not sent again. */
async function putIntoOutbox(
  message: MessageRecord,
  next: OutboxMessage,
  { positions, mails, notices }: SendToNextAddressPorts,
): Promise<boolean> {
  const { origin, occasion } = message;
  const event = {
    event: "message-to-next-address",
    at: next.decidedAt,
    facts: { message: next.id, to: [...next.to], insteadOf: message.id },
  };
  const isIn = (outbox: readonly OutboxMessage[]) => outbox.some(({ id }) => id === next.id);
  const withNext = <Body extends { readonly outbox: OutboxMessage[] }>(before: Body | undefined) =>
    before && !isIn(before.outbox) ? { record: { ...before, outbox: [...before.outbox, next] }, event } : undefined;
  const changed = async () => {
    if (origin.from === "notice") return notices.change(origin.notice, withNext);
    if (origin.from === "position")
      return positions.change(origin.position, (before) => {
        const isOutdated = occasion.type === "answer" && before && !isLastAnswer(message.id, before);
        return isOutdated ? undefined : withNext(before);
      });
    const mailId = mailIdOf(message);
    return mailId === undefined ? undefined : mails.change(mailId, withNext);
  };
  return isIn((await changed())?.record?.outbox ?? []);
}

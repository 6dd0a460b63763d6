import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { triesNextAddress } from "../../shared/domain/organisation/policy.ts";
import { reachableAddresses } from "../../shared/domain/organisation/reachable-addresses.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import { payableOfMessage, whoseMessage, type MessageRecord } from "../../shared/records/message/message-record.ts";
import { mailOfMessage } from "../../shared/records/message/outbox-message.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import { contactsOf, recipientOf } from "../../shared/records/message/recipient-of-message.ts";
import type { UndeliverableAddresses } from "../../shared/records/message/undeliverable-addresses.ts";
import { policyOf, type ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface ChooseAddressesPorts {
  readonly messages: Messages;
  readonly mails: Mails;
  readonly undeliverable: Pick<UndeliverableAddresses, "knowsAny" | "among">;
  readonly referenceLists: ReferenceLists;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Takes those addresses off a message from which mail came back for good, or whose owners complained. If none is left, the next
 * registered addresses of the same organisation take their place, if the policy lets them; otherwise the message is rejected, and a
 * person sees it. Returns the message as it then is.
 */
export async function chooseAddresses(message: MessageRecord, ports: ChooseAddressesPorts): Promise<MessageRecord> {
  // An attempt whose result we do not know may have sent it: what follows sends the same bytes to the same addresses.
  if (message.state === "sending" || !(await ports.undeliverable.knowsAny(message.to))) return message;
  const to = await reachableFor(message, ports);
  if (to.length === message.to.length && to.every((address, place) => address === message.to[place])) return message;
  const at = ports.now().toISOString();
  const { message: chosen, changed } = await ports.messages.change(message.id, (before) =>
    (before.state === "pending" || before.state === "waiting") && before.to.join() === message.to.join()
      ? withAddresses(before, to, at)
      : undefined,
  );
  if (changed && chosen.state === "rejected")
    ports.log({
      level: "error",
      event: "message-rejected",
      correlation: message.correlation,
      ...mailOfMessage(message),
      messageId: message.id,
      reason: "undeliverable-address",
      metrics: { MessagesRejected: 1 },
    });
  return chosen;
}

function withAddresses(before: MessageRecord, to: readonly EmailAddress[], at: string): MessageRecord {
  if (to.length === 0)
    return {
      ...before,
      state: "rejected",
      reason: "undeliverable-address",
      why: `Earlier mail to ${before.to.join(", ")} came back for good, or its owner called it spam, and there is no other address.`,
      nextAttemptAt: undefined,
      leasedUntil: undefined,
    };
  const resend = { by: "accord", at, to: before.to, reason: "undeliverable-address" };
  return { ...before, to: [...to], resends: [...(before.resends ?? []), resend] };
}

async function reachableFor(message: MessageRecord, ports: ChooseAddressesPorts): Promise<EmailAddress[]> {
  const { contacts, policies } = await ports.referenceLists.all(whoseMessage(message));
  const unreachable = await ports.undeliverable.among(message.to, contacts);
  const left = message.to.filter((address) => !unreachable.has(address));
  const recipient = left.length > 0 ? undefined : await recipientOf(message, ports.mails);
  if (!recipient) return left;
  const own = contactsOf(recipient, contacts);
  const ofAll = await ports.undeliverable.among(
    own.map(({ email }) => email),
    contacts,
  );
  const payable = payableOfMessage(message);
  const triesNext = payable === undefined || triesNextAddress(policyOf(policies, payable));
  return reachableAddresses(recipient.organisation, own, ofAll, triesNext);
}

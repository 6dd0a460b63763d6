import { organisationsOf } from "../../domain/organisation/contact.ts";
import type { EmailAddress } from "../../domain/organisation/email-address.ts";
import type { Mails } from "../mail/mails.ts";
import type { ReferenceData, ReferenceLists } from "../reference/reference-data.ts";
import type { Enqueue } from "../storage/queue.ts";
import { whoseMessage, type MessageRecord } from "./message-record.ts";
import type { Messages } from "./messages.ts";
import { addressesOf, recipientOf } from "./recipient-of-message.ts";
import type { UndeliverableAddresses } from "./undeliverable-addresses.ts";

export interface ResendPorts {
  readonly messages: Messages;
  readonly mails: Mails;
  readonly referenceLists: ReferenceLists;
  readonly undeliverable: Pick<UndeliverableAddresses, "among">;
  readonly enqueueSend: Enqueue;
}

/** Whether a message is sent again; if not, why. `none`: there is no message with this id. */
export type Resent =
  | { readonly resent: true; readonly message: MessageRecord }
  | {
      readonly resent: false;
      readonly because: "none" | "sent" | "withdrawn" | "under-way" | "nobody-registered" | "undeliverable";
    };

/**
 * Has a message that waits or was rejected tried again at once, to the addresses that are registered now. It never goes to an
 * address that is not registered, or from which mail came back for good. A message that has left, or that another attempt may be sending, stays as it is.
 *
 * @param by who asked for it
 * @param at ISO instant
 */
export async function resendMessage(id: string, by: string, at: string, ports: ResendPorts): Promise<Resent> {
  const found = await ports.messages.get(id);
  if (!found) return { resent: false, because: "none" };
  const registered = await addressesFor(found, ports);
  if (registered.length === 0) return { resent: false, because: "nobody-registered" };
  const { contacts } = await ports.referenceLists.all(whoseMessage(found));
  const unreachable = await ports.undeliverable.among(registered, contacts);
  const to = registered.filter((address) => !unreachable.has(address));
  if (to.length === 0) return { resent: false, because: "undeliverable" };
  const { message, changed } = await ports.messages.change(id, (before) =>
    before.state === "waiting" || before.state === "rejected"
      ? {
          ...before,
          state: "pending",
          to,
          resends: [...(before.resends ?? []), { by, at, to: before.to, reason: before.reason }],
          reason: undefined,
          why: undefined,
          nextAttemptAt: undefined,
        }
      : undefined,
  );
  if (!changed && message.state !== "pending")
    return {
      resent: false,
      because: message.state === "sent" || message.state === "withdrawn" ? message.state : "under-way",
    };
  await ports.enqueueSend([{ message: id, correlation: message.correlation }]);
  return { resent: true, message };
}

/** The addresses of the message if all are still registered for its recipient, and otherwise those that now are. */
async function addressesFor(message: MessageRecord, ports: ResendPorts): Promise<EmailAddress[]> {
  const { contacts, directory }: ReferenceData = await ports.referenceLists.all(whoseMessage(message));
  const recipient = await recipientOf(message, ports.mails);
  if (recipient === undefined)
    return message.to.filter((address) => organisationsOf(address, contacts, directory).length > 0);
  const registered = addressesOf(recipient, contacts);
  return message.to.every((address) => registered.all.includes(address)) ? [...message.to] : registered.now;
}

import { organisationsOf, registeredAddresses, type Contact } from "../../domain/organisation/contact.ts";
import type { EmailAddress } from "../../domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Mails } from "../mail/mails.ts";
import type { ReferenceData, ReferenceLists } from "../reference/reference-data.ts";
import type { Enqueue } from "../storage/queue.ts";
import { whoseMessage, type MessageRecord } from "./message-record.ts";
import type { Messages } from "./messages.ts";

export interface ResendPorts {
  readonly messages: Messages;
  readonly mails: Mails;
  readonly referenceLists: ReferenceLists;
  readonly enqueueSend: Enqueue;
}

/** Whether a message is sent again; if not, why. `none`: there is no message with this id. */
export type Resent =
  | { readonly resent: true; readonly message: MessageRecord }
  | { readonly resent: false; readonly because: "none" | "sent" | "under-way" | "nobody-registered" };

/**
 * Has a message that waits or was rejected tried again at once, to the addresses that are registered now. It never goes to an
 * address that is not registered. A message that has left, or that another attempt may be sending, stays as it is.
 *
 * @param by who asked for it
 * @param at ISO instant
 */
export async function resendMessage(id: string, by: string, at: string, ports: ResendPorts): Promise<Resent> {
  const found = await ports.messages.get(id);
  if (!found) return { resent: false, because: "none" };
  const to = await addressesFor(found, ports);
  if (to.length === 0) return { resent: false, because: "nobody-registered" };
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
    return { resent: false, because: message.state === "sent" ? "sent" : "under-way" };
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

interface Recipient {
  readonly organisation: OrganisationCode;
  /** Whether the message informs the payable organisation itself. */
  readonly isNotice: boolean;
}

async function recipientOf({ origin, occasion }: MessageRecord, mails: Mails): Promise<Recipient | undefined> {
  const isNotice = occasion.type === "notice";
  if (origin.from === "position")
    return { organisation: isNotice ? origin.position.payable : origin.position.receivable, isNotice };
  const organisation = (await mails.get(occasion.mailId))?.sender;
  return organisation && { organisation, isNotice };
}

function addressesOf({ organisation, isNotice }: Recipient, contacts: readonly Contact[]) {
  const own = contacts.filter(({ code, role }) => code === organisation && (!isNotice || role === "finance"));
  return { all: own.map(({ email }) => email), now: registeredAddresses(organisation, own) };
}

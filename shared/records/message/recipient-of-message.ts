import { registeredAddresses, type Contact } from "../../domain/organisation/contact.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Mails } from "../mail/mails.ts";
import type { MessageRecord } from "./message-record.ts";
import { mailIdOf } from "./outbox-message.ts";

/** The organisation that a message is for. */
export interface Recipient {
  readonly organisation: OrganisationCode;
  /** Whether the message informs the payable organisation itself. */
  readonly isNotice: boolean;
}

/**
 * Whether a message is only for its addresses, of those who asked or who may decide: figures and decisions of an organisation are not for
 * everybody whom it has registered. If it can't be reached, nobody else gets the message.
 */
export function isForAddressAlone({ type }: Pick<MessageRecord, "type">): boolean {
  return ONLY_ITS_ADDRESSES.has(type);
}

const ONLY_ITS_ADDRESSES: ReadonlySet<MessageRecord["type"]> = new Set([
  "own-figures",
  "decisions-received",
  "second-person",
  "exercise-files-received",
] as const);

/** Whom a message is for; `undefined` if nobody knows, or if it is for nobody but its address. */
export async function recipientOf(message: MessageRecord, mails: Mails): Promise<Recipient | undefined> {
  const { origin, occasion } = message;
  if (isForAddressAlone(message)) return undefined;
  if (origin.from === "notice") return recipientOfNotice(origin);
  const isNotice = occasion.type === "notice";
  if (origin.from === "position")
    return { organisation: isNotice ? origin.position.payable : origin.position.receivable, isNotice };
  const mailId = mailIdOf(message);
  const organisation = mailId === undefined ? undefined : (await mails.get(mailId))?.sender;
  return organisation && { organisation, isNotice };
}

/** Whom a notice is for. */
export function recipientOfNotice({
  notice,
  recipient,
}: Extract<MessageRecord["origin"], { from: "notice" }>): Recipient {
  return { organisation: recipient, isNotice: recipient === notice.organisation };
}

/** The lines of the contact list that mail for a recipient may go to: what informs the payable organisation goes to its finance contacts. */
export function contactsOf({ organisation, isNotice }: Recipient, contacts: readonly Contact[]): Contact[] {
  return contacts.filter(({ code, role }) => code === organisation && (!isNotice || role === "finance"));
}

/** All addresses that a recipient has in the contact list, and those that mail for it goes to now. */
export function addressesOf(recipient: Recipient, contacts: readonly Contact[]) {
  const own = contactsOf(recipient, contacts);
  return { all: own.map(({ email }) => email), now: registeredAddresses(recipient.organisation, own) };
}

import { registeredAddresses, type Contact } from "../../domain/organisation/contact.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Mails } from "../mail/mails.ts";
import type { MessageRecord } from "./message-record.ts";

/** The organisation that a message is for. */
export interface Recipient {
  readonly organisation: OrganisationCode;
  /** Whether the message informs the payable organisation itself. */
  readonly isNotice: boolean;
}

/** Whom a message is for; `undefined` if nobody knows. */
export async function recipientOf({ origin, occasion }: MessageRecord, mails: Mails): Promise<Recipient | undefined> {
  const isNotice = occasion.type === "notice";
  if (origin.from === "position")
    return { organisation: isNotice ? origin.position.payable : origin.position.receivable, isNotice };
  const organisation = (await mails.get(occasion.mailId))?.sender;
  return organisation && { organisation, isNotice };
}

/** All addresses that a recipient has in the contact list, and those that mail for it goes to now. */
export function addressesOf({ organisation, isNotice }: Recipient, contacts: readonly Contact[]) {
  const own = contacts.filter(({ code, role }) => code === organisation && (!isNotice || role === "finance"));
  return { all: own.map(({ email }) => email), now: registeredAddresses(organisation, own) };
}

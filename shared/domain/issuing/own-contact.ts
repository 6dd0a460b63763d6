import type { Contact } from "../organisation/contact.ts";
import type { EmailAddress } from "../organisation/email-address.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";

/** Whom the payable organisation can ask about a statement: both are in it (STM-05). */
export interface OwnContact {
  readonly telephone: string;
  readonly email: EmailAddress;
}

/** The contact that an organisation's own statements give: a line of the contact list with a telephone number, finance before others. */
export function ownContact(code: OrganisationCode, contacts: readonly Contact[]): OwnContact | undefined {
  const own = contacts.filter((contact) => contact.code === code);
  for (const role of ["finance", "statements", "escalation"] as const)
    for (const contact of own)
      if (contact.role === role && contact.telephone !== undefined)
        return { telephone: contact.telephone, email: contact.email };
  return undefined;
}

import type { EmailAddress } from "../organisation/email-address.ts";
import { parseOrganisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";

/** Whether an address is our mailbox, with or without an organisation's code (`statements+ZA1@…`). */
export function isOwnAddress(address: string, mailbox: EmailAddress): boolean {
  return mailboxSuffix(address, mailbox) !== undefined;
}

/**
 * The organisation code after the `+` of our mailbox address; `undefined` if the address is the plain mailbox or not ours, or
 * if the text after the `+` does not have the shape of a code.
 */
export function mailboxCode(address: string, mailbox: EmailAddress): OrganisationCode | undefined {
  return parseOrganisationCode(mailboxSuffix(address, mailbox) ?? "");
}

/** The text after the `+`, as written; empty for the plain mailbox; `undefined` if the address is not ours. */
export function mailboxSuffix(address: string, mailbox: EmailAddress): string | undefined {
  const [local, domain] = localAndDomain(address.trim().toLowerCase());
  const [ownLocal, ownDomain] = localAndDomain(mailbox);
  if (domain !== ownDomain) return undefined;
  if (local === ownLocal) return "";
  return local.startsWith(`${ownLocal}+`) ? local.slice(ownLocal.length + 1) : undefined;
}

function localAndDomain(address: string): [string, string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}

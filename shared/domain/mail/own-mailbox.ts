import type { EmailAddress } from "../organisation/email-address.ts";
import { parseOrganisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";

/** Whether an address is our mailbox, with or without an organisation's code (`statements+ZA1@…`). */
export function isOwnAddress(address: string, mailbox: EmailAddress): boolean {
  return codePartOf(address, mailbox) !== undefined;
}

/**
 * What stands behind the `+` of our mailbox address, as a code; `undefined` where the address is the plain mailbox, or
 * none of ours, or where what stands there has not the shape of a code.
 */
export function mailboxCode(address: string, mailbox: EmailAddress): OrganisationCode | undefined {
  return parseOrganisationCode(codePartOf(address, mailbox) ?? "");
}

/** The text behind the `+` as it is written; empty for the plain mailbox; `undefined` where it is no address of ours. */
export function codePartOf(address: string, mailbox: EmailAddress): string | undefined {
  const [local, domain] = halves(address.trim().toLowerCase());
  const [ownLocal, ownDomain] = halves(mailbox);
  if (domain !== ownDomain) return undefined;
  if (local === ownLocal) return "";
  return local.startsWith(`${ownLocal}+`) ? local.slice(ownLocal.length + 1) : undefined;
}

function halves(address: string): [string, string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}

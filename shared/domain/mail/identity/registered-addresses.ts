import type { Contact } from "../../organisation/contact.ts";
import type { Directory } from "../../organisation/directory.ts";
import type { EmailAddress } from "../../organisation/email-address.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";

/**
 * The organisations that an address is registered for, each once, in the order of the list. Compared whole: a domain
 * proves nothing about which of its organisations wrote. Contacts of organisations that the directory does not know do
 * not count.
 */
export function organisationsOf(
  address: string,
  contacts: readonly Contact[],
  directory: Directory,
): OrganisationCode[] {
  const codes = contacts.filter((contact) => contact.email === address).map((contact) => contact.code);
  return [...new Set(codes)].filter((code) => directory.has(code));
}

/**
 * Where mail for an organisation goes (RSP-04, STM-14): its `statements` addresses; only where it has none, its
 * `finance` addresses, and then its `escalation` addresses. Empty where it has no contact at all.
 */
export function registeredAddresses(code: OrganisationCode, contacts: readonly Contact[]): EmailAddress[] {
  const own = contacts.filter((contact) => contact.code === code);
  for (const role of ["statements", "finance", "escalation"] as const) {
    const addresses = own.filter((contact) => contact.role === role).map((contact) => contact.email);
    if (addresses.length > 0) return [...new Set(addresses)];
  }
  return [];
}

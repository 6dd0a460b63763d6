import { registeredAddresses, type Contact } from "./contact.ts";
import type { EmailAddress } from "./email-address.ts";
import type { OrganisationCode } from "./organisation-code.ts";

/** Why nothing is sent to an address any more: mail to it came back for good, or its owner called our mail spam. */
export type Unreachable = "bounced" | "complained";

/**
 * The addresses that mail for an organisation goes to, without those that can't be reached. If none of them can be, the
 * organisation's next registered addresses take their place (RSP-04), but never those of an address that complained.
 *
 * @param triesNext whether the next addresses may take their place
 */
export function reachableAddresses(
  code: OrganisationCode,
  contacts: readonly Contact[],
  unreachable: ReadonlyMap<EmailAddress, Unreachable>,
  triesNext: boolean,
): EmailAddress[] {
  const usual = registeredAddresses(code, contacts);
  const reachable = usual.filter((address) => !unreachable.has(address));
  const hasComplained = usual.some((address) => unreachable.get(address) === "complained");
  if (usual.length === 0 || reachable.length > 0 || !triesNext || hasComplained) return reachable;
  const others = contacts.filter(({ email }) => !usual.includes(email));
  return reachableAddresses(code, others, unreachable, triesNext);
}

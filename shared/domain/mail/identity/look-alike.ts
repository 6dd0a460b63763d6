import type { Contact } from "../../organisation/contact.ts";

/**
 * Whether an address that is not on the contact list imitates one that is: it looks the same (`1` for `l`, `rn` for `m`), or
 * its domain is one letter away, has other dots and dashes, or has a registered domain in front of another one. A domain in
 * another script always counts as a look-alike: none of the registered domains is one.
 */
export function looksLikeRegistered(address: string, contacts: readonly Contact[]): boolean {
  const domain = domainOf(address);
  if (domain.split(".").some((label) => label.startsWith("xn--"))) return true;
  const seen = skeleton(address);
  const sameDomain = contacts.filter((contact) => domainOf(contact.email) === domain);
  if (sameDomain.length > 0) {
    return sameDomain.some((contact) => contact.email !== address && skeleton(contact.email) === seen);
  }
  return contacts.some((contact) => isLikeDomain(domain, domainOf(contact.email)));
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/** A shorter domain that is one letter away is as likely the real domain of another body (rdt.nhs.uk and rdh.nhs.uk). */
const LONG_ENOUGH = 12;

function isLikeDomain(domain: string, registered: string): boolean {
  if (domain.startsWith(`${registered}.`)) return true;
  const [one, other] = [skeleton(domain), skeleton(registered)];
  if (one === other) return true;
  return registered.length >= LONG_ENOUGH && isOneEditAway(one, other);
}

/** A text without dots and dashes, and with letters that are easily confused made equal. */
function skeleton(text: string): string {
  return text
    .replaceAll(/[.\-_]/g, "")
    .replaceAll("0", "o")
    .replaceAll(/[1i|]/g, "l")
    .replaceAll("5", "s")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("cl", "d");
}

/** Whether one character was added, removed or changed, or two neighbours were swapped. */
function isOneEditAway(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && long.charAt(same) === short.charAt(same)) same++;
  const [restOfLong, restOfShort] = [long.slice(same), short.slice(same)];
  if (long.length > short.length) return restOfLong.slice(1) === restOfShort;
  const swapped = restOfLong.charAt(1) + restOfLong.charAt(0) === restOfShort.slice(0, 2);
  return restOfLong.slice(1) === restOfShort.slice(1) || (swapped && restOfLong.slice(2) === restOfShort.slice(2));
}

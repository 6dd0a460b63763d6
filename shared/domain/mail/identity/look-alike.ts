import type { Contact } from "../../organisation/contact.ts";

/**
 * Whether an address that is on no contact list is made to be taken for one that is: the same to the eye (`1` for `l`,
 * `rn` for `m`), a domain one letter away, with other dots and dashes, under another ending, or in front of another
 * domain. Domains in another script count always: none of ours is.
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

/** Below this length a neighbour is as likely another body's proper domain (rdt.nhs.uk beside rdh.nhs.uk). */
const LONG_ENOUGH = 12;

function isLikeDomain(domain: string, registered: string): boolean {
  if (domain.startsWith(`${registered}.`)) return true;
  const [one, other] = [skeleton(domain), skeleton(registered)];
  if (one === other) return true;
  return registered.length >= LONG_ENOUGH && isOneEditAway(one, other);
}

/** What the eye makes of it: dots, dashes and the letters that are easily mistaken for each other fall together. */
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

/** One character put in, left out, changed, or two neighbours swapped. */
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

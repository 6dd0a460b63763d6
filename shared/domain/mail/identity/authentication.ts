import { parseEmailAddress } from "../../organisation/email-address.ts";
import type { IdentityCase } from "./identity-table.ts";
import { domainOf } from "./look-alike.ts";
import type { MailFacts } from "../mail-facts.ts";
import type { Verdicts } from "../headers/verdicts.ts";

/** The worst danger that SES found. With any danger, nobody gets an answer. */
export function worstDanger(verdicts: Verdicts): IdentityCase["danger"] {
  if (verdicts.virus === "FAIL") return "virus";
  if (verdicts.spam === "FAIL") return "spam";
  return verdicts.dmarc === "FAIL" ? "dmarc-fail" : "none";
}

/**
 * Whether the From domain is proved. Only DMARC is about the From address: SPF is about the envelope's domain, and DKIM about
 * any domain that signed. If DMARC could not decide, SPF and DKIM count only for exactly the From domain. The DKIM verdict
 * does not say which of several signatures passed, so all of them must be from that domain.
 */
export function authenticationOf(facts: MailFacts, verdicts: Verdicts): IdentityCase["authentication"] {
  if (verdicts.dmarc === "PASS") return "proved";
  const from = facts.from[0]?.address;
  if (verdicts.dmarc === "FAIL" || from === undefined) return "unproved";
  const domain = domainOf(from);
  const spf = verdicts.spf === "PASS" && plainDomainOf(facts.envelope.from) === domain;
  const signed = facts.dkimDomains.length > 0 && facts.dkimDomains.every((signer) => signer === domain);
  return spf || (verdicts.dkim === "PASS" && signed) ? "aligned" : "unproved";
}

/**
 * The domain of an envelope address, if it is one plain address. Of anything else (a source route, a comment, `x%other@…`), SPF
 * may have judged another domain than the one that we would read from it.
 */
function plainDomainOf(envelopeFrom: string): string | undefined {
  const address = parseEmailAddress(envelopeFrom);
  return address === undefined || /[%!]/.test(address) ? undefined : domainOf(address);
}

/** Whether From names exactly one sender, and it is the one that SES judged. */
export function fromFieldOf(facts: MailFacts, judgedFrom: readonly string[] | undefined): IdentityCase["from"] {
  if (facts.fromFields > 1 || facts.from.length > 1) return "several";
  if (facts.fromMalformed) return "malformed";
  const [from] = facts.from;
  if (from === undefined) return "missing";
  const same = judgedFrom === undefined || (judgedFrom.length > 0 && judgedFrom.every((one) => one === from.address));
  return same ? "one" : "read-differently";
}

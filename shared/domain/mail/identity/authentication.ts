import type { IdentityCase } from "./identity-case.ts";
import { domainOf } from "./look-alike.ts";
import type { MailFacts } from "../mail-facts.ts";
import type { Verdicts } from "../headers/verdicts.ts";

/** What the cloud found that ends every answer; the worst first. */
export function dangerIn(verdicts: Verdicts): IdentityCase["danger"] {
  if (verdicts.virus === "FAIL") return "virus";
  if (verdicts.spam === "FAIL") return "spam";
  return verdicts.dmarc === "FAIL" ? "dmarc-fail" : "none";
}

/**
 * Whether the From domain is proved. Only DMARC speaks of the From address: SPF is about the envelope's domain, and DKIM
 * about whichever domain signed. Where DMARC could not say, they count for exactly the From domain alone; and as the
 * verdict does not tell which of several signatures passed, all of them must be that domain's.
 */
export function authenticationOf(facts: MailFacts, verdicts: Verdicts): IdentityCase["authentication"] {
  if (verdicts.dmarc === "PASS") return "proved";
  const from = facts.from[0]?.address;
  if (verdicts.dmarc === "FAIL" || from === undefined) return "unproved";
  const domain = domainOf(from);
  const spf = verdicts.spf === "PASS" && facts.envelope.from !== "" && domainOf(facts.envelope.from) === domain;
  const signed = facts.dkimDomains.length > 0 && facts.dkimDomains.every((signer) => signer === domain);
  return spf || (verdicts.dkim === "PASS" && signed) ? "aligned" : "unproved";
}

/** Whether From names exactly one sender, and the one that the verdicts are about. */
export function fromOf(facts: MailFacts, judgedFrom: readonly string[] | undefined): IdentityCase["from"] {
  if (facts.fromFields > 1 || facts.from.length > 1) return "several";
  if (facts.fromMalformed) return "malformed";
  const [from] = facts.from;
  if (from === undefined) return "missing";
  const same = judgedFrom === undefined || (judgedFrom.length > 0 && judgedFrom.every((one) => one === from.address));
  return same ? "one" : "read-differently";
}

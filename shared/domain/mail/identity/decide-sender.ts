import type { Finding } from "../../statement/finding.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import { ruleFor, type IdentityRule } from "./identity-table.ts";
import type { SenderRefusal } from "../mail-refusal.ts";
import { observeSender, type ObservedSender } from "./observe-sender.ts";
import { registeredAddresses } from "./registered-addresses.ts";
import type { SenderDecision } from "./sender-decision.ts";
import type { BeforeReadingInput, SenderInput, WorkbookParties } from "./sender-input.ts";

/**
 * Who sent a statement, now that its workbook has been read, and what is done with it (STM-02, RSP-04). Ask once for
 * each workbook of a mail. Everything comes from the identity table; nothing of any ledger is looked at.
 */
export function decideSender(input: SenderInput): SenderDecision {
  const observed = observeSender(input, input.workbook);
  return decisionOf(input, observed, ruleFor(observed.seen), input.workbook);
}

/** A rule of the identity table, carried out on what was observed. */
export function decisionOf(
  input: BeforeReadingInput,
  observed: ObservedSender,
  rule: IdentityRule,
  workbook: WorkbookParties | undefined,
): SenderDecision {
  const { organisation, from } = observed;
  const { reason, action } = rule;
  const replyTo = organisation === undefined ? [] : registeredAddresses(organisation, input.contacts);
  if (action === "ignore" || action === "quarantine") return { action, reason, why: rule.because };
  if (action === "refuse" && from !== undefined) {
    // The address is on the contact list, exactly, and proved: it is a registered address itself.
    const refusal = refusalOf(observed, reason, workbook);
    return { action, organisation, replyTo: [from], reason, why: rule.because, refusal };
  }
  if (action === "refuse" || organisation === undefined || replyTo.length === 0) {
    return { action: "quarantine", reason: "nobody-registered", why: "No registered address could be answered." };
  }
  const why = sentence(input, observed, rule, organisation);
  if (action === "hold") {
    const proved = observed.seen.authentication !== "unproved" && observed.seen.sender !== "colleague";
    return { action, organisation, replyTo, reason, why, proved };
  }
  return { action, organisation, replyTo, reason, why, notes: notesOf(observed, organisation) };
}

function refusalOf(observed: ObservedSender, reason: string, workbook: WorkbookParties | undefined): SenderRefusal {
  if (reason === "unknown-sender-code") return { reason, written: observed.unknownCodes.join(", ") };
  if (reason === "sender-contradiction") return { reason, named: workbook ? [workbook.receivable] : [] };
  return { reason: "no-sender-code" };
}

/** For a person of the organisation: what is out of the ordinary about the mail that came in its name. */
function sentence(
  { facts, directory }: BeforeReadingInput,
  { from, otherCodes }: ObservedSender,
  rule: IdentityRule,
  organisation: OrganisationCode,
): string {
  const us = `${directory.get(organisation)?.name ?? organisation} (${organisation})`;
  const sender = from ?? "an address that could not be read";
  switch (rule.reason) {
    case "unregistered-colleague":
      return `It was sent by ${sender}, which is not a registered address of ${us}.`;
    case "not-proved":
      return `It bears the address ${sender}, but its mail system did not prove that it came from there.`;
    case "virus-scan-unsure":
      return `The file that ${sender} sent could not be checked for viruses.`;
    case "subject-names-other-organisation":
      return `It was sent by ${sender} for ${us}, but its subject line has the code ${otherCodes.join(", ")}.`;
    case "name-shows-other-address":
      return `It was sent by ${sender}, under a name that shows another address.`;
    case "sent-on-behalf":
      return `It was sent from ${sender} by ${facts.sender.map(({ address }) => address).join(", ")}.`;
    case "reply-to-elsewhere":
      return `It was sent by ${sender} and asks for answers to ${facts.replyTo.map(({ address }) => address).join(", ")}, which is not a registered address of ${us}.`;
    case "other-registered-address":
      return `It was sent by ${sender}, which is not the registered address of ${us} for statements.`;
    case "domain-without-dmarc":
      return `It was sent by ${sender}, whose domain publishes no DMARC policy.`;
    default:
      return rule.because;
  }
}

function notesOf({ seen, otherCodes }: ObservedSender, organisation: OrganisationCode): Finding[] {
  switch (seen.subject) {
    case "none":
      return [
        aboutSubject(
          "code-missing-in-subject",
          // Told in the reply itself: nothing else there asks for it.
          "warning",
          `The subject line does not hold your organisation code, ${organisation}; you were recognised by your address.`,
          organisation,
        ),
      ];
    case "other":
      return [
        aboutSubject(
          "other-code-in-subject",
          "note",
          `The subject line holds the code ${otherCodes.join(", ")} and not yours, which is ${organisation}; you were recognised by your address.`,
          organisation,
        ),
      ];
    case "own":
    case "unknown":
      return [];
  }
}

function aboutSubject(
  code: string,
  severity: Finding["severity"],
  what: string,
  organisation: OrganisationCode,
): Finding {
  return { code, severity, rule: "STM-02", what, todo: `Please put ${organisation} in the subject next time.` };
}

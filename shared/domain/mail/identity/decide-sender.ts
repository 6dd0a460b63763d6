import type { Finding } from "../../statement/finding.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import { ruleFor, type IdentityRule } from "./identity-table.ts";
import type { SenderRefusal } from "../mail-refusal.ts";
import { observeSender, type ObservedSender } from "./observe-sender.ts";
import { registeredAddresses } from "../../organisation/contact.ts";
import type { SenderDecision, BeforeReadingInput, SenderInput, WorkbookParties } from "./sender-decision.ts";

/**
 * Decides who sent a statement and what to do with it, after its workbook has been read (STM-02, RSP-04). Call this once for
 * each workbook of a mail. It never reads a ledger.
 *
 * This folder works in this order: `decide-before-reading.ts` decides whether to read the files at all; this file decides the
 * sender; `decide-payable.ts` decides whose ledger the statement is for. For the sender, `observe-sender.ts` describes the mail
 * in a few words, and the rules in `identity-table.ts` decide by these words alone.
 */
export function decideSender(input: SenderInput): SenderDecision {
  const observed = observeSender(input, input.workbook);
  return applyRule(input, observed, ruleFor(observed.seen), input.workbook);
}

/** Applies a rule of the identity table to an observed sender. */
export function applyRule(
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
    // Exactly this address is on the contact list, and it is proved: it is itself a registered address.
    const refusal = refusalOf(observed, reason, workbook);
    return { action, organisation, replyTo: [from], reason, why: rule.because, refusal };
  }
  if (action === "refuse" || organisation === undefined || replyTo.length === 0) {
    return { action: "quarantine", reason: "nobody-registered", why: "There is no registered address to answer." };
  }
  const why = unusualSentence(input, observed, rule, organisation);
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

/** Tells a person of the organisation what is unusual about a mail that was sent in its name. */
function unusualSentence(
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
      return `It has the address ${sender}, but nothing proves that it came from there.`;
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
          // A warning appears in the reply itself; nothing else there asks for the code.
          "warning",
          `The subject line does not have your organisation code, ${organisation}; we recognised you by your address.`,
          organisation,
        ),
      ];
    case "other":
      return [
        aboutSubject(
          "other-code-in-subject",
          "note",
          `The subject line has the code ${otherCodes.join(", ")}, not yours, which is ${organisation}; we recognised you by your address.`,
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

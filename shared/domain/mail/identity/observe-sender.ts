import type { EmailAddress } from "../../organisation/email-address.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import { parseEmailAddress } from "../../organisation/email-address.ts";
import { authenticationOf, worstDanger, fromFieldOf } from "./authentication.ts";
import type { IdentityCase } from "./identity-table.ts";
import { domainOf, looksLikeRegistered } from "./look-alike.ts";
import { isSameSender, findNamedOrganisation } from "./named-organisation.ts";
import { mailboxCode } from "../own-mailbox.ts";
import { organisationsOf, registeredAddresses } from "../../organisation/contact.ts";
import type { BeforeReadingInput, WorkbookParties } from "./sender-decision.ts";
import { findSubjectCodes, type SubjectCodes } from "./subject-codes.ts";

/** A mail in the words of the identity table, with the facts behind the words. */
export interface ObservedSender {
  readonly seen: IdentityCase;
  readonly from: EmailAddress | undefined;
  /** The organisation that it would be from, if that is clear. */
  readonly organisation: OrganisationCode | undefined;
  /** Codes in the subject that name other organisations than that one. */
  readonly otherCodes: readonly OrganisationCode[];
  /** Words in the subject that look like codes but are not in the directory. */
  readonly unknownCodes: readonly string[];
}

/** Describes a mail in the words of the identity table. `workbook` is absent before a file has been read. */
export function observeSender(input: BeforeReadingInput, workbook: WorkbookParties | undefined): ObservedSender {
  const { facts, contacts, directory } = input;
  const from = facts.from[0]?.address;
  const codes = findSubjectCodes(facts.subject, directory);
  const named = workbook ? findNamedOrganisation(workbook.receivable, directory) : undefined;
  const registered = from === undefined ? [] : organisationsOf(from, contacts, directory);
  const addressed = addressedCodes(input, workbook);
  const { sender, organisation } = whoseAddress(input, registered, codes, addressed, named);
  const otherCodes = codes.known
    .filter(({ code, deliberate }) => deliberate && !addressed.has(code) && !namesSender(organisation, code, input))
    .map(({ code }) => code);
  return {
    seen: {
      danger: worstDanger(input.verdicts),
      from: fromFieldOf(facts, input.judgedFrom),
      authentication: authenticationOf(facts, input.verdicts),
      sender,
      subject: subjectWord(input, organisation, codes, otherCodes),
      workbook: workbookWord(input, organisation, named),
      scan: input.verdicts.virus === "PASS" ? "clean" : "unsure",
      oddity: oddityOf(input, organisation),
      content: input.mailClass.class === "workbooks" ? "workbook" : "words",
      author: input.mailClass.class === "workbooks" ? input.mailClass.author : "person",
    },
    from,
    organisation,
    otherCodes,
    unknownCodes: codes.unknown,
  };
}

/** The organisations that the mail may be addressed to. Their codes in the subject say nothing about the sender. */
function addressedCodes(
  { facts, mailbox, directory }: BeforeReadingInput,
  workbook: WorkbookParties | undefined,
): Set<OrganisationCode> {
  return new Set([
    ...facts.envelope.recipients.flatMap((address) => mailboxCode(address, mailbox) ?? []),
    ...(workbook?.payables ?? []).flatMap((party) => findNamedOrganisation(party, directory) ?? []),
  ]);
}

function whoseAddress(
  input: BeforeReadingInput,
  registered: readonly OrganisationCode[],
  codes: SubjectCodes,
  addressed: ReadonlySet<OrganisationCode>,
  named: OrganisationCode | undefined,
): { sender: IdentityCase["sender"]; organisation: OrganisationCode | undefined } {
  const [only] = registered;
  if (registered.length === 1) return { sender: "one", organisation: only };
  if (registered.length > 1) {
    const inSubject = registered.filter((code) => codes.known.some((known) => known.code === code));
    const senders = inSubject.length > 1 ? inSubject.filter((code) => !addressed.has(code)) : inSubject;
    const candidates = senders.length > 0 ? senders : registered;
    // An agent may write for a body and its successor, or for several of NHS England: the one that the workbook names itself counts.
    const inWorkbook =
      named !== undefined && candidates.includes(named)
        ? [named]
        : candidates.filter((code) => named !== undefined && isSameSender(code, named, input.directory));
    const organisation = senders.length === 1 ? senders[0] : inWorkbook.length === 1 ? inWorkbook[0] : undefined;
    return { sender: organisation === undefined ? "several-none" : "several-one", organisation };
  }
  const from = input.facts.from[0]?.address;
  if (from === undefined) return { sender: "unknown", organisation: undefined };
  if (looksLikeRegistered(from, input.contacts)) return { sender: "look-alike", organisation: undefined };
  const claimed = codes.known.find(({ code }) =>
    registeredAddresses(code, input.contacts).some((address) => domainOf(address) === domainOf(from)),
  );
  return { sender: claimed ? "colleague" : "unknown", organisation: claimed?.code };
}

function subjectWord(
  input: BeforeReadingInput,
  organisation: OrganisationCode | undefined,
  codes: SubjectCodes,
  otherCodes: readonly OrganisationCode[],
): IdentityCase["subject"] {
  if (codes.known.some(({ code }) => namesSender(organisation, code, input))) return "own";
  if (codes.unknown.length > 0) return "unknown";
  return otherCodes.length > 0 ? "other" : "none";
}

function namesSender(
  organisation: OrganisationCode | undefined,
  code: OrganisationCode,
  { directory }: BeforeReadingInput,
): boolean {
  return organisation !== undefined && isSameSender(organisation, code, directory);
}

function workbookWord(
  input: BeforeReadingInput,
  organisation: OrganisationCode | undefined,
  named: OrganisationCode | undefined,
): IdentityCase["workbook"] {
  if (named === undefined) return "silent";
  return namesSender(organisation, named, input) ? "agrees" : "contradicts";
}

function oddityOf(
  { facts, contacts, directory }: BeforeReadingInput,
  organisation: OrganisationCode | undefined,
): IdentityCase["oddity"] {
  const [from] = facts.from;
  if (from === undefined) return "none";
  if (addressesShown(from.name).some((address) => address !== from.address)) return "name-shows-other-address";
  if (facts.sender.some(({ address }) => address !== from.address)) return "sender-differs";
  const elsewhere = facts.replyTo.some(
    ({ address }) =>
      address !== from.address &&
      (organisation === undefined || !organisationsOf(address, contacts, directory).includes(organisation)),
  );
  if (elsewhere) return "reply-to-elsewhere";
  const registered = organisation === undefined ? [] : registeredAddresses(organisation, contacts);
  return registered.length === 0 || registered.includes(from.address) ? "none" : "other-role";
}

/** Anything in a display name that a person could take for an address. */
function addressesShown(name: string): string[] {
  return Array.from(name.matchAll(/[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g), ([shown]) => {
    const text = shown.replace(/[.!?]+$/, "");
    return parseEmailAddress(text) ?? text.toLowerCase();
  });
}

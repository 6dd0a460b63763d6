import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { exerciseMailOf } from "../../../shared/domain/mail/exercise-mail.ts";
import { whoseMail } from "../../../shared/domain/canary/whose.ts";
import { classifyMail } from "../../../shared/domain/mail/classify-mail.ts";
import type { HeaderBlock } from "../../../shared/domain/mail/headers/read-header-block.ts";
import { worstDanger } from "../../../shared/domain/mail/identity/authentication.ts";
import { decideBeforeReading } from "../../../shared/domain/mail/identity/decide-before-reading.ts";
import type { MailAttachment, MailContent, MailFacts, MailHeaders } from "../../../shared/domain/mail/mail-facts.ts";
import { ownOrganisationOf } from "../../../shared/domain/mail/own-staff/own-staff.ts";
import { mayAskByMail, organisationsOf } from "../../../shared/domain/organisation/contact.ts";
import { messageReferencesIn } from "../../../shared/domain/mail/message-references.ts";
import { mailboxCode } from "../../../shared/domain/mail/own-mailbox.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { passwordsToTry } from "../../../shared/domain/organisation/workbook-password.ts";
import type { ReadingRequest } from "../../../shared/records/mail/mail-reading.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";

/**
 * What to ask read-mail for; `undefined` if nothing behind the header could lead to an answer: then the mail is never opened.
 * Workbooks are opened only if a mail with this header could have one that counts.
 */
export function planReading(
  mail: MailRecord,
  head: HeaderBlock,
  referenceData: ReferenceData,
  mailbox: EmailAddress,
): ReadingRequest | undefined {
  if (head.outcome === "failed" || worstDanger(mail.verdicts) !== "none") return undefined;
  const { headers } = head;
  const exerciseMail = exerciseMailOf({
    from: headers.from[0]?.address ?? "",
    recipients: mail.recipients,
    contacts: referenceData.contacts,
    directory: referenceData.directory,
    exercises: referenceData.exercises,
    mailbox,
    today: ukDay(mail.receivedAt),
  });
  const seeksAnswer = mayAnswerStatement(headers, referenceData, mailbox);
  return {
    mailId: mail.id,
    objectKey: mail.objectKey,
    referenceKeys: referenceData.keys,
    passwords: passwordsOf(mail, headers, referenceData, mailbox),
    isCounted: whoseMail(mail.recipients) === "group",
    opensWorkbooks:
      exerciseMail !== undefined || seeksAnswer || mayWorkbooksCount(mail, headers, referenceData, mailbox),
    seeksAnswer,
    seeksDecisions: mayHoldDecisions(mail, headers, referenceData, mailbox),
    ...(exerciseMail === undefined ? {} : { seeksExerciseFile: exerciseMail.sought }),
  };
}

/** The content of a mail that has not been opened. */
export const noContent: MailContent = {
  text: "",
  links: [],
  partTypes: [],
  deliveryActions: [],
  attachments: [],
  unopened: [],
};

/** Why read-mail could not read a mail, if no fault of the mail is known. */
export const PROCESSING_FAILED = "processing-failed";

/** A reading of another mail, of another form, or without what was asked for: a fault of ours, or worse. */
export const readingUnusable = {
  reason: "reading-unusable",
  why: "What was read of it does not fit it, so nothing of it was used.",
};

/** Judges the mail with this header as if it had a workbook, whether or not it answers a message of ours. */
export function mayWorkbooksCount(
  mail: MailRecord,
  headers: MailHeaders,
  { contacts, directory }: ReferenceData,
  mailbox: EmailAddress,
): boolean {
  const envelope = { from: mail.envelopeFrom, recipients: mail.recipients };
  const facts: MailFacts = { ...headers, ...noContent, attachments: [supposedWorkbook], envelope };
  const { verdicts, judgedFrom } = mail;
  return [false, true].some((isAnswer) => {
    const mailClass = classifyMail(facts, mailbox, isAnswer);
    const input = { facts, mailClass, verdicts, judgedFrom, contacts, directory, mailbox };
    return decideBeforeReading(input).action === "read";
  });
}

/**
 * Whether a workbook in it may be a Decisions sheet: somebody wrote to their own organisation's mailbox, or somebody who gets such sheets
 * wrote to another, where it must not be taken for a statement.
 */
function mayHoldDecisions(
  mail: MailRecord,
  headers: MailHeaders,
  { contacts, directory }: ReferenceData,
  mailbox: EmailAddress,
): boolean {
  const envelope = { from: mail.envelopeFrom, recipients: mail.recipients };
  const address = headers.from[0]?.address ?? "";
  return (
    ownOrganisationOf({ facts: { from: headers.from, envelope }, contacts, directory, mailbox }) !== undefined ||
    contacts.some(({ code, email }) => email === address && mayAskByMail(address, code, contacts))
  );
}

/** Whether it may be the answer to a statement of ours: a registered address refers to a message of ours. Another Accord's response does, too. */
function mayAnswerStatement(
  headers: MailHeaders,
  { contacts, directory }: ReferenceData,
  mailbox: EmailAddress,
): boolean {
  return (
    messageReferencesIn({ ...headers, text: "" }, mailbox).length > 0 &&
    organisationsOf(headers.from[0]?.address ?? "", contacts, directory).length > 0
  );
}

const supposedWorkbook: MailAttachment = { name: "workbook", contentType: "", looksLike: "workbook", origin: [] };

/** The passwords that may open the workbooks: those of organisations that the sender is registered for. */
function passwordsOf(
  mail: MailRecord,
  headers: MailHeaders,
  { contacts, passwords }: ReferenceData,
  mailbox: EmailAddress,
): string[] {
  const from = new Set<string>(headers.from.map(({ address }) => address.toLowerCase()));
  const senders = contacts.filter(({ email }) => from.has(email.toLowerCase())).map(({ code }) => code);
  const payables = mail.recipients.flatMap((address) => mailboxCode(address, mailbox) ?? []);
  return passwordsToTry(passwords, new Set(senders), new Set(payables));
}

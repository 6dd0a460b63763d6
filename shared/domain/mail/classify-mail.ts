import type { EmailAddress } from "../organisation/email-address.ts";
import { fileShareHosts } from "./file-share-hosts.ts";
import { findHoldCode } from "./holds/hold-code.ts";
import type { MailFacts, Unopened, MailAttachment } from "./mail-facts.ts";
import type { SenderRefusal } from "./mail-refusal.ts";
import { isOwnAddress, mailboxSuffix } from "./own-mailbox.ts";

/**
 * Classifies a mail: what it is, before anybody asks who sent it. In this order: our own messages, reports and automatic
 * replies (RFC 3834, RFC 3464 and common practice; an answer to them could start an endless exchange), workbooks, other
 * automatic mail, replies about held mails, other files, plain text. Workbooks come before anything else that may have been sent
 * with them: also a finance system, a list server or an Exchange rule marks its mail as automatic, and issues statements.
 *
 * Then `identity/` decides who sent it and for whom, and `holds/` what a reply about a held mail does.
 *
 * @param answersMessage whether we know the message that it answers; a mail that merely names a Message-ID of our domain counts too
 * @param hold `no hold` if the hold code in it is of no hold that it could be about
 */
export function classifyMail(
  facts: MailFacts,
  ownMailbox: EmailAddress,
  answersMessage = false,
  hold: "any hold" | "no hold" = "any hold",
): MailClass {
  // An Accord gives a statement an id of its own among the references, so it names itself.
  const isAnswer = facts.issuedStatement !== true && (answersMessage || namesOurDomain(facts, ownMailbox));
  return (
    ownMessage(facts, ownMailbox) ??
    report(facts) ??
    automaticReply(facts) ??
    repliedBySubject(facts) ??
    workbooks(facts, isAnswer) ??
    automaticMail(facts) ??
    (hold === "any hold" ? holdReply(facts) : undefined) ??
    files(facts) ??
    words(facts, isAnswer)
  );
}

/**
 * A message of an Accord, this one or another, which gets no answer. A statement that one organisation issues to another is none, also if both use
 * this Accord; one that comes back to the organisation that issued it is.
 */
function ownMessage(facts: MailFacts, ownMailbox: EmailAddress): MailClass | undefined {
  if (facts.issuedStatement === true && !isBack(facts, ownMailbox)) return undefined;
  const ours =
    facts.ownMark ||
    isOwnAddress(facts.envelope.from, ownMailbox) ||
    [...facts.from, ...facts.sender].some(({ address }) => isOwnAddress(address, ownMailbox));
  return ours ? { class: "own-message" } : undefined;
}

/** Whether it came to the organisation that it is from. */
function isBack({ from, envelope }: MailFacts, ownMailbox: EmailAddress): boolean {
  const senders = from.flatMap(({ address }) => mailboxSuffix(address, ownMailbox) ?? []);
  return envelope.recipients.some((address) => senders.includes(mailboxSuffix(address, ownMailbox) ?? "none"));
}

/** Reports about mail that somebody sent: RFC 3464 and 6522, and older forms. */
function report(facts: MailFacts): MailClass | undefined {
  const parts = new Set(facts.partTypes);
  if (facts.reportType === "feedback-report" || parts.has("message/feedback-report")) {
    return { class: "feedback-report" };
  }
  if (facts.automatic.otherFields.includes("feedback-type")) return { class: "feedback-report" };
  if (parts.has("message/rfc822") && COMPLAINT_SUBJECT.test(facts.subject)) return { class: "feedback-report" };
  const disposition = "disposition-notification";
  if (facts.reportType === disposition || parts.has(`message/${disposition}`)) return { class: "delivery-report" };
  const hasStatus = parts.has("message/delivery-status") || parts.has("message/global-delivery-status");
  if (facts.contentType === "multipart/report" || facts.reportType === "delivery-status" || hasStatus) {
    const undelivered = facts.deliveryActions.length === 0 || facts.deliveryActions.includes("failed");
    return { class: undelivered ? "bounce" : "delivery-report" };
  }
  const fromDaemon = facts.from.some(({ address }) => DAEMON.test(address));
  const failed = facts.automatic.otherFields.includes("x-failed-recipients");
  if (failed || (fromDaemon && !isFromPerson(facts))) return { class: "bounce" };
  if (!isNullSender(facts) && !fromDaemon) return undefined;
  return BOUNCE_SUBJECT.test(facts.subject) ? { class: "bounce" } : undefined;
}

const DAEMON = /^(?:mailer-daemon|mail-daemon|mailerdaemon|mdaemon|postmaster|mail-delivery-subsystem)(?:[+.-].*)?@/;
const COMPLAINT_SUBJECT = /^\W*(?:complaint about message from|(?:email )?(?:abuse|feedback|spam) report\b)/i;
const BOUNCE_SUBJECT =
  /undeliver|delivery (?:status|failure|notification|has failed|report)|returned (?:mail|to sender)|failure notice|delivery failed|could not be delivered|mail system error/i;

/** A postmaster may also write in person: with a workbook, the mail is read as a person's. */
function isFromPerson(facts: MailFacts): boolean {
  return !isNullSender(facts) && facts.attachments.some((file) => file.looksLike === "workbook");
}

function isNullSender(facts: MailFacts): boolean {
  return facts.envelope.from === "" || facts.automatic.nullReturnPath;
}

/** A program's reply to a mail. It has no workbook of its own, only what it repeats. */
function automaticReply(facts: MailFacts): MailClass | undefined {
  const { autoSubmitted, precedence, otherFields } = facts.automatic;
  if (autoSubmitted === "auto-replied") return { class: "automatic-reply" };
  if (otherFields.some((field) => REPLY_FIELD.test(field))) return { class: "automatic-reply" };
  if (precedence !== undefined && REPLY_FIELD.test(`x-${precedence}`)) return { class: "automatic-reply" };
  const subjectSaysSo = AUTOMATIC_SUBJECT.test(facts.subject);
  if (isNullSender(facts)) return { class: subjectSaysSo ? "automatic-reply" : "automatic-mail" };
  const isMarked = isMarkedAutomatic(facts) || asksForNoAnswer(facts);
  return isMarked && subjectSaysSo ? { class: "automatic-reply" } : undefined;
}

/** Some programs mark an absence, a bounce or a receipt only in the subject, and attach the mail that it is about. */
function repliedBySubject(facts: MailFacts): MailClass | undefined {
  if (facts.attachments.some((file) => file.looksLike === "workbook" && !isOfForwardedMail(file))) return undefined;
  if (AUTOMATIC_SUBJECT.test(facts.subject)) return { class: "automatic-reply" };
  if (RETURNED_SUBJECT.test(facts.subject)) return { class: "bounce" };
  return RECEIPT_SUBJECT.test(facts.subject) && RECEIPT_TEXT.test(facts.text)
    ? { class: "delivery-report" }
    : undefined;
}

function isOfForwardedMail({ origin }: MailAttachment): boolean {
  return origin[0]?.container === "forwarded";
}

/** Mail of a program or a list that replies to nothing. */
function automaticMail(facts: MailFacts): MailClass | undefined {
  if (!isMarkedAutomatic(facts)) return undefined;
  const { precedence, listFields } = facts.automatic;
  // A mailing list also marks its mail as automatic; `mailing-list` says more.
  return { class: listFields.length > 0 || precedence === "list" ? "mailing-list" : "automatic-mail" };
}

function isMarkedAutomatic({ automatic }: MailFacts): boolean {
  const { autoSubmitted, precedence, listFields, otherFields } = automatic;
  return (
    (autoSubmitted !== undefined && autoSubmitted !== "no" && autoSubmitted !== "") ||
    (precedence !== undefined && BULK.has(precedence)) ||
    listFields.length > 0 ||
    otherFields.length > 0
  );
}

/**
 * Whether it asks programs for no answer. Exchange puts X-Auto-Response-Suppress on ordinary mail too, so it does not say that a program
 * wrote: what a person sends is read as any other mail, and words get no automatic acknowledgement.
 */
export function asksForNoAnswer({ automatic }: Pick<MailFacts, "automatic">): boolean {
  return automatic.autoResponseSuppress.some((word) => word === "all" || word === "oof" || word === "autoreply");
}

const BULK = new Set(["bulk", "junk", "list"]);
const REPLY_FIELD = /^x-(?:mail(?:er)?-?)?auto(?:-|_)?(?:repl(?:y|ied)|respon(?:d|der|se))(?:-from)?$|^x-vacation$/;

const AUTOMATIC_SUBJECT =
  /^\W*(?:auto(?:matic|mated)?[ -]?(?:reply|response|responder)|auto(?:matic)?\s*:|out of (?:the )?office|i am (?:currently )?(?:out of|away)|vacation (?:reply|message|response)|(?:annual leave|on leave|away)\s*[:-]|automatische antwort|abwesenheits|r[ée]ponse automatique|respuesta autom)/i;

/** The subject of a mail that came back. A person who passes one on writes FW: before it. */
const RETURNED_SUBJECT =
  /^\W*(?:undeliver(?:able|ed)\b|(?:mail )?delivery (?:status notification|failure|failed|has failed)|returned mail\b|failure notice)/i;

const RECEIPT_SUBJECT = /^\W*(?:(?:not )?read|deleted|gelesen|ungelesen|lu|non lu|le[ií]do|letto)\s*:/i;
/** A receipt speaks of the message, or says nothing. A person who writes below such a subject says something else. */
const RECEIPT_TEXT = /^\s*$|^\s*(?:your message|ihre nachricht|votre message|su mensaje|il messaggio)\b/i;

function workbooks(facts: MailFacts, isAnswer: boolean): MailClass | undefined {
  const found = facts.attachments.filter((file) => file.looksLike === "workbook");
  if (found.length === 0) return undefined;
  const isProgram = isMarkedAutomatic(facts);
  // A program that answers us would get the next answer, and so on.
  if (isProgram && isAnswer) return { class: "automatic-reply" };
  return { class: "workbooks", workbooks: found, answersUs: isAnswer, author: isProgram ? "program" : "person" };
}

function holdReply(facts: MailFacts): MailClass | undefined {
  const holdCode = findHoldCode(facts.subject) ?? findHoldCode(facts.text);
  return holdCode === undefined ? undefined : { class: "hold-reply", holdCode };
}

/**
 * Images are signatures and logos; texts are additions of list servers and scanners: the sender did not mean to send these. A message without
 * files is what somebody said, as the mail itself is.
 */
const INCIDENTAL = new Set(["image", "text", "calendar", "message"]);
const SIGNATURES = new Set([
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "application/pgp-signature",
]);

function files(facts: MailFacts): MailClass | undefined {
  const calendar = facts.attachments.some((file) => file.looksLike === "calendar");
  if (calendar || facts.partTypes.includes("text/calendar")) return { class: "calendar" };
  const [unopened] = facts.unopened;
  if (unopened) {
    const names = facts.unopened.map((file) => file.name);
    return { class: "unopened", files: names, why: unopened.what, refusal: refusalOf(unopened) };
  }
  const pdfs = facts.attachments.filter((file) => file.looksLike === "pdf");
  if (pdfs.length > 0) return { class: "pdf", files: pdfs.map((file) => file.name) };
  const others = facts.attachments.filter(
    (file) => !INCIDENTAL.has(file.looksLike) && !SIGNATURES.has(file.contentType),
  );
  if (others.length > 0) return { class: "other-files", files: others.map((file) => file.name) };
  const hosts = [...new Set(facts.links.flatMap(fileShareHost))];
  return hosts.length > 0 ? { class: "share-link", hosts } : undefined;
}

function refusalOf({ reason, what }: Unopened): SenderRefusal {
  switch (reason) {
    case "zip-encrypted":
      return { reason: "password-protected", container: "zip" };
    case "mail-encrypted":
      return { reason: "password-protected", container: "mail" };
    case "mail-form-unknown":
      return { reason: "not-a-workbook", format: "a signed or encrypted message in a form that we can't open" };
    case "zip-without-workbook":
      return { reason: "not-a-workbook", format: "a zip without a workbook in it" };
    case "zip-over-limit":
    case "nested-too-deep":
      return { reason: "too-large", limit: what };
    case "zip-damaged":
    case "winmail-damaged":
    case "forwarded-damaged":
      return { reason: "corrupt", detail: what };
  }
}

function fileShareHost(link: string): string[] {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(link)?.[1]?.toLowerCase();
  if (host === undefined) return [];
  return fileShareHosts.some((known) => host === known || host.endsWith(`.${known}`)) ? [host] : [];
}

function words(facts: MailFacts, isAnswer: boolean): MailClass {
  if (isAnswer) return { class: "answer" };
  return { class: facts.text.trim() === "" ? "empty" : "question" };
}

/** Whether it says that it answers a message of ours: the ids that we give them end in our mailbox's domain. */
function namesOurDomain(facts: MailFacts, ownMailbox: EmailAddress): boolean {
  const ending = `@${ownMailbox.slice(ownMailbox.lastIndexOf("@") + 1)}>`;
  return [...facts.inReplyTo, ...facts.referencesHeader].some((id) => id.toLowerCase().endsWith(ending));
}

/** What a mail is. */
export type MailClass =
  /** At least one workbook, however deeply nested; each may be a statement, a corrected one, or a completed response. */
  | {
      readonly class: "workbooks";
      readonly workbooks: readonly MailAttachment[];
      /** Whether it answers a message of ours: then it is a corrected statement, or our form filled in. */
      readonly answersUs: boolean;
      /** `program`: its header says that a program, a list or a bulk mailer sent it. */
      readonly author: "person" | "program";
    }
  /** A PDF and no workbook (STM-01). */
  | { readonly class: "pdf"; readonly files: readonly string[] }
  /** No file, but a link to a file-sharing service. */
  | { readonly class: "share-link"; readonly hosts: readonly string[] }
  /** A container that could not be opened, and no workbook besides. */
  | {
      readonly class: "unopened";
      readonly files: readonly string[];
      readonly why: string;
      readonly refusal: SenderRefusal;
    }
  /** Files, none of which can be a statement. */
  | { readonly class: "other-files"; readonly files: readonly string[] }
  /** A person's reply to the message that asked them to confirm a held statement. */
  | { readonly class: "hold-reply"; readonly holdCode: string }
  /** A person's text in reply to a message of ours, without a workbook. */
  | { readonly class: "answer" }
  | { readonly class: "question" }
  | { readonly class: "empty" }
  | { readonly class: "calendar" }
  | { readonly class: "automatic-reply" }
  /** Sent by a program, but not in reply to a mail. */
  | { readonly class: "automatic-mail" }
  | { readonly class: "bounce" }
  | { readonly class: "delivery-report" }
  | { readonly class: "feedback-report" }
  | { readonly class: "mailing-list" }
  /** One of our own messages. */
  | { readonly class: "own-message" };

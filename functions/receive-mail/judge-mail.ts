import { classifyMail } from "../../shared/domain/mail/classify-mail.ts";
import { decideBeforeReading } from "../../shared/domain/mail/identity/decide-before-reading.ts";
import type { MailClass } from "../../shared/domain/mail/mail-class.ts";
import type { MailFacts, ParsedMail } from "../../shared/domain/mail/mail-facts.ts";
import type { BeforeReading } from "../../shared/domain/mail/identity/sender-decision.ts";
import type { BeforeReadingInput } from "../../shared/domain/mail/identity/sender-input.ts";
import { digestOf, digestOfBytes } from "../../shared/records/audit/digest.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../shared/records/message/message-particulars.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import { always, answersTo, refusalOf, type JudgeMail } from "./mail-answers.ts";
import { judgeWorkbooks } from "./judge-workbooks.ts";
import type { MailJudgement, ReadMail } from "./judgement.ts";

/**
 * What is to become of a mail, by what it says and who it is from. Reads no ledger and writes nothing. The same mail and the
 * same reference data always give the same judgement.
 */
export async function judgeMail(
  mail: MailRecord,
  raw: Uint8Array,
  reference: Reference,
  ports: JudgeMail,
): Promise<{ readonly read: ReadMail; readonly judgement: MailJudgement }> {
  const parsed = await ports.parseMail(raw, { from: mail.envelopeFrom, recipients: mail.recipients });
  const facts = factsOf(parsed);
  const read = readMailOf(mail, facts);
  if (!facts) {
    const { reason, why } = failureOf(parsed);
    return { read, judgement: { judged: "silent", state: "failed", reason, why } };
  }
  const input: BeforeReadingInput = {
    facts,
    mailClass: classifyMail(facts, ports.mailbox),
    verdicts: mail.verdicts,
    judgedFrom: mail.judgedFrom,
    contacts: reference.contacts,
    directory: reference.directory,
    mailbox: ports.mailbox,
  };
  const named: MailRecord = { ...mail, ...read, references: [...read.references] };
  const before = decideBeforeReading(input);
  if (parsed.outcome === "failed") return { read, judgement: judgeUnreadable(named, parsed, before, reference, ports) };
  return { read, judgement: await judgeReadable(named, input, before, reference, ports) };
}

async function judgeReadable(
  mail: MailRecord,
  input: BeforeReadingInput,
  before: BeforeReading,
  reference: Reference,
  ports: JudgeMail,
): Promise<MailJudgement> {
  const { mailClass } = input;
  switch (before.action) {
    case "ignore":
      return { judged: "silent", state: "ignored", reason: before.reason, why: before.why };
    case "quarantine":
      return { judged: "silent", state: "quarantined", reason: before.reason, why: before.why };
    case "refuse":
      return refused(mail, before, fileOf(mailClass), reference, ports);
    case "help":
      return {
        judged: "answer",
        state: "accepted",
        reason: before.reason,
        why: before.why,
        sender: before.organisation,
        answers: answersTo(before.replyTo, helpFacts(mail, before, reference, ports)),
      };
    case "confirm":
      return {
        judged: "confirmation",
        reference: before.reference,
        input,
        reason: "hold-reply",
        why: `It speaks about the statement held under ${before.reference}.`,
      };
    case "read":
      return mailClass.class === "workbooks"
        ? judgeWorkbooks(mail, input, mailClass.workbooks, reference, ports)
        : { judged: "silent", state: "ignored", reason: mailClass.class, why: "It holds no statement." };
  }
}

/** A message that could not be read ends as failed; a person who is known to have sent it is told why. */
function judgeUnreadable(
  mail: MailRecord,
  parsed: Extract<ParsedMail, { outcome: "failed" }>,
  before: BeforeReading,
  reference: Reference,
  ports: JudgeMail,
): MailJudgement {
  const { reason, why } = parsed;
  if (before.action !== "help") return { judged: "silent", state: "failed", reason, why };
  const facts: Reply = {
    reply: "refused",
    ...always(mail, undefined, reference, ports),
    ...(before.organisation === undefined ? {} : { receivable: partyOf(before.organisation, reference.directory) }),
    refusal: { reason: "too-large", limit: why },
    findings: [],
  };
  return {
    judged: "answer",
    state: "failed",
    reason,
    why,
    sender: before.organisation,
    answers: answersTo(before.replyTo, facts),
  };
}

function refused(
  mail: MailRecord,
  decision: Extract<BeforeReading, { action: "refuse" }>,
  file: string | undefined,
  reference: Reference,
  ports: JudgeMail,
): MailJudgement {
  const facts: Reply = {
    reply: "refused",
    ...always(mail, undefined, reference, ports),
    mail: answeredMailOf(mail, file),
    ...(decision.organisation === undefined ? {} : { receivable: partyOf(decision.organisation, reference.directory) }),
    refusal: refusalOf(decision.refusal),
    findings: [],
  };
  return {
    judged: "answer",
    state: "refused",
    reason: decision.reason,
    why: decision.why,
    sender: decision.organisation,
    answers: answersTo(decision.replyTo, facts),
  };
}

function helpFacts(
  mail: MailRecord,
  decision: Extract<BeforeReading, { action: "help" }>,
  reference: Reference,
  ports: JudgeMail,
): Reply {
  return {
    reply: decision.about === "share-link" ? "file-share-link" : "question-received",
    ...always(mail, undefined, reference, ports),
    ...(decision.organisation === undefined ? {} : { receivable: partyOf(decision.organisation, reference.directory) }),
  };
}

/** Where parsing failed and the header fields are known, the mail is judged as one without content. */
function factsOf(parsed: ParsedMail): MailFacts | undefined {
  if (parsed.outcome === "parsed") return parsed.facts;
  return (
    parsed.headers && {
      ...parsed.headers,
      envelope: parsed.envelope,
      text: "",
      links: [],
      partTypes: [],
      deliveryActions: [],
      attachments: [],
      unopened: [],
    }
  );
}

function failureOf(parsed: ParsedMail): { reason: string; why: string } {
  return parsed.outcome === "failed" ? parsed : { reason: "unreadable", why: "It could not be read." };
}

function readMailOf(mail: MailRecord, facts: MailFacts | undefined): ReadMail {
  const [from] = facts?.from ?? [];
  return {
    from: from?.address ?? mail.envelopeFrom,
    subject: facts?.subject ?? "",
    ...(facts?.messageId === undefined ? {} : { messageId: facts.messageId }),
    references: (facts?.references ?? []).slice(-MOST_REFERENCES),
    files: digestOf((facts?.attachments ?? []).map(({ bytes }) => digestOfBytes(bytes)).sort()),
  };
}

/** A thread's latest messages are enough for a mail program to find it. */
const MOST_REFERENCES = 20;

function fileOf(mailClass: MailClass): string | undefined {
  switch (mailClass.class) {
    case "pdf":
    case "unopened":
    case "other-files":
      return mailClass.files[0];
    default:
      return undefined;
  }
}

import { classifyMail, type MailClass } from "../../../shared/domain/mail/classify-mail.ts";
import { decideBeforeReading } from "../../../shared/domain/mail/identity/decide-before-reading.ts";
import { messageReferencesIn, type MessageReference } from "../../../shared/domain/mail/message-references.ts";
import { wasSentTo } from "../../../shared/domain/mail/was-sent-to.ts";
import type { MailFacts, ParsedMail, ParseMail } from "../../../shared/domain/mail/mail-facts.ts";
import type { BeforeReading, BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import { digestOf, digestOfBytes } from "../../../shared/records/storage/digest.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { MessageRecord } from "../../../shared/records/message/message-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { Reply } from "../../../shared/messages/reply.ts";
import { answersTo, factsOfEveryAnswer, refusalOf } from "./mail-answers.ts";
import { judgeWorkbooks, type JudgeWorkbooksPorts } from "./judge-workbooks.ts";
import type { MailJudgement, ReadMail } from "./judgement.ts";

export interface JudgeMailPorts extends JudgeWorkbooksPorts {
  /** Finds the message of ours that the references name, if it may be answered. */
  readonly findAnsweredMessage: (
    references: readonly MessageReference[],
    mayBeAnswered: (message: MessageRecord) => boolean,
  ) => Promise<string | undefined>;
  readonly parseMail: ParseMail;
}

/**
 * Decides what to do with a mail, in this order:
 * 1. parse the message,
 * 2. find the message of ours that it answers,
 * 3. decide from the sender and the kind of mail whether to read it at all,
 * 4. read and judge its workbooks (judge-workbooks.ts).
 *
 * Reads no ledger and writes nothing. The same mail and the same reference data always give the same judgement.
 */
export async function judgeMail(
  mail: MailRecord,
  raw: Uint8Array,
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): Promise<{ readonly read: ReadMail; readonly judgement: MailJudgement }> {
  const parsed = await ports.parseMail(raw, { from: mail.envelopeFrom, recipients: mail.recipients });
  const facts = factsOf(parsed);
  const answers = facts && (await answeredBy(facts, referenceData, ports));
  const read = readMailOf(mail, facts, answers);
  if (!facts) {
    const { reason, why } = failureOf(parsed);
    return { read, judgement: { judged: "unanswered", state: "failed", reason, why } };
  }
  const input: BeforeReadingInput = {
    facts,
    mailClass: classifyMail(facts, ports.mailbox, answers !== undefined),
    verdicts: mail.verdicts,
    judgedFrom: mail.judgedFrom,
    contacts: referenceData.contacts,
    directory: referenceData.directory,
    mailbox: ports.mailbox,
  };
  const named: MailRecord = { ...mail, ...read, referencesHeader: [...read.referencesHeader] };
  const decision = decideBeforeReading(input);
  if (parsed.outcome === "failed")
    return { read, judgement: judgeUnreadable(named, parsed, decision, referenceData, ports) };
  return { read, judgement: await judgeReadable(named, input, decision, referenceData, ports) };
}

async function judgeReadable(
  mail: MailRecord,
  input: BeforeReadingInput,
  decision: BeforeReading,
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): Promise<MailJudgement> {
  const { mailClass } = input;
  switch (decision.action) {
    case "ignore":
      return { judged: "unanswered", state: "ignored", reason: decision.reason, why: decision.why };
    case "quarantine":
      return { judged: "unanswered", state: "quarantined", reason: decision.reason, why: decision.why };
    case "refuse":
      return refuse(mail, decision, fileOf(mailClass), referenceData, ports);
    case "help":
      return {
        judged: "answer",
        state: "accepted",
        reason: decision.reason,
        why: decision.why,
        sender: decision.organisation,
        answers: answersTo(decision.replyTo, helpFacts(mail, decision, referenceData, ports)),
      };
    case "confirm":
      return {
        judged: "hold-reply",
        holdCode: decision.holdCode,
        input,
        reason: "hold-reply",
        why: `It is about the statement held under ${decision.holdCode}.`,
      };
    case "read":
      return mailClass.class === "workbooks"
        ? judgeWorkbooks(mail, input, mailClass.workbooks, referenceData, ports)
        : { judged: "unanswered", state: "ignored", reason: mailClass.class, why: "It holds no statement." };
  }
}

/** A message that could not be read ends as failed. If we know which person sent it, they are told why. */
function judgeUnreadable(
  mail: MailRecord,
  parsed: Extract<ParsedMail, { outcome: "failed" }>,
  decision: BeforeReading,
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): MailJudgement {
  const { reason, why } = parsed;
  if (decision.action !== "help") return { judged: "unanswered", state: "failed", reason, why };
  const facts: Reply = {
    reply: "refused",
    ...factsOfEveryAnswer(mail, undefined, referenceData, ports),
    ...(decision.organisation === undefined
      ? {}
      : { receivable: partyOf(decision.organisation, referenceData.directory) }),
    refusal: { reason: "too-large", limit: why },
    findings: [],
  };
  return {
    judged: "answer",
    state: "failed",
    reason,
    why,
    sender: decision.organisation,
    answers: answersTo(decision.replyTo, facts),
  };
}

function refuse(
  mail: MailRecord,
  decision: Extract<BeforeReading, { action: "refuse" }>,
  file: string | undefined,
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): MailJudgement {
  const facts: Reply = {
    reply: "refused",
    ...factsOfEveryAnswer(mail, undefined, referenceData, ports),
    mail: answeredMailOf(mail, file),
    ...(decision.organisation === undefined
      ? {}
      : { receivable: partyOf(decision.organisation, referenceData.directory) }),
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
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): Reply {
  return {
    reply: decision.about === "share-link" ? "file-share-link" : "question-received",
    ...factsOfEveryAnswer(mail, undefined, referenceData, ports),
    ...(decision.organisation === undefined
      ? {}
      : { receivable: partyOf(decision.organisation, referenceData.directory) }),
  };
}

/** If parsing failed but the header is known, the mail is judged as if it had no content. */
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

function answeredBy(
  facts: MailFacts,
  { contacts, directory }: ReferenceData,
  { findAnsweredMessage, mailbox }: JudgeMailPorts,
): Promise<string | undefined> {
  const from = facts.from[0]?.address ?? "";
  return findAnsweredMessage(messageReferencesIn(facts, mailbox), ({ to }) => wasSentTo(from, to, contacts, directory));
}

function readMailOf(mail: MailRecord, facts: MailFacts | undefined, answers: string | undefined): ReadMail {
  const [from] = facts?.from ?? [];
  return {
    from: from?.address ?? mail.envelopeFrom,
    subject: facts?.subject ?? "",
    ...(facts?.messageIdHeader === undefined ? {} : { messageIdHeader: facts.messageIdHeader }),
    referencesHeader: (facts?.referencesHeader ?? []).slice(-MOST_REFERENCES),
    ...(answers === undefined ? {} : { answers }),
    files: digestOf((facts?.attachments ?? []).map(({ bytes }) => digestOfBytes(bytes)).sort()),
  };
}

/** Mail programs find a thread by its latest messages. */
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

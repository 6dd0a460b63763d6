import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { nextAgreeBy } from "../../../shared/domain/exercise/next-agree-by.ts";
import { asksForNoAnswer, classifyMail, type MailClass } from "../../../shared/domain/mail/classify-mail.ts";
import { decideBeforeReading } from "../../../shared/domain/mail/identity/decide-before-reading.ts";
import { readHoldAnswer } from "../../../shared/domain/mail/holds/read-hold-answer.ts";
import { isLimitReason } from "../../../shared/domain/mail/limit-reason.ts";
import { messageReferencesIn, type MessageReference } from "../../../shared/domain/mail/message-references.ts";
import { wasSentTo } from "../../../shared/domain/mail/was-sent-to.ts";
import type { MailAttachment, MailFacts, MailHeaders } from "../../../shared/domain/mail/mail-facts.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import type { BeforeReading, BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import { digestOf } from "../../../shared/records/storage/digest.ts";
import type { HeaderBlock } from "../../../shared/domain/mail/headers/read-header-block.ts";
import type { MailReading } from "../../../shared/records/mail/mail-reading.ts";
import type { SentStatement } from "../../../shared/records/issued/statement-of-message.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { MessageRecord } from "../../../shared/records/message/message-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { Reply } from "../../../shared/messages/reply.ts";
import { guardedStatement } from "./guarded-statement.ts";
import { answersTo, factsOfEveryAnswer, refusalOf, type AnswerPorts } from "./mail-answers.ts";
import { mayWorkbooksCount, noContent, PROCESSING_FAILED, readingUnusable } from "./plan-reading.ts";
import {
  findConversation,
  type Conversation,
  type FindConversationPorts,
  type WordsOfFiles,
} from "./find-conversation.ts";
import { judgeExerciseMail } from "./judge-exercise-mail.ts";
import { judgeAnswerToOwn } from "./judge-answer-to-own.ts";
import { judgeOwnStaff } from "./judge-own-staff.ts";
import { judgeWordsAndFiles } from "./judge-words-and-files.ts";
import { judgeWorkbooks } from "./judge-workbooks.ts";
import type { WorkbookRead } from "./workbook-read.ts";
import type { MailJudgement, ReadMail } from "./judgement.ts";

export interface JudgeMailPorts extends AnswerPorts, FindConversationPorts {
  /** The statement of ours that a message brought. */
  readonly statementOfMessage: (messageId: string) => Promise<SentStatement | undefined>;
  /** Finds the message of ours that the references name, if it may be answered. */
  readonly findAnsweredMessage: (
    references: readonly MessageReference[],
    mayBeAnswered: (message: MessageRecord) => boolean,
  ) => Promise<string | undefined>;
  /** Whether a mail still waits under a hold code, was released or rejected under it, or never had it. */
  readonly stateOfHold: (holdCode: string) => Promise<"open" | "closed" | "unknown">;
}

/** What a mail says: its header, and what read-mail read behind that. */
export interface MailAsRead {
  readonly head: HeaderBlock;
  /** Undefined for a mail that is not opened, because nothing in it could lead to an answer. */
  readonly result: MailReading["result"] | undefined;
}

/**
 * Decides what to do with a mail that has been read, in this order:
 * 1. find the message of ours that it answers,
 * 2. decide from the sender and the kind of mail whether its content counts at all,
 * 3. see whether it comes from the payable organisation's own people, who decide or ask (judge-own-staff.ts),
 *    or whether it brings a mismatch report or collection forms (judge-exercise-mail.ts),
 * 4. see whether it answers a statement that we have sent (judge-answer-to-own.ts),
 * 5. find the position that it is about (find-conversation.ts): what it brings may be evidence for lines of the statement there,
 * 6. judge its workbooks (judge-workbooks.ts), its other files and its words (judge-words-and-files.ts).
 *
 * Reads no ledger and writes nothing. The same mail, the same reference data and the same current statements always give the same
 * judgement.
 */
export async function judgeMail(
  mail: MailRecord,
  { head, result }: MailAsRead,
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): Promise<{ readonly read: ReadMail; readonly judgement: MailJudgement }> {
  const facts = factsOf(mail, head, result);
  const answers = facts && (await answeredBy(facts, referenceData, ports));
  const read = readMailOf(mail, facts, answers, result);
  if (!facts || head.outcome === "failed")
    return { read, judgement: putAside(head.outcome === "failed" ? head : unreadable) };
  const input: BeforeReadingInput = {
    facts,
    mailClass: await classify(facts, answers !== undefined, ports),
    verdicts: mail.verdicts,
    judgedFrom: mail.judgedFrom,
    contacts: referenceData.contacts,
    directory: referenceData.directory,
    mailbox: ports.mailbox,
  };
  const named: MailRecord = { ...mail, ...read, referencesHeader: [...read.referencesHeader] };
  const decision = decideBeforeReading(input);
  if (result?.outcome === "failed")
    return { read, judgement: judgeUnreadable(named, head.headers, result, decision, referenceData, ports) };
  const ofStaff = judgeOwnStaff(input, result?.decisions ?? []);
  if (ofStaff) return { read, judgement: ofStaff };
  const files = result?.exerciseFiles ?? [];
  const ofExercise = judgeExerciseMail(input, mail.receivedAt, files, referenceData);
  if (ofExercise) return { read, judgement: ofExercise };
  const isToOwn = answers !== undefined && (await ports.positionOfMessage(answers)) === "own-statement";
  const sentStatement = isToOwn ? await ports.statementOfMessage(answers) : undefined;
  const toOwn = isToOwn ? judgeAnswerToOwn(input, decision, sentStatement, result?.answers ?? []) : undefined;
  if (toOwn) return { read, judgement: toOwn };
  const conversation = mayConverse(decision)
    ? await findConversation(facts, wordsOfFiles(facts, result?.statements), answers, referenceData, ports)
    : undefined;
  const readable = { input, decision, statements: result?.statements, conversation };
  return { read, judgement: await judgeReadable(named, readable, referenceData, ports) };
}

/**
 * What the mail is. The question about a held statement begins a thread, and later mail in it still has the hold code: once the hold is
 * closed, only what plainly answers that question is about it, and anything else is what it would be without the code.
 */
async function classify(facts: MailFacts, isAnswer: boolean, ports: JudgeMailPorts): Promise<MailClass> {
  const mailClass = classifyMail(facts, ports.mailbox, isAnswer);
  if (mailClass.class !== "hold-reply") return mailClass;
  const hold = await ports.stateOfHold(mailClass.holdCode);
  const isAbout = hold === "open" || (hold === "closed" && readHoldAnswer(facts.text) !== "unclear");
  return isAbout ? mailClass : classifyMail(facts, ports.mailbox, isAnswer, "no hold");
}

/** Whether its sender is believed, as far as that can be said before its workbooks are looked at. */
function mayConverse(decision: BeforeReading): boolean {
  return decision.action === "read" || "accepted" in decision;
}

interface ReadableMail {
  readonly input: BeforeReadingInput;
  readonly decision: BeforeReading;
  readonly statements: readonly Statement[] | undefined;
  readonly conversation: Conversation | undefined;
}

function failed({ reason, why }: { readonly reason: string; readonly why: string }): MailJudgement {
  return { judged: "unanswered", state: "failed", reason, why };
}

/** Without a header there is no sender whom anything could prove. */
function putAside({ reason, why }: { readonly reason: string; readonly why: string }): MailJudgement {
  return { judged: "unanswered", state: "quarantined", reason, why };
}

function isNoFaultOfMail(reason: string): boolean {
  return reason === PROCESSING_FAILED || reason === readingUnusable.reason;
}

const unreadable = { reason: "unreadable", why: "It could not be read." };

async function judgeReadable(
  mail: MailRecord,
  { input, decision, statements, conversation }: ReadableMail,
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): Promise<MailJudgement> {
  const { mailClass } = input;
  if (decision.action === "refuse" || decision.action === "help") {
    const kept = conversation && judgeWordsAndFiles(mail, input, decision, conversation, referenceData, ports);
    if (kept) return kept;
  }
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
        answers: asksForNoAnswer(input.facts)
          ? []
          : answersTo(decision.replyTo, helpFacts(mail, decision, referenceData, ports)),
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
      if (mailClass.class !== "workbooks")
        return { judged: "unanswered", state: "ignored", reason: mailClass.class, why: "It holds no statement." };
      return statements?.length === mailClass.workbooks.length
        ? judgeWorkbooks(
            mail,
            input,
            withStatements(mailClass.workbooks, statements),
            conversation,
            referenceData,
            ports,
          )
        : failed(readingUnusable);
  }
}

/**
 * A message that could not be read. If we know which person sent it, they are told why; and if they can cure it, by sending less, it is
 * refused. If nothing proves its sender, it is treated as any other such mail, so that forged mail makes no work: it is put aside if
 * there may be a statement in it that would have been held. Otherwise it ends as failed: trying again may help.
 */
function judgeUnreadable(
  mail: MailRecord,
  headers: MailHeaders,
  unread: { readonly reason: string; readonly why: string },
  decision: BeforeReading,
  referenceData: ReferenceData,
  ports: JudgeMailPorts,
): MailJudgement {
  const { reason, why } = unread;
  if ((decision.action === "ignore" || decision.action === "quarantine") && !isNoFaultOfMail(reason)) {
    const isPutAside =
      decision.action === "quarantine" || mayWorkbooksCount(mail, headers, referenceData, ports.mailbox);
    return {
      judged: "unanswered",
      state: isPutAside ? "quarantined" : "ignored",
      reason,
      why: `${why} ${decision.why}`,
    };
  }
  // What failed through no fault of the mail is no news for its sender.
  if (decision.action !== "help" || isNoFaultOfMail(reason)) return failed(unread);
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
    state: isLimitReason(reason) ? "refused" : "failed",
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
  const facts = {
    ...factsOfEveryAnswer(mail, undefined, referenceData, ports),
    ...(decision.organisation === undefined
      ? {}
      : { receivable: partyOf(decision.organisation, referenceData.directory) }),
  };
  if (decision.about === "share-link") return { reply: "file-share-link", ...facts };
  const next = nextAgreeBy(referenceData.exercises, calendarDate(mail.receivedAt.slice(0, 10)));
  return { reply: "question-received", ...facts, ...(next ? { nextAgreeBy: next } : {}) };
}

/** A mail that was not opened, or could not be, is judged by its header as if it had no content. */
function factsOf(mail: MailRecord, head: HeaderBlock, result: MailAsRead["result"]): MailFacts | undefined {
  if (head.outcome === "failed") return undefined;
  const content = result?.outcome === "read" ? result.content : noContent;
  return { ...head.headers, ...content, envelope: { from: mail.envelopeFrom, recipients: mail.recipients } };
}

/**
 * What files say that hold no table of invoices. The table of a statement names its own invoices, whatever the mail is about.
 */
function wordsOfFiles({ attachments }: MailFacts, statements: readonly Statement[] = []): WordsOfFiles {
  const workbooks = attachments.filter(({ looksLike }) => looksLike === "workbook");
  const tables = new Set(workbooks.filter((_, index) => (statements[index]?.lines.length ?? 0) > 0));
  const wordsOf = (files: readonly MailAttachment[]) => files.flatMap(({ words }) => words ?? []);
  return {
    workbooks: wordsOf(workbooks.filter((file) => !tables.has(file))),
    pdfs: wordsOf(attachments.filter(({ looksLike }) => looksLike === "pdf")),
  };
}

function withStatements(workbooks: readonly MailAttachment[], statements: readonly Statement[]): WorkbookRead[] {
  return workbooks.flatMap((file, index) => {
    const statement = statements[index];
    return statement === undefined ? [] : [{ file, statement: guardedStatement(statement) }];
  });
}

function answeredBy(
  facts: MailFacts,
  { contacts, directory }: ReferenceData,
  { findAnsweredMessage, mailbox }: JudgeMailPorts,
): Promise<string | undefined> {
  const from = facts.from[0]?.address ?? "";
  return findAnsweredMessage(messageReferencesIn(facts, mailbox), ({ to }) => wasSentTo(from, to, contacts, directory));
}

function readMailOf(
  mail: MailRecord,
  facts: MailFacts | undefined,
  answers: string | undefined,
  result: MailAsRead["result"],
): ReadMail {
  const [from] = facts?.from ?? [];
  return {
    from: from?.address ?? mail.envelopeFrom,
    subject: facts?.subject ?? "",
    ...(facts?.messageIdHeader === undefined ? {} : { messageIdHeader: facts.messageIdHeader }),
    referencesHeader: (facts?.referencesHeader ?? []).slice(-MOST_REFERENCES),
    ...(answers === undefined ? {} : { answers }),
    files: result?.outcome === "read" ? result.files : digestOf([]),
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

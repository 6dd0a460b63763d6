import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { isOwnAddress } from "../../../shared/domain/mail/own-mailbox.ts";
import { sumsOfAnswer } from "../../../shared/domain/answer/sums-of-answer.ts";
import type { MailState } from "../../../shared/domain/mail/mail-state.ts";
import { newestOf } from "../../../shared/records/issued/issued-record.ts";
import type { IssuedStatements } from "../../../shared/records/issued/issued-statements.ts";
import type { DailyAnswers } from "../../../shared/records/mail/daily-answers.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { BroughtStatement, MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { JudgedBeside } from "../../../shared/records/mail/judged-beside.ts";
import type { Mails } from "../../../shared/records/mail/mails.ts";
import type { Decisions } from "../../../shared/records/position/decisions.ts";
import type { Positions } from "../../../shared/records/position/positions.ts";
import type { MessageIdClaims } from "../../../shared/records/mail/message-id-claims.ts";
import { type OutboxMessage, idOfMailMessage } from "../../../shared/records/message/outbox-message.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { kindInText } from "../../../shared/reading/statement/labels/kind-in-text.ts";
import type { Log } from "../../../shared/telemetry/log.ts";
import type { MetricName } from "../../../shared/telemetry/metrics.ts";
import { countAnswers } from "./count-answers.ts";
import { answerStaffRequest, type AnswerStaffRequestPorts } from "./answer-staff-request.ts";
import { takeExerciseFiles, type TakeExerciseFilesPorts } from "./take-exercise-files.ts";
import { takeDecisions, type TakeDecisionsPorts } from "./take-decisions.ts";
import { closeHold, type CloseHoldPorts } from "./close-hold.ts";
import { holdStatements } from "./hold-statements.ts";
import { draftAnswer } from "./draft-answer.ts";
import type { MailAnswer, MailJudgement, ReadMail, UsableStatement } from "../judge/judgement.ts";
import { ownerOfMailbox } from "../judge/mail-answers.ts";

export interface RecordJudgementPorts
  extends CloseHoldPorts, TakeDecisionsPorts, AnswerStaffRequestPorts, TakeExerciseFilesPorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly decisions: Decisions;
  readonly issued: IssuedStatements;
  readonly messageIdClaims: MessageIdClaims;
  readonly dailyAnswers: DailyAnswers;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  /** This many random bytes, from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly log: Log;
}

/** A judgement with what it rests on. */
export interface Judged {
  readonly read: ReadMail;
  readonly judgement: MailJudgement;
  /** Digest of the raw mail. */
  readonly raw: string;
  /** Key of the reading; undefined if the mail was not opened. */
  readonly reading?: string | undefined;
  /** The current statements that it was judged beside. */
  readonly beside: readonly JudgedBeside[];
}

/** What the judgement changes in the mail's record. */
type Conclusion = Pick<MailRecord, "state" | "reason" | "why"> &
  Partial<Pick<MailRecord, "sender" | "statements" | "refusedFiles" | "evidence" | "ownAnswer" | "outbox" | "hold">>;

/**
 * Writes a judgement into the mail's record, in this order:
 * 1. recognise a copy of an earlier mail,
 * 2. check the daily caps on answers,
 * 3. store statements and the facts of answers; make the hold code of a held mail; close the hold that a hold reply is about; record the
 *    decisions of a Decisions sheet,
 * 4. write the record in one conditional write. If another attempt has already written a judgement, that one stays.
 */
export async function recordJudgement(
  received: MailRecord,
  { read, judgement, raw, reading, beside }: Judged,
  referenceData: ReferenceData,
  at: Date,
  ports: RecordJudgementPorts,
): Promise<MailRecord> {
  const { files, ...headers } = read;
  const mail: MailRecord = { ...received, ...headers, referencesHeader: [...headers.referencesHeader] };
  const conclusion = await conclude(mail, files, judgement, referenceData, at, ports);
  const about = {
    payable: await payableOf(mail, judgement, referenceData.directory, ports),
    namedKind: kindInText(mail.subject),
    inWords: isInWords(judgement),
  };
  const { record: written, changed } = await ports.mails.change(
    mail.id,
    (before) => {
      return before?.state === "received"
        ? {
            record: { ...before, ...headers, referencesHeader: [...headers.referencesHeader], ...about, ...conclusion },
            event: {
              event: `mail-${conclusion.state}`,
              at: at.toISOString(),
              facts: {
                reason: conclusion.reason,
                judged: judgement.judged,
                raw,
                reading,
                referenceKeys: referenceData.keys,
                beside: [...beside],
                evidence: conclusion.evidence,
                ownAnswer: conclusion.ownAnswer?.answer,
                sender: conclusion.sender,
                statements: (conclusion.statements ?? []).map(({ statement, totalPence }) => ({
                  statement,
                  totalPence,
                })),
                messages: (conclusion.outbox ?? []).map(({ id }) => id),
              },
            },
          }
        : undefined;
    },
    received,
  );
  if (changed) logJudgement(mail, conclusion, ports.log);
  return written ?? mail;
}

async function conclude(
  mail: MailRecord,
  files: string,
  judgement: MailJudgement,
  referenceData: ReferenceData,
  at: Date,
  ports: RecordJudgementPorts,
): Promise<Conclusion> {
  const { reason, why } = judgement;
  if (judgement.judged === "unanswered") {
    const { state, sender } = judgement;
    return { state, reason, why, ...(sender === undefined ? {} : { sender }) };
  }
  if (judgement.judged === "hold-reply") {
    const { answers, ...closed } = await closeHold(mail, judgement, referenceData, at, ports);
    return withAnswers(mail, closed, answers, at, ports);
  }
  const original = await claimMessageId(mail, files, judgement.sender ?? mail.from, ports);
  const known = judgement.sender === undefined ? {} : { sender: judgement.sender };
  if (original !== undefined)
    return { state: "ignored", reason: "duplicate", why: `It is a copy of mail ${original}.`, ...known };

  if (
    judgement.judged === "decisions" ||
    judgement.judged === "staff-request" ||
    judgement.judged === "exercise-files"
  ) {
    // Nothing is decided of which nobody is told.
    const capped = await countAnswers(mail, "others", [judgement.by], at, ports.dailyAnswers);
    if (capped) return { state: "refused", ...capped, ...known };
    const answers =
      judgement.judged === "decisions"
        ? await takeDecisions(mail, judgement, referenceData, at, ports)
        : judgement.judged === "exercise-files"
          ? await takeExerciseFiles(mail, judgement, referenceData, at, ports)
          : await answerStaffRequest(mail, judgement, referenceData, at, ports);
    return withAnswers(mail, { state: "accepted", reason, why, ...known }, answers, at, ports);
  }

  const evidence = "evidence" in judgement ? { evidence: judgement.evidence } : {};
  const refused =
    "refusedFiles" in judgement && judgement.refusedFiles.length > 0
      ? { refusedFiles: [...judgement.refusedFiles] }
      : {};
  switch (judgement.judged) {
    case "own-answer":
      return { state: "ignored", reason, why, ...known, ownAnswer: await storeOwnAnswer(judgement, ports), outbox: [] };
    case "answer":
      return withAnswers(
        mail,
        { state: judgement.state, reason, why, ...known, ...evidence },
        judgement.answers,
        at,
        ports,
      );
    case "statements": {
      const capped = await countAnswers(mail, "statements", judgement.replyTo, at, ports.dailyAnswers);
      if (capped) return { state: "refused", ...capped, ...known };
      const statements = await storeStatements(judgement.statements, "arriving", ports.objects);
      return withAnswers(
        mail,
        { state: "accepted", reason, why, ...known, ...evidence, ...refused, statements },
        judgement.answers,
        at,
        ports,
      );
    }
    case "hold": {
      const statements = await storeStatements(judgement.statements, "held", ports.objects);
      const { hold, answers } = await holdStatements(mail, judgement, referenceData, at, ports);
      return withAnswers(
        mail,
        { state: "held", reason, why, ...known, ...refused, statements, hold },
        answers,
        at,
        ports,
      );
    }
  }
}

/** Stores an answer to a statement of ours, line by line. It is noted with the statements when the judgement is carried out. */
async function storeOwnAnswer(
  { answer, lines }: Extract<MailJudgement, { judged: "own-answer" }>,
  { objects, issued }: RecordJudgementPorts,
): Promise<NonNullable<MailRecord["ownAnswer"]>> {
  const { position, number, unclear } = answer;
  const record = await issued.get(position);
  return {
    position,
    number,
    isSuperseded: record !== undefined && newestOf(record).number > number,
    ...sumsOfAnswer(answer, lines),
    answer: await objects.put("statement-answers", answer),
    toRead: unclear.slice(0, MOST_TO_READ).map(({ place, what }) => `${place}: ${what}`),
  };
}

/** The to-do list names so many; the answer itself has them all. */
const MOST_TO_READ = 10;

/** Whose mail it is, as far as its statements, its answers, the message that it answers or its mailbox say. */
async function payableOf(
  mail: MailRecord,
  judgement: MailJudgement,
  directory: Directory,
  { messages, mailbox }: RecordJudgementPorts,
): Promise<OrganisationCode | undefined> {
  if ("statements" in judgement) return judgement.statements[0].position.payable;
  const named = "answers" in judgement ? judgement.answers[0]?.facts.payable?.code : undefined;
  if (named !== undefined) return named;
  const answered = mail.answers === undefined ? undefined : await messages.get(mail.answers);
  return answered?.origin.from === "position"
    ? answered.origin.position.payable
    : ownerOfMailbox(mail, directory, mailbox);
}

/** A mail without anything in it says nothing. */
function isInWords(judgement: MailJudgement): boolean | undefined {
  return (judgement.judged === "answer" && judgement.state === "accepted" && judgement.reason !== "empty") || undefined;
}

/**
 * Claims the Message-ID for this mail, or returns the mail that this one is a copy of: same sender, same Message-ID, same files, same mailboxes. The cloud may deliver a
 * mail to several mailboxes once for each of them; these deliveries are not copies, as each is for its own mailbox.
 */
async function claimMessageId(
  mail: MailRecord,
  files: string,
  sender: string,
  { messageIdClaims, mailbox }: Pick<RecordJudgementPorts, "messageIdClaims" | "mailbox">,
): Promise<string | undefined> {
  if (mail.messageIdHeader === undefined) return undefined;
  const mailboxes = mail.recipients.filter((address) => isOwnAddress(address, mailbox)).sort();
  const claim = await messageIdClaims.claim(sender, [mail.messageIdHeader, ...mailboxes].join(" "), {
    mailId: mail.id,
    files,
  });
  return claim.mailId !== mail.id && claim.files === files ? claim.mailId : undefined;
}

/** Puts the answers into the mail's outbox, except to addresses that have reached their daily cap. */
async function withAnswers(
  mail: MailRecord,
  conclusion: Conclusion,
  answers: readonly MailAnswer[],
  at: Date,
  ports: RecordJudgementPorts,
): Promise<Conclusion> {
  const outbox: OutboxMessage[] = [];
  let lastCap: { reason: string; why: string } | undefined;
  for (const { to, facts } of answers) {
    // Anybody can cause a question to a registered address: those are counted by themselves.
    const purpose = facts.reply === "hold-confirmation" ? "questions" : "others";
    const capped = await countAnswers(mail, purpose, to, at, ports.dailyAnswers);
    if (capped) {
      lastCap = capped;
      continue;
    }
    const draft = await draftAnswer(mail, to, facts, ports.objects);
    outbox.push({ id: idOfMailMessage(mail.id, outbox.length + 1), ...draft });
  }
  // An accepted mail with nothing left to do, such as a question at the cap, is closed.
  const isOver = conclusion.state === "accepted" && outbox.length === 0 && (conclusion.statements ?? []).length === 0;
  if (isOver && conclusion.evidence && lastCap)
    return { ...conclusion, state: "ignored", ...lastCap, why: `${conclusion.why} ${lastCap.why}`, outbox };
  if (isOver) return { ...conclusion, state: "ignored", ...lastCap, outbox };
  if (outbox.length > 0 || lastCap === undefined) return { ...conclusion, outbox };
  return { ...conclusion, why: `${conclusion.why} ${lastCap.why}`, outbox };
}

async function storeStatements(
  statements: readonly UsableStatement[],
  became: "held" | "arriving",
  objects: JsonObjects,
): Promise<BroughtStatement[]> {
  return Promise.all(
    statements.map(async ({ file, position, statement, digest }) => ({
      file,
      position,
      ...(statement.asAt === undefined ? {} : { asAt: statement.asAt }),
      lines: statement.lines.length,
      totalPence: statement.totalPence,
      digest,
      statement: await objects.put("statements", statement),
      became,
    })),
  );
}

const metricOf: Partial<Record<MailState, MetricName>> = {
  accepted: "MailsAccepted",
  refused: "MailsRefused",
  held: "MailsHeld",
  ignored: "MailsIgnored",
  quarantined: "MailsQuarantined",
  failed: "MailsFailed",
};

function logJudgement(mail: MailRecord, { state, reason, statements = [] }: Conclusion, log: Log): void {
  const metric = metricOf[state];
  log({
    event: "mail-judged",
    correlation: mail.id,
    mailId: mail.id,
    state,
    reason,
    metrics: {
      ...(metric === undefined ? {} : { [metric]: 1 }),
      ...(statements.length === 0 ? {} : { StatementLines: statements.reduce((sum, { lines }) => sum + lines, 0) }),
    },
  });
}

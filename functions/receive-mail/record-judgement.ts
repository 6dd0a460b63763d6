import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { isOwnAddress } from "../../shared/domain/mail/own-mailbox.ts";
import { decideReplyCap, type SentToday } from "../../shared/domain/mail/reply-cap.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import type { MailState } from "../../shared/domain/mail/mail-state.ts";
import type { DailyAnswers } from "../../shared/records/mail/daily-answers.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { BroughtStatement, MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { MessageClaims } from "../../shared/records/mail/message-claims.ts";
import type { OutboxReply } from "../../shared/records/message/outbox-message.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import { messageIdOfMail } from "../../shared/records/message/message-id.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import type { MetricName } from "../../shared/telemetry/metrics.ts";
import { closeHold, type CloseHold } from "./close-hold.ts";
import { holdStatements } from "./hold-statements.ts";
import type { MailAnswer, MailJudgement, ReadMail, UsableStatement } from "./judgement.ts";
import { statementDigest } from "./statement-digest.ts";

export interface RecordJudgement extends CloseHold {
  readonly mails: Mails;
  readonly claims: MessageClaims;
  readonly dailyAnswers: DailyAnswers;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  /** As many random bytes, from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly log: Log;
}

/** What the judgement makes of the mail's record. */
type Conclusion = Pick<MailRecord, "state" | "reason" | "why"> &
  Partial<Pick<MailRecord, "sender" | "statements" | "outbox" | "hold">>;

/**
 * Writes what was judged of a mail, in one conditional write; whoever judged it before has the last word. A copy of a mail
 * that was taken before is recognised here, and the caps on answers are kept here.
 */
export async function recordJudgement(
  received: MailRecord,
  { read, judgement, raw }: { readonly read: ReadMail; readonly judgement: MailJudgement; readonly raw: string },
  reference: Reference,
  at: Date,
  ports: RecordJudgement,
): Promise<MailRecord> {
  const { files, ...headers } = read;
  const mail: MailRecord = { ...received, ...headers, references: [...headers.references] };
  const conclusion = await conclude(mail, files, judgement, reference, at, ports);
  const { record: written, changed } = await ports.mails.change(mail.id, (present) => {
    return present?.state === "received"
      ? {
          record: { ...present, ...headers, references: [...headers.references], ...conclusion },
          event: {
            event: `mail-${conclusion.state}`,
            at: at.toISOString(),
            facts: {
              reason: conclusion.reason,
              raw,
              reference: reference.keys,
              sender: conclusion.sender,
              statements: (conclusion.statements ?? []).map(({ statement, totalPence }) => ({ statement, totalPence })),
              replies: (conclusion.outbox ?? []).map(({ id }) => id),
            },
          },
        }
      : undefined;
  });
  if (changed) tell(mail, conclusion, ports.log);
  return written ?? mail;
}

async function conclude(
  mail: MailRecord,
  files: string,
  judgement: MailJudgement,
  reference: Reference,
  at: Date,
  ports: RecordJudgement,
): Promise<Conclusion> {
  const { reason, why } = judgement;
  if (judgement.judged === "silent") {
    const { state, sender } = judgement;
    return { state, reason, why, ...(sender === undefined ? {} : { sender }) };
  }
  if (judgement.judged === "confirmation") {
    const { answers, ...closed } = await closeHold(mail, judgement, reference, at, ports);
    return withAnswers(mail, closed, answers, at, ports);
  }
  const copied = await copyOf(mail, files, judgement.sender ?? mail.from, ports);
  const known = judgement.sender === undefined ? {} : { sender: judgement.sender };
  if (copied !== undefined)
    return { state: "ignored", reason: "duplicate", why: `It is a copy of mail ${copied}.`, ...known };

  switch (judgement.judged) {
    case "answer":
      return withAnswers(mail, { state: judgement.state, reason, why, ...known }, judgement.answers, at, ports);
    case "statements": {
      const capped = await cappedBy(mail, "statements", judgement.replyTo, at, ports.dailyAnswers);
      if (capped) return { state: "refused", ...capped, ...known };
      const statements = await brought(judgement.statements, "arriving", ports.objects);
      return withAnswers(mail, { state: "accepted", reason, why, ...known, statements }, judgement.answers, at, ports);
    }
    case "hold": {
      const statements = await brought(judgement.statements, "held", ports.objects);
      const { hold, answers } = holdStatements(mail, judgement, reference, at, ports);
      return withAnswers(mail, { state: "held", reason, why, ...known, statements, hold }, answers, at, ports);
    }
  }
}

/**
 * The mail that this one is a copy of: the same sender's, with the same Message-ID and the same files, to the same mailboxes.
 * One mail to several mailboxes may be handed over once for each: then each holds what is for its own.
 */
async function copyOf(
  mail: MailRecord,
  files: string,
  sender: string,
  { claims, mailbox }: Pick<RecordJudgement, "claims" | "mailbox">,
): Promise<string | undefined> {
  if (mail.messageId === undefined) return undefined;
  const mailboxes = mail.recipients.filter((address) => isOwnAddress(address, mailbox)).sort();
  const claim = await claims.claim(sender, [mail.messageId, ...mailboxes].join(" "), { mailId: mail.id, files });
  return claim.mailId !== mail.id && claim.files === files ? claim.mailId : undefined;
}

/** Puts answers into the mail's outbox, as far as their addresses have not had too many today. */
async function withAnswers(
  mail: MailRecord,
  conclusion: Conclusion,
  answers: readonly MailAnswer[],
  at: Date,
  ports: RecordJudgement,
): Promise<Conclusion> {
  const outbox: OutboxReply[] = [];
  let lastCap: { reason: string; why: string } | undefined;
  for (const { to, facts } of answers) {
    const capped = await cappedBy(mail, "others", to, at, ports.dailyAnswers);
    if (capped) {
      lastCap = capped;
      continue;
    }
    outbox.push({
      id: messageIdOfMail(mail.id, outbox.length + 1),
      sort: facts.reply,
      to: [...to],
      facts: await ports.objects.put("replies", facts),
      mailId: mail.id,
      answers: true,
      decidedAt: facts.preparedAt,
      correlation: mail.id,
    });
  }
  // A person's question without anything that would answer it waits for nothing.
  const isOver = conclusion.state === "accepted" && outbox.length === 0 && (conclusion.statements ?? []).length === 0;
  return { ...conclusion, ...(isOver ? { state: "ignored" } : {}), ...(isOver ? lastCap : {}), outbox };
}

async function cappedBy(
  mail: MailRecord,
  purpose: keyof SentToday,
  to: readonly EmailAddress[],
  at: Date,
  dailyAnswers: DailyAnswers,
): Promise<{ reason: string; why: string } | undefined> {
  const today = calendarDate(at.toISOString().slice(0, 10));
  for (const address of to) {
    const decision = await dailyAnswers.countIn(address, today, purpose, mail.id, (counted) =>
      decideReplyCap(purpose, { statements: 0, others: 0, [purpose]: counted }),
    );
    if (!decision.send) return { reason: decision.reason, why: decision.why };
  }
  return undefined;
}

async function brought(
  statements: readonly UsableStatement[],
  became: "held" | "arriving",
  objects: JsonObjects,
): Promise<BroughtStatement[]> {
  return Promise.all(
    statements.map(async ({ file, position, statement }) => ({
      file,
      position,
      ...(statement.asAt === undefined ? {} : { asAt: statement.asAt }),
      lines: statement.lines.length,
      totalPence: statement.totalPence,
      digest: statementDigest(statement),
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

function tell(mail: MailRecord, { state, reason, statements = [] }: Conclusion, log: Log): void {
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

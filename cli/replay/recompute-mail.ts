import * as z from "zod";

import type { ReadStatement } from "../../functions/receive-mail/mail-answers.ts";
import { judgeMail } from "../../functions/receive-mail/judge-mail.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import { decisionSchema } from "../../shared/domain/position/decision.ts";
import { parseEmailAddress, type EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { ParseMail } from "../../shared/domain/mail/mail-facts.ts";
import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import type { PositionKey } from "../../shared/domain/position/position-key.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import { statementSchema } from "../../shared/domain/statement/statement.ts";
import { digestOf } from "../../shared/records/audit/digest.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { ledgerUsedSchema } from "../../shared/records/position/position-record.ts";
import { policyOf } from "../../shared/records/reference/reference-data.ts";
import { referenceKeysSchema } from "../../shared/records/reference/reference-keys.ts";
import type { ReplyRecord } from "../../shared/records/message/message-record.ts";
import type { TrailEntry } from "../../shared/records/audit/trail.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { Refused } from "../refused.ts";

export interface RecomputeMail {
  readonly records: AccordRecords;
  readonly parseMail: ParseMail;
  readonly readStatement: ReadStatement;
}

/** One thing that was computed for a mail, and whether it comes out the same. */
export interface Recomputed {
  /** `statement sales.xlsx`, `outcome of ZA1-ZB2-2022-23-Q4-rp-1`. */
  readonly what: string;
  readonly same: boolean;
}

/**
 * Computes everything that a mail led to again, from the raw mail and from what was in force then: directory, contacts,
 * exercises, policies, passwords, reference data, decisions and ledger. A difference means that the product answers otherwise
 * today than it did. Nothing for a mail that has not been read.
 *
 * @throws Refused where what it rested on is not kept any more.
 */
export async function recomputeMail(mail: MailRecord, ports: RecomputeMail): Promise<Recomputed[]> {
  const recomputed = await recomputeJudgement(mail, ports);
  for (const replyId of mail.replies) {
    const reply = await ports.records.replies.get(replyId);
    if (reply?.origin.from !== "position" || reply.sort !== "response") continue;
    recomputed.push(await recomputeOutcome(reply, reply.origin.position, ports.records));
  }
  return recomputed;
}

/** What was read from the mail and what it was answered by itself. */
async function recomputeJudgement(mail: MailRecord, ports: RecomputeMail): Promise<Recomputed[]> {
  const { records } = ports;
  const trail = await records.mails.trail(mail.id);
  const entry = trail?.entries.find(({ facts }) => judgedSchema.safeParse(facts).success);
  if (!entry) return [];
  const { reference: keys } = judgedSchema.parse(entry.facts);
  const raw = await records.rawMail.get(mail.objectKey);
  if (!raw) throw new Refused(`The raw mail ${mail.id} is not kept any more.`);
  const reference = await records.reference.allAt(keys);
  const received: MailRecord = { ...mail, from: mail.envelopeFrom, subject: "", references: [] };
  const mailbox = await mailboxOf(mail, records);
  const { judgement } = await judgeMail(received, raw.bytes, reference, { ...ports, mailbox, at: new Date(entry.at) });
  const statements = "statements" in judgement ? judgement.statements : [];
  const answers = "answers" in judgement ? judgement.answers : [];
  const kept = new Set(mail.statements.map(({ statement }) => statement));
  const replies = await Promise.all(mail.replies.map((id) => records.replies.get(id)));
  const facts = new Set(replies.map((reply) => reply?.facts));
  return [
    { what: `judgement of ${mail.id}: ${judgement.reason}`, same: isSameJudgement(entry, judgement.reason) },
    ...statements.map(({ file, statement }) => ({
      what: `statement ${file}`,
      same: kept.has(`statements/${digestOf(statement)}.json`),
    })),
    // A copy of a mail is not answered, whatever it would have been answered by itself.
    ...(mail.replies.length === 0 ? [] : answers).map(({ facts: answer }) => ({
      what: `answer ${answer.reply}`,
      same: facts.has(`replies/${digestOf(answer)}.json`),
    })),
  ];
}

/** The mailbox that answered then, without a code: as its answers name it, or the address that the mail came to. */
async function mailboxOf(mail: MailRecord, { replies, objects }: AccordRecords): Promise<EmailAddress> {
  const [replyId] = mail.replies;
  const reply = replyId === undefined ? undefined : await replies.get(replyId);
  const address = reply ? (await objects.get(reply.facts, replySchema)).mailbox : mail.recipients[0];
  const mailbox = parseEmailAddress((address ?? "").replace(/\+[^@]*@/, "@"));
  if (mailbox === undefined)
    throw new Refused(`It is not known which mailbox ${mail.id} came to: it was stored and never told of.`);
  return mailbox;
}

/** Copies and caps are found when the judgement is written down: they rest on other mails. */
function isSameJudgement(entry: TrailEntry, reason: string): boolean {
  const written = judgedSchema.parse(entry.facts).reason;
  return written === reason || written === "duplicate" || written === "reply-cap" || reason === "hold-reply";
}

/** What came of holding the statement against the ledger that was current. */
async function recomputeOutcome(reply: ReplyRecord, key: PositionKey, records: AccordRecords): Promise<Recomputed> {
  const what = `outcome of ${reply.id}`;
  const trail = await records.positions.trail(key);
  const entry = trail?.entries.find(({ facts }) => reconciledSchema.safeParse(facts).data?.replies.includes(reply.id));
  if (!entry) throw new Refused(`The trail of the position does not hold what ${reply.id} rested on.`);
  const facts = reconciledSchema.parse(entry.facts);
  const [statement, told, reference, decisions, lines] = await Promise.all([
    records.objects.get(facts.statement, statementSchema),
    records.objects.get(reply.facts, replySchema),
    records.reference.allAt(facts.reference),
    facts.decisions === undefined ? [] : records.objects.get(facts.decisions, z.array(decisionSchema)),
    facts.ledger ? records.ledgers.linesOf({ organisation: key.payable, ...facts.ledger }, key.receivable) : undefined,
  ]);
  const outcome: Outcome = reconcile({
    position: key,
    exercise: reference.exercises.find(({ exercise }) => exercise === key.exercise),
    statement: { asAt: statement.asAt, lines: statement.lines },
    ledger: facts.ledger && { asAt: facts.ledger.asAt, close: facts.ledger.close, lines: lines ?? [] },
    policy: policyOf(reference.policies, key.payable),
    directory: reference.directory,
    decisions,
    reference: reference.reconciling,
  });
  const stored = await records.objects.get(facts.outcome, outcomeSchema);
  const isTold = told.reply === "response" && digestOf(told.outcome) === digestOf(stored);
  return { what, same: isTold && facts.outcome === `outcomes/${digestOf(outcome)}.json` };
}

const judgedSchema = z.object({ raw: z.string(), reason: z.string(), reference: referenceKeysSchema });

const reconciledSchema = z.object({
  statement: z.string(),
  ledger: ledgerUsedSchema.optional(),
  reference: referenceKeysSchema,
  decisions: z.string().optional(),
  outcome: z.string(),
  replies: z.array(z.string()),
});

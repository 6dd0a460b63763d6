import * as z from "zod";

import { makeReading, type MakeReadingPorts } from "../../functions/read-mail/make-reading.ts";
import { planReading } from "../../functions/receive-mail/judge/plan-reading.ts";
import { judgeMail } from "../../functions/receive-mail/judge/judge-mail.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import { decisionSchema } from "../../shared/domain/position/decision.ts";
import { parseEmailAddress, type EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { readHeaderBlock } from "../../shared/domain/mail/headers/read-header-block.ts";
import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import { knownConventionSchema } from "../../shared/domain/position/number-convention.ts";
import { textOfPosition, type PositionKey } from "../../shared/domain/position/position-key.ts";
import { ledgerLinesOf } from "../../shared/records/ledger/ledger-lines-of.ts";
import { elsewhereSchema } from "../../shared/records/position/elsewhere.ts";
import { claimedElsewhere } from "../../shared/records/position/positions-elsewhere.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import { statementSchema } from "../../shared/domain/statement/statement.ts";
import { digestOf } from "../../shared/records/storage/digest.ts";
import { mailReadingSchema } from "../../shared/records/mail/mail-reading.ts";
import { judgedBesideSchema } from "../../shared/records/mail/judged-beside.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { ledgerUsedSchema } from "../../shared/records/position/position-record.ts";
import { policyOf } from "../../shared/records/reference/reference-data.ts";
import { referenceKeysSchema } from "../../shared/records/reference/reference-keys.ts";
import { statementOfMessage } from "../../shared/records/issued/statement-of-message.ts";
import { positionOfMessage } from "../../shared/records/message/position-of-message.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { TrailEntry } from "../../shared/records/audit/trail.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { CommandRefused } from "../command-errors.ts";
import { holdsAllOf } from "./holds-all-of.ts";

export interface RecomputeMail extends MakeReadingPorts {
  readonly records: AccordRecords;
}

/** One result that was computed for a mail, and whether it is the same today. */
export interface Recomputed {
  /** `statement sales.xlsx`, `outcome of ZA1-ZB2-2022-23-Q4-rp-1`. */
  readonly what: string;
  readonly same: boolean;
}

/**
 * Computes again everything that a mail led to, from the raw mail and from the data in force at that time: directory,
 * contacts, exercises, policies, passwords, reference data, decisions, known conventions and ledger. A difference means that today's product
 * would answer differently. Returns an empty list for a mail that has not been read.
 *
 * @throws CommandRefused if data that it rested on is no longer stored.
 */
export async function recomputeMail(mail: MailRecord, ports: RecomputeMail): Promise<Recomputed[]> {
  const recomputed = await recomputeJudgement(mail, ports);
  for (const messageId of mail.sentMessages) {
    const message = await ports.records.messages.get(messageId);
    if (message?.origin.from !== "position" || message.type !== "response") continue;
    recomputed.push(await recomputeOutcome(message, message.origin.position, ports.records));
  }
  return recomputed;
}

/** Computes again the judgement of the mail, its statements and the answers that do not depend on a ledger. */
async function recomputeJudgement(mail: MailRecord, ports: RecomputeMail): Promise<Recomputed[]> {
  const { records } = ports;
  const trail = await records.mails.trail(mail.id);
  const entry = trail?.entries.find(({ facts }) => judgedSchema.safeParse(facts).success);
  if (!entry) return [];
  const { referenceKeys, reading: readingKey, beside, judged } = judgedSchema.parse(entry.facts);
  const raw = await records.rawMail.get(mail.objectKey);
  if (!raw) throw new CommandRefused(`The raw mail ${mail.id} is not kept any more.`);
  const referenceData = await records.referenceLists.allAt(referenceKeys);
  const received: MailRecord = { ...mail, from: mail.envelopeFrom, subject: "", referencesHeader: [] };
  const mailbox = await mailboxOf(mail, records);
  const head = readHeaderBlock(raw.bytes);
  const request = planReading(received, head, referenceData, mailbox);
  const made = request && (await makeReading(raw.bytes, request, referenceData.directory, ports));
  const reading = made?.reading;
  const { judgement } = await judgeMail(received, { head, result: reading?.result }, referenceData, {
    mailbox,
    at: new Date(entry.at),
    // What it answers was found in the records of that day.
    findAnsweredMessage: () => Promise.resolve(mail.answers),
    positionOfMessage: (messageId) => positionOfMessage(messageId, records),
    statementOfMessage: (messageId) => statementOfMessage(messageId, records),
    // What was about a hold that day.
    stateOfHold: () => Promise.resolve(judged === "hold-reply" ? "open" : "unknown"),
    // The statements that were current that day.
    currentStatements: async function* (positions) {
      for (const position of positions) {
        const then = beside.find((each) => textOfPosition(each.position) === textOfPosition(position));
        if (then) yield { position, current: await records.objects.get(then.statement, statementSchema) };
      }
    },
  });
  const statements = "statements" in judgement ? judgement.statements : [];
  const answers = "answers" in judgement ? judgement.answers : [];
  const ofOwn = judgement.judged === "own-answer" ? [judgement.answer] : [];
  const kept = new Set(mail.statements.map(({ statement }) => statement));
  const messages = await Promise.all(mail.sentMessages.map((id) => records.messages.get(id)));
  const facts = new Set(messages.map((message) => message?.facts));
  return [
    ...(reading && readingKey !== undefined
      ? [
          {
            what: `reading of ${mail.id}`,
            // Readings of earlier editions lack what is read only since.
            same: holdsAllOf(mailReadingSchema.parse(reading), await records.objects.get(readingKey, z.json())),
          },
        ]
      : []),
    { what: `judgement of ${mail.id}: ${judgement.reason}`, same: isSameJudgement(entry, judgement.reason) },
    ...statements.map(({ file, statement }) => ({
      what: `statement ${file}`,
      same: kept.has(`statements/${digestOf(statement)}.json`),
    })),
    ...(mail.ownAnswer === undefined ? [] : ofOwn).map((answer) => ({
      what: "answer to a statement of ours",
      same: mail.ownAnswer?.answer === `statement-answers/${digestOf(answer)}.json`,
    })),
    // A copy of a mail gets no answer, whatever the answer to the first copy was.
    ...(mail.sentMessages.length === 0 ? [] : answers).map(({ facts: answer }) => ({
      what: `answer ${answer.reply}`,
      same: facts.has(`replies/${digestOf(answer)}.json`),
    })),
  ];
}

/** The mailbox that answered at that time, without a code: from its answers, or else from the address that the mail came to. */
async function mailboxOf(mail: MailRecord, { messages, objects }: AccordRecords): Promise<EmailAddress> {
  const [messageId] = mail.sentMessages;
  const message = messageId === undefined ? undefined : await messages.get(messageId);
  const address = message ? (await objects.get(message.facts, replySchema)).mailbox : mail.recipients[0];
  const mailbox = parseEmailAddress((address ?? "").replace(/\+[^@]*@/, "@"));
  if (mailbox === undefined)
    throw new CommandRefused(`We do not know which mailbox ${mail.id} came to: its notification was lost.`);
  return mailbox;
}

/** Copies and caps depend on other mails, so they are only found when a judgement is recorded. */
function isSameJudgement(entry: TrailEntry, reason: string): boolean {
  const written = judgedSchema.parse(entry.facts).reason;
  return written === reason || written === "duplicate" || written === "reply-cap" || reason === "hold-reply";
}

/** Compares the statement again with the ledger that was current at that time. */
async function recomputeOutcome(message: MessageRecord, key: PositionKey, records: AccordRecords): Promise<Recomputed> {
  const what = `outcome of ${message.id}`;
  const trail = await records.positions.trail(key);
  const entry = trail?.entries.find(({ facts }) =>
    reconciledSchema.safeParse(facts).data?.messages.includes(message.id),
  );
  if (!entry) throw new CommandRefused(`The trail of the position does not hold what ${message.id} rested on.`);
  const facts = reconciledSchema.parse(entry.facts);
  const referenceData = await records.referenceLists.allAt(facts.referenceKeys);
  const [statement, sentFacts, decisions, knownConventions, lines, claims] = await Promise.all([
    records.objects.get(facts.statement, statementSchema),
    records.objects.get(message.facts, replySchema),
    facts.decisions === undefined ? [] : records.objects.get(facts.decisions, z.array(decisionSchema)),
    facts.knownConventions === undefined
      ? []
      : records.objects.get(facts.knownConventions, z.array(knownConventionSchema)),
    facts.ledger
      ? ledgerLinesOf({ organisation: key.payable, ...facts.ledger }, key, referenceData.reconciling, records.ledgers)
      : undefined,
    claimedElsewhere(facts.elsewhere, records.objects),
  ]);
  const outcome: Outcome = reconcile({
    position: key,
    exercise: referenceData.exercises.find(({ exercise }) => exercise === key.exercise),
    statement: { asAt: statement.asAt, lines: statement.lines, unread: statement.unread },
    ledger: facts.ledger && { asAt: facts.ledger.asAt, close: facts.ledger.close, lines: lines ?? [] },
    policy: policyOf(referenceData.policies, key.payable),
    directory: referenceData.directory,
    decisions,
    knownConventions,
    referenceData: referenceData.reconciling,
    disputedElsewhere: facts.elsewhere.disputed,
    claimedElsewhere: claims,
  });
  const stored = await records.objects.get(facts.outcome, outcomeSchema);
  const isSent = sentFacts.reply === "response" && digestOf(sentFacts.outcome) === digestOf(stored);
  return { what, same: isSent && facts.outcome === `outcomes/${digestOf(outcome)}.json` };
}

const judgedSchema = z.object({
  raw: z.string(),
  reading: z.string().optional(),
  reason: z.string(),
  referenceKeys: referenceKeysSchema,
  beside: z.array(judgedBesideSchema).default([]),
  // In trails of earlier editions, every mail with a hold code was about the hold.
  judged: z.string().default("hold-reply"),
});

const reconciledSchema = z.object({
  statement: z.string(),
  ledger: ledgerUsedSchema.optional(),
  referenceKeys: referenceKeysSchema,
  decisions: z.string().optional(),
  knownConventions: z.string().optional(),
  // Trails of earlier editions don't have it.
  elsewhere: elsewhereSchema.default({ disputed: [], siblings: [] }),
  outcome: z.string(),
  messages: z.array(z.string()),
});

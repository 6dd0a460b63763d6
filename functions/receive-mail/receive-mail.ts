import * as z from "zod";

import { LoggableError } from "../../shared/domain/loggable-error.ts";
import { whoseMail } from "../../shared/domain/canary/whose.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { StoredMail } from "../../shared/domain/mail/headers/ses-notification.ts";
import { readHeaderBlock } from "../../shared/domain/mail/headers/read-header-block.ts";
import { statementSchema } from "../../shared/domain/statement/statement.ts";
import { LAST_ATTEMPT } from "../../shared/queue-batches/last-attempt.ts";
import { canonicalText, digestOfBytes } from "../../shared/records/storage/digest.ts";
import { mailReadingSchema, type MailReading, type ReadingRequest } from "../../shared/records/mail/mail-reading.ts";
import type { JudgedBeside } from "../../shared/records/mail/judged-beside.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import { statementOfMessage } from "../../shared/records/issued/statement-of-message.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import { rememberedRecords } from "../../shared/records/audit/remembered-records.ts";
import { followMail } from "../../shared/records/todo/follow-mail.ts";
import { portsFor, type Log } from "../../shared/telemetry/log.ts";
import { carryOutJudgement, type CarryOutJudgementPorts } from "./act/carry-out-judgement.ts";
import { judgeMail, type JudgeMailPorts } from "./judge/judge-mail.ts";
import { planReading, readingUnusable } from "./judge/plan-reading.ts";
import { parseReceiveMessage, type ReceiveMessage } from "./receive-message.ts";
import { recordJudgement, type Judged, type RecordJudgementPorts } from "./act/record-judgement.ts";

export interface ReceiveMailPorts
  extends
    CarryOutJudgementPorts,
    RecordJudgementPorts,
    Omit<JudgeMailPorts, "at" | "currentStatements" | "stateOfHold" | "statementOfMessage"> {
  readonly referenceLists: ReferenceLists;
  /** The bucket of raw mails. */
  readonly rawMail: ObjectStore;
  /** Asks read-mail to read a mail. */
  readonly enqueueRead: Enqueue;
}

/**
 * Receives one mail. When it is announced:
 * 1. create its record, unless it has one,
 * 2. ask read-mail to read what is behind its header (judge/plan-reading.ts), unless that could make no difference.
 *
 * When it has been read:
 * 3. decide what to do with it (judge/judge-mail.ts), which writes nothing,
 * 4. write that judgement into the record in one conditional write (act/record-judgement.ts),
 * 5. carry out what the record says (act/carry-out-judgement.ts).
 *
 * Everything may be repeated: a judgement is written once, and everything after it follows from the record.
 *
 * @param body of a message on the queue of incoming mail
 * @throws if the cloud fails; the queue then delivers the message again.
 */
export async function receiveMail(body: string, ports: ReceiveMailPorts): Promise<void> {
  const message = parseReceiveMessage(body);
  switch (message.type) {
    case "notice":
      ports.log({ event: "subscription-notice" });
      return;
    case "mail":
      return handleMail(await openMail(message.mail, ports), undefined, ports);
    case "again":
      return handleMail(await findMail(message.mailId, ports), undefined, ports);
    case "readings":
      for (const { mailId, key } of message.readings) await handleMail(await findMail(mailId, ports), key, ports);
  }
}

/** @param readingKey of what was read of it; undefined if it is not read yet */
async function handleMail(opened: MailRecord, readingKey: string | undefined, given: ReceiveMailPorts): Promise<void> {
  const whose = whoseMail(opened.recipients);
  const positions = rememberedRecords(given.positions, textOfPosition);
  const ports = portsFor(whose, { ...given, positions });
  const referenceData = await ports.referenceLists.all(whose);
  const mail = opened.state === "received" ? await judge(opened) : opened;
  if (mail) await carryOutJudgement(mail, referenceData, ports);

  /** Judges the mail; `undefined` if it has to be read first. */
  async function judge(received: MailRecord): Promise<MailRecord | undefined> {
    const raw = await ports.rawMail.get(received.objectKey);
    if (!raw) throw new LoggableError(`the raw mail ${received.id} is not in the bucket: ${received.objectKey}`);
    const head = readHeaderBlock(raw.bytes);
    const request = planReading(received, head, referenceData, ports.mailbox);
    const digest = digestOfBytes(raw.bytes);
    const at = ports.now();
    const beside: JudgedBeside[] = [];
    const judgePorts = {
      ...ports,
      at,
      currentStatements: currentStatementsIn(ports, beside),
      stateOfHold: stateOfHoldsIn(ports),
      statementOfMessage: (messageId: string) => statementOfMessage(messageId, ports),
    };
    const write = (judged: Omit<Judged, "raw" | "beside">) =>
      recordJudgement(received, { ...judged, raw: digest, beside }, referenceData, at, ports);
    if (!request) return write(await judgeMail(received, { head, result: undefined }, referenceData, judgePorts));
    const reading = readingKey === undefined ? "none" : await findReading(readingKey, received.id, digest);
    // What was read with other lists is read again: a judgement rests on one set of lists.
    if (reading === "none" || (reading !== "unusable" && !isSameLists(reading, request))) {
      await ports.enqueueRead([request]);
      return undefined;
    }
    const result = reading === "unusable" ? { outcome: "failed" as const, ...readingUnusable } : reading.result;
    const judged = await judgeMail(received, { head, result }, referenceData, judgePorts);
    return write({ ...judged, reading: readingKey });
  }

  /** The reading, unless it is of another form or of another mail. */
  async function findReading(key: string, mailId: string, raw: string): Promise<MailReading | "unusable"> {
    const found = mailReadingSchema.safeParse(await ports.objects.get(key, z.unknown())).data;
    if (found?.mailId === mailId && found.raw === raw) return found;
    ports.log({ level: "error", event: "reading-unusable", correlation: mailId, mailId });
    return "unusable";
  }
}

/** Finds current statements, and notes each in `beside`, so that the mail can be judged again as it was. */
function currentStatementsIn(
  { positions, objects }: ReceiveMailPorts,
  beside: JudgedBeside[],
): JudgeMailPorts["currentStatements"] {
  return async function* (keys) {
    if (keys.length === 0) return;
    for (const record of await positions.getAll(keys)) {
      if (!record) continue;
      const { statement } = record.current;
      beside.push({ position: record.key, statement });
      yield { position: record.key, current: await objects.get(statement, statementSchema) };
    }
  };
}

function stateOfHoldsIn({ holds, mails }: ReceiveMailPorts): JudgeMailPorts["stateOfHold"] {
  return async (holdCode) => {
    const mailId = await holds.mailOf(holdCode);
    const held = mailId === undefined ? undefined : await mails.get(mailId);
    if (!held?.hold) return "unknown";
    return held.state === "held" ? "open" : "closed";
  };
}

function isSameLists(reading: MailReading, request: ReadingRequest): boolean {
  return canonicalText(reading.referenceKeys) === canonicalText(request.referenceKeys);
}

/**
 * Receives a mail. If the last attempt fails too, the mail's record says so before the message goes to the dead-letter queue, so
 * that a person finds the mail among the failed ones.
 *
 * @throws what `receiveMail` throws.
 */
export async function receiveAttempt(body: string, attempt: number, ports: ReceiveMailPorts): Promise<void> {
  try {
    await receiveMail(body, ports);
  } catch (error) {
    if (attempt >= LAST_ATTEMPT) await giveUp(body, attempt, ports);
    throw error;
  }
}

/** Only a mail without a judgement becomes failed. Later steps are repeated by `accord redrive`. */
async function giveUp(body: string, attempt: number, ports: ReceiveMailPorts): Promise<void> {
  const message = parseReceiveMessage(body);
  for (const mailId of mailsOf(message)) await noteFailure(mailId, attempt, ports);
}

function mailsOf(message: ReceiveMessage): readonly string[] {
  switch (message.type) {
    case "notice":
      return [];
    case "mail":
      return [message.mail.mailId];
    case "again":
      return [message.mailId];
    case "readings":
      return message.readings.map(({ mailId }) => mailId);
  }
}

async function noteFailure(mailId: string, attempt: number, ports: ReceiveMailPorts): Promise<void> {
  const { mails, now, log } = ports;
  const { record, changed } = await mails.change(mailId, (before) =>
    before?.state === "received"
      ? {
          record: {
            ...before,
            state: "failed",
            reason: "processing-failed",
            why: `It could not be processed in ${attempt} attempts; the log says why.`,
          },
          event: { event: "mail-failed", at: now().toISOString(), facts: { reason: "processing-failed" } },
        }
      : undefined,
  );
  if (changed) log({ level: "error", event: "mail-failed", correlation: mailId, mailId, metrics: { MailsFailed: 1 } });
  if (record?.state === "failed")
    await followMail(record, await ports.referenceLists.all(whoseMail(record.recipients)), ports);
}

/** Creates the record of a mail, unless it has one. */
async function openMail(stored: StoredMail, { mails, log }: { mails: Mails; log: Log }): Promise<MailRecord> {
  const record: MailRecord = {
    id: stored.mailId,
    receivedAt: stored.receivedAt,
    objectKey: stored.key,
    envelopeFrom: stored.envelope.from,
    recipients: stored.envelope.recipients,
    verdicts: stored.verdicts,
    ...(stored.judgedFrom === undefined ? {} : { judgedFrom: [...stored.judgedFrom] }),
    from: stored.envelope.from,
    subject: "",
    referencesHeader: [],
    state: "received",
    reason: "received",
    why: "It came in and has not been read yet.",
    statements: [],
    outbox: [],
    sentMessages: [],
  };
  const { record: mail, changed } = await mails.change(
    stored.mailId,
    (before) =>
      before
        ? undefined
        : { record, event: { event: "mail-received", at: stored.receivedAt, facts: { key: stored.key } } },
    "none",
  );
  const isCounted = whoseMail(record.recipients) === "group";
  if (changed)
    log({
      event: "mail-received",
      correlation: stored.mailId,
      mailId: stored.mailId,
      metrics: isCounted ? { MailsReceived: 1 } : {},
    });
  return mail ?? record;
}

async function findMail(mailId: string, { mails }: { mails: Mails }): Promise<MailRecord> {
  const mail = await mails.get(mailId);
  if (!mail) throw new LoggableError(`there is no mail ${mailId}`);
  return mail;
}

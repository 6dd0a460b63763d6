import { whoseMail } from "../../shared/domain/canary/whose.ts";
import type { StoredMail } from "../../shared/domain/mail/headers/ses-notification.ts";
import { digestOfBytes } from "../../shared/records/storage/digest.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { ReferenceLists } from "../../shared/records/reference/reference-data.ts";
import { withoutMetrics, type Log } from "../../shared/telemetry/log.ts";
import { carryOutJudgement, type CarryOutJudgementPorts } from "./act/carry-out-judgement.ts";
import { judgeMail, type JudgeMailPorts } from "./judge/judge-mail.ts";
import { parseReceiveMessage } from "./receive-message.ts";
import { recordJudgement, type RecordJudgementPorts } from "./act/record-judgement.ts";

export interface ReceiveMailPorts extends CarryOutJudgementPorts, RecordJudgementPorts, Omit<JudgeMailPorts, "at"> {
  readonly referenceLists: ReferenceLists;
  /** The bucket of raw mails. */
  readonly rawMail: ObjectStore;
}

/**
 * Receives one mail, in this order:
 * 1. create its record, unless it has one,
 * 2. decide what to do with it (judge/judge-mail.ts), which writes nothing,
 * 3. write that judgement into the record in one conditional write (act/record-judgement.ts),
 * 4. carry out what the record says (act/carry-out-judgement.ts).
 *
 * Everything may be repeated: a judgement is written once, and everything after it follows from the record.
 *
 * @param body of a message on the queue of incoming mail
 * @throws if the cloud fails; the queue then delivers the message again.
 */
export async function receiveMail(body: string, given: ReceiveMailPorts): Promise<void> {
  const message = parseReceiveMessage(body);
  if (message.type === "notice") {
    given.log({ event: "subscription-notice" });
    return;
  }
  const opened = message.type === "mail" ? await openMail(message.mail, given) : await findMail(message.mailId, given);
  const whose = whoseMail(opened.recipients);
  const ports = whose === "canary" ? { ...given, log: withoutMetrics(given.log) } : given;
  const referenceData = await ports.referenceLists.all(whose);
  const mail = opened.state === "received" ? await judge(opened) : opened;
  await carryOutJudgement(mail, referenceData, ports);

  async function judge(received: MailRecord): Promise<MailRecord> {
    const raw = await ports.rawMail.get(received.objectKey);
    if (!raw) throw new Error(`the raw mail ${received.id} is not in the bucket: ${received.objectKey}`);
    const at = ports.now();
    const judged = await judgeMail(received, raw.bytes, referenceData, { ...ports, at });
    ports.log({
      event: "mail-read",
      correlation: received.id,
      mailId: received.id,
      metrics: { MailBytes: raw.bytes.length, ReadingTime: ports.now().getTime() - at.getTime() },
    });
    return recordJudgement(received, { ...judged, raw: digestOfBytes(raw.bytes) }, referenceData, at, ports);
  }
}

/** After this many attempts the message goes to the dead-letter queue. */
export const LAST_ATTEMPT = 5;

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
async function giveUp(body: string, attempt: number, { mails, now, log }: ReceiveMailPorts): Promise<void> {
  const message = parseReceiveMessage(body);
  if (message.type === "notice") return;
  const mailId = message.type === "mail" ? message.mail.mailId : message.mailId;
  const { changed } = await mails.change(mailId, (before) =>
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
  const { record: mail, changed } = await mails.change(stored.mailId, (before) =>
    before
      ? undefined
      : { record, event: { event: "mail-received", at: stored.receivedAt, facts: { key: stored.key } } },
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
  if (!mail) throw new Error(`there is no mail ${mailId}`);
  return mail;
}

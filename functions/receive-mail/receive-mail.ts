import type { StoredMail } from "../../shared/domain/mail/headers/ses-notification.ts";
import { digestOfBytes } from "../../shared/records/audit/digest.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { ReferenceData } from "../../shared/records/reference/reference-data.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { finishMail, type FinishMail } from "./finish-mail.ts";
import { judgeMail } from "./judge-mail.ts";
import type { JudgeMail } from "./mail-answers.ts";
import { parseReceiveMessage } from "./receive-message.ts";
import { recordJudgement, type RecordJudgement } from "./record-judgement.ts";

export interface ReceiveMail extends FinishMail, RecordJudgement, Omit<JudgeMail, "at"> {
  readonly reference: ReferenceData;
  /** Where the raw mails lie. */
  readonly rawMail: ObjectStore;
}

/**
 * Takes one mail from the moment that the cloud has stored it to its named state, or as far as its answer is on its way.
 * Every step may be repeated: what was decided is written once, in one conditional write, and everything after follows from
 * what is written.
 *
 * @param body of a message on the queue of incoming mail
 * @throws whatever the cloud could not do; the message then comes again.
 */
export async function receiveMail(body: string, ports: ReceiveMail): Promise<void> {
  const message = parseReceiveMessage(body);
  if (message.type === "notice") {
    ports.log({ event: "subscription-notice" });
    return;
  }
  const opened = message.type === "mail" ? await openMail(message.mail, ports) : await recorded(message.mailId, ports);
  const reference = await ports.reference.all();
  const mail = opened.state === "received" ? await judge(opened) : opened;
  await finishMail(mail, reference, ports);

  async function judge(received: MailRecord): Promise<MailRecord> {
    const raw = await ports.rawMail.get(received.objectKey);
    if (!raw) throw new Error(`the mail ${received.id} is not where the cloud said it would be: ${received.objectKey}`);
    const at = ports.now();
    const judged = await judgeMail(received, raw.bytes, reference, { ...ports, at });
    return recordJudgement(received, { ...judged, raw: digestOfBytes(raw.bytes) }, reference, at, ports);
  }
}

/** Enters a mail; one that is there already stays as it is. */
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
    references: [],
    state: "received",
    reason: "received",
    why: "It came in and has not been read yet.",
    statements: [],
    outbox: [],
    replies: [],
  };
  const { record: mail, changed } = await mails.change(stored.mailId, (present) =>
    present
      ? undefined
      : { record, event: { event: "mail-received", at: stored.receivedAt, facts: { key: stored.key } } },
  );
  if (changed)
    log({ event: "mail-received", correlation: stored.mailId, mailId: stored.mailId, metrics: { MailsReceived: 1 } });
  return mail ?? record;
}

async function recorded(mailId: string, { mails }: { mails: Mails }): Promise<MailRecord> {
  const mail = await mails.get(mailId);
  if (!mail) throw new Error(`there is no mail ${mailId}`);
  return mail;
}

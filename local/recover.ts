import { parseOrganisationCode } from "../shared/domain/organisation/organisation-code.ts";
import { isImported } from "../shared/records/ledger/ledger-import-record.ts";
import { redrive, type RedrivePorts } from "../shared/records/recovery/redrive.ts";
import type { AccordRecords } from "./open-records.ts";
import type { KeptNotifications } from "./mail/kept-notifications.ts";

export interface Recovery {
  readonly records: AccordRecords;
  readonly notifications: KeptNotifications;
  /** The event of every ledger that was ever uploaded. */
  readonly uploads: () => AsyncIterable<{ readonly key: string; readonly event: string }>;
  readonly announceUpload: (event: string) => Promise<void>;
  /** Publishes the notification of a mail again, as SES would. */
  readonly publish: (notification: string) => Promise<void>;
  readonly enqueueReceive: RedrivePorts["enqueueReceive"];
  readonly enqueueReconcile: RedrivePorts["enqueueReconcile"];
  readonly enqueueSend: RedrivePorts["enqueueSend"];
}

/** Later than any stored instant, whatever clock an earlier run had. So all stored work counts as old. */
const END_OF_TIME = new Date("9999-12-31T23:59:59.999Z");

/**
 * Puts the unfinished work of an earlier run on the queues again, since the queues are empty after a start. Repeating finished
 * work is harmless: all functions may run twice.
 */
export async function recover(recovery: Recovery): Promise<void> {
  await publishUnrecordedMail(recovery);
  await announceUnfinishedUploads(recovery);
  await redrive({ ...recovery, ...recovery.records }, { before: END_OF_TIME, isAlone: true, everyPosition: true });
}

/** Forgets the notifications of the mails that came in before an instant and have a record: a restart finds those by their records. */
export async function forgetRecorded(
  { records, notifications }: Pick<Recovery, "records" | "notifications">,
  before: Date,
): Promise<void> {
  await forEach(await notifications.ids(), async (sesId) => {
    const mail = await records.mails.get(sesId);
    if (mail && Date.parse(mail.receivedAt) < before.getTime()) await notifications.forget(sesId);
  });
}

/** Mails with a record are redriven from their record. For a mail without one, the kept notification is all there is. */
async function publishUnrecordedMail({ records, notifications, publish }: Recovery): Promise<void> {
  const handle = async (sesId: string) => {
    const isRecorded = (await records.mails.get(sesId)) !== undefined;
    if (!isRecorded && (await records.rawMail.get(`mail/${sesId}`))) await publish(await notifications.read(sesId));
    // The mail itself is missing, so it was never acknowledged: its sender still has it and sends it again.
    else await notifications.forget(sesId);
  };
  await forEach(await notifications.ids(), handle);
}

async function forEach(ids: readonly string[], handle: (sesId: string) => Promise<void>): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) await Promise.all(ids.slice(from, from + AT_ONCE).map(handle));
}

/** So many notifications are looked at together: one by one, five thousand took twenty seconds. */
const AT_ONCE = 50;

async function announceUnfinishedUploads({ records, uploads, announceUpload }: Recovery): Promise<void> {
  for await (const { key, event } of uploads()) {
    const [, organisation = "", uploadId = ""] = key.split("/");
    const code = parseOrganisationCode(organisation);
    const found = code && (await records.ledgers.import(code, uploadId));
    if (!(found && isImported(found))) await announceUpload(event);
  }
}

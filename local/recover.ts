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

/** Mails with a record are redriven from their record. For a mail without one, the kept notification is all there is. */
async function publishUnrecordedMail({ records, notifications, publish }: Recovery): Promise<void> {
  for await (const { sesId, notification } of notifications.all()) {
    const isRecorded = (await records.mails.get(sesId)) !== undefined;
    if (!isRecorded && (await records.rawMail.get(`mail/${sesId}`))) await publish(notification);
    // The mail itself is missing, so it was never acknowledged: its sender still has it and sends it again.
    else await notifications.forget(sesId);
  }
}

async function announceUnfinishedUploads({ records, uploads, announceUpload }: Recovery): Promise<void> {
  for await (const { key, event } of uploads()) {
    const [, organisation = "", uploadId = ""] = key.split("/");
    const code = parseOrganisationCode(organisation);
    const found = code && (await records.ledgers.import(code, uploadId));
    if (!(found && isImported(found))) await announceUpload(event);
  }
}

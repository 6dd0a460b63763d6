import { parseOrganisationCode } from "../shared/domain/organisation/organisation-code.ts";
import { isImported } from "../shared/records/ledger/ledger-import-record.ts";
import { redrive, type RedrivePorts } from "../shared/records/redrive.ts";
import type { AccordRecords } from "./open-records.ts";
import type { KeptNotifications } from "./mail/kept-notifications.ts";

export interface Recovery {
  readonly records: AccordRecords;
  readonly notifications: KeptNotifications;
  /** Every ledger that was ever uploaded, as its event. */
  readonly uploads: () => AsyncIterable<{ readonly key: string; readonly event: string }>;
  readonly announceUpload: (event: string) => Promise<void>;
  /** Tells receive-mail of a mail once more, as SES would. */
  readonly publish: (notification: string) => Promise<void>;
  readonly enqueueReceive: RedrivePorts["enqueueReceive"];
  readonly enqueueReconcile: RedrivePorts["enqueueReconcile"];
  readonly enqueueSend: RedrivePorts["enqueueSend"];
}

/** Whatever the clock of the run before said: everything that is there was there before this run. */
const BEFORE_THIS_RUN = new Date("9999-12-31T23:59:59.999Z");

/**
 * Puts the work that an earlier run left unfinished on the queues again, which hold nothing after a start. Whatever was
 * done already is found done: everything that the functions do may be repeated.
 */
export async function recover(recovery: Recovery): Promise<void> {
  await publishUnrecordedMail(recovery);
  await announceUnfinishedUploads(recovery);
  await redrive({ ...recovery, ...recovery.records }, { before: BEFORE_THIS_RUN, isAlone: true, everyPosition: true });
}

/** A mail that has a record is found by it; the notification of one that has none is all that is known of it. */
async function publishUnrecordedMail({ records, notifications, publish }: Recovery): Promise<void> {
  for await (const { sesId, notification } of notifications.all()) {
    const isRecorded = (await records.mails.get(sesId)) !== undefined;
    if (!isRecorded && (await records.rawMail.get(`mail/${sesId}`))) await publish(notification);
    // Without the mail itself nobody was told that it was taken: its sender keeps it and sends it again.
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

import { LoggableError } from "../../shared/domain/loggable-error.ts";
import {
  formsFolder,
  mailReadingSchema,
  readingRequestSchema,
  readingsFolder,
} from "../../shared/records/mail/mail-reading.ts";
import type { MailReading, ReadingRequest } from "../../shared/records/mail/mail-reading.ts";
import { LAST_ATTEMPT } from "../../shared/queue-batches/last-attempt.ts";
import { digestOfBytes } from "../../shared/records/storage/digest.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { DirectoryAt } from "../../shared/records/reference/directory-at.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import { makeReading, type FormToKeep, type MakeReadingPorts } from "./make-reading.ts";

export interface ReadMailPorts extends MakeReadingPorts {
  /** The bucket of raw mails. */
  readonly rawMail: ObjectStore;
  readonly directoryAt: DirectoryAt;
  readonly objects: JsonObjects;
  /** The bucket of records, for the bytes of forms. */
  readonly records: ObjectStore;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Reads one mail: gets the raw message, opens it and its workbooks (make-reading.ts), and stores the senders' own forms that it found and then
 * the reading. Storing the reading tells receive-mail. This function opens files of strangers, so it may do nothing else: it reads no record and sends nothing.
 *
 * If the last attempt fails too, the reading says so, so that the mail ends as failed.
 *
 * @param body of a queue message, a `ReadingRequest`
 * @throws if the cloud fails; the queue then delivers the message again.
 */
export async function readMail(body: string, attempt: number, ports: ReadMailPorts): Promise<void> {
  const request = readingRequestSchema.parse(JSON.parse(body));
  const { mailId } = request;
  const raw = await ports.rawMail.get(request.objectKey);
  if (!raw) throw new LoggableError(`the raw mail ${mailId} is not in the bucket: ${request.objectKey}`);
  const started = ports.now().getTime();
  try {
    const directory = await ports.directoryAt(request.referenceKeys.organisations);
    const { reading, forms } = await makeReading(raw.bytes, request, directory, ports);
    for (const form of forms) await keep(form);
    await store(reading);
  } catch (error) {
    if (attempt >= LAST_ATTEMPT) await store(failedReading(raw.bytes, request, attempt));
    throw error;
  }
  ports.log({
    event: "mail-read",
    correlation: mailId,
    mailId,
    metrics: request.isCounted ? { MailBytes: raw.bytes.length, ReadingTime: ports.now().getTime() - started } : {},
  });

  async function keep({ plan, workbookKey, workbook }: FormToKeep): Promise<void> {
    await ports.records.put(workbookKey, workbook, { contentType: "application/octet-stream" });
    await ports.objects.put(formsFolder(mailId), plan);
  }

  async function store(reading: MailReading): Promise<void> {
    await ports.objects.put(readingsFolder(mailId), mailReadingSchema.parse(reading));
  }
}

function failedReading(raw: Uint8Array, { mailId, referenceKeys }: ReadingRequest, attempt: number): MailReading {
  return {
    mailId,
    raw: digestOfBytes(raw),
    referenceKeys,
    result: {
      outcome: "failed",
      reason: "processing-failed",
      why: `It could not be read in ${attempt} attempts; the log says why.`,
    },
  };
}

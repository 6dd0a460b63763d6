import * as z from "zod";

import { recordIdSchema } from "../../shared/domain/record-id.ts";
import { mailOfReading } from "../../shared/records/mail/mail-reading.ts";
import { parseSesNotification, type SesNotification } from "../../shared/domain/mail/headers/ses-notification.ts";

/**
 * `again`: an operator, or `accord redrive`, wants a mail that has a record to be handled again. `readings`: read-mail has stored
 * readings of mails.
 */
export type ReceiveMessage =
  | SesNotification
  | { readonly type: "again"; readonly mailId: string }
  | { readonly type: "readings"; readonly readings: readonly { readonly mailId: string; readonly key: string }[] };

/**
 * Reads the body of a queue message: the notification of SES about a new mail, the event of S3 about a reading, or our own message about a mail that has a record
 * already, or about an orphan, a mail that is stored but was never announced.
 *
 * @throws Error if it is none of these: it then goes to the dead-letter queue.
 */
export function parseReceiveMessage(body: string): ReceiveMessage {
  const given: unknown = JSON.parse(body);
  const event = s3EventSchema.safeParse(given).data;
  if (event) return { type: "readings", readings: event.Records.flatMap(({ s3 }) => readingOf(s3.object.key)) };
  const own = ownSchema.safeParse(given).data;
  if (!own) return parseSesNotification(body);
  if ("mail" in own) return { type: "again", mailId: own.mail };
  return {
    type: "mail",
    mail: {
      ...own.orphan,
      bucket: "",
      // We do not know who delivered it, nor what the cloud found: so nothing proves its sender.
      envelope: { from: "unknown", recipients: [] },
      verdicts: { spf: "missing", dkim: "missing", dmarc: "missing", spam: "missing", virus: "missing" },
      judgedFrom: undefined,
    },
  };
}

const ownSchema = z.union([
  z.strictObject({ mail: recordIdSchema }),
  z.strictObject({
    orphan: z.strictObject({ mailId: recordIdSchema, key: z.string().min(1), receivedAt: z.iso.datetime() }),
  }),
]);

/** @param encoded S3 encodes keys like form fields */
function readingOf(encoded: string): { mailId: string; key: string }[] {
  const key = decodeURIComponent(encoded.replaceAll("+", " "));
  const mailId = mailOfReading(key);
  return mailId === undefined ? [] : [{ mailId, key }];
}

/** What S3 reports; the test event that it sends when it is first connected tells of no object. */
const s3EventSchema = z.union([
  z.object({
    Records: z.array(
      z.object({ eventSource: z.literal("aws:s3"), s3: z.object({ object: z.object({ key: z.string().min(1) }) }) }),
    ),
  }),
  z.object({ Event: z.literal("s3:TestEvent") }).transform(() => ({ Records: [] })),
]);

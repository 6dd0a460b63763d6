import * as z from "zod";

import { mailOfReading } from "../../shared/records/mail/mail-reading.ts";
import { positionKeySchema } from "../../shared/domain/position/position-key.ts";

/**
 * Says what the work of a queue message is about, by ids alone: a message about a mail also has its subject and addresses, and those don't
 * belong on an operator's screen.
 */
export function describeLetter(body: string): string {
  const read = letterSchema.safeParse(body);
  return read.success ? read.data : "a message of another form";
}

function describeObject(encoded: string): string {
  const mailId = mailOfReading(decodeURIComponent(encoded));
  return mailId === undefined ? `upload ${encoded}` : `mail ${mailId}`;
}

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("is not JSON");
    return z.NEVER;
  }
});

const workSchema = z.union([
  z.object({ position: positionKeySchema }).transform(({ position: { payable, receivable, exercise, kind } }) => {
    return `position ${payable} ${receivable}, ${exercise}, ${kind}`;
  }),
  z
    .object({ ledger: z.object({ organisation: z.string(), uploadId: z.string() }) })
    .transform(({ ledger }) => `upload ${ledger.uploadId} of ${ledger.organisation}`),
  z.object({ message: z.string() }).transform(({ message }) => `message ${message}`),
  z.object({ orphan: z.object({ mailId: z.string() }) }).transform(({ orphan }) => `mail ${orphan.mailId}`),
  z.object({ mail: z.object({ messageId: z.string() }) }).transform(({ mail }) => `mail ${mail.messageId}`),
  // What read-mail is asked for also has the passwords that it may try.
  z.object({ mailId: z.string() }).transform(({ mailId }) => `mail ${mailId}`),
  z.object({ mail: z.string() }).transform(({ mail }) => `mail ${mail}`),
  z
    .object({ Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })).min(1) })
    .transform(({ Records }) => Records.map(({ s3 }) => describeObject(s3.object.key)).join(", ")),
]);

/** SNS wraps what it delivers; S3 and our own functions don't. */
const letterSchema = json.pipe(
  z.union([
    z.object({ Type: z.string(), Message: json.pipe(workSchema) }).transform(({ Message }) => Message),
    workSchema,
  ]),
);

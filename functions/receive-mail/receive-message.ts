import * as z from "zod";

import { parseSesNotification, type SesNotification } from "../../shared/domain/mail/headers/ses-notification.ts";

/** `again`: an operator, or `accord redrive`, wants a mail that has a record to be handled again. */
export type ReceiveMessage = SesNotification | { readonly type: "again"; readonly mailId: string };

/**
 * Reads the body of a queue message: the notification of SES about a new mail, or our own message about a mail that has a record
 * already, or about an orphan, a mail that is stored but was never announced.
 *
 * @throws Error if it is none of these: it then goes to the dead-letter queue.
 */
export function parseReceiveMessage(body: string): ReceiveMessage {
  const own = ownSchema.safeParse(JSON.parse(body)).data;
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
  z.strictObject({ mail: z.string().min(1) }),
  z.strictObject({
    orphan: z.strictObject({ mailId: z.string().min(1), key: z.string().min(1), receivedAt: z.iso.datetime() }),
  }),
]);

import * as z from "zod";

import { parseSesNotification, type SesNotification } from "../../shared/domain/mail/headers/ses-notification.ts";

/** `again`: an operator, or a sweep, wants a mail that is recorded to be taken further. */
export type ReceiveMessage = SesNotification | { readonly type: "again"; readonly mailId: string };

/**
 * Reads the body of a queue message: what SES tells of a mail that came in, or our own word about one that is recorded, or
 * that is stored and was never told of.
 *
 * @throws Error where it is none of these: then it is nobody's mail, and belongs in the dead-letter queue.
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
      // Nothing is known of who handed it over, nor of what the cloud found: that proves nothing for it.
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

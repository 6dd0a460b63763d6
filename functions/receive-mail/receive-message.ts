import * as z from "zod";

import { parseSesNotification, type SesNotification } from "../../shared/domain/mail/ses-notification.ts";

/** `again`: an operator, or a sweep, wants a mail that is recorded to be taken further. */
export type ReceiveMessage = SesNotification | { readonly type: "again"; readonly mailId: string };

/**
 * Reads the body of a queue message: what SES tells of a mail that came in, or our own word about one that is recorded.
 *
 * @throws Error where it is neither: then it is nobody's mail, and belongs in the dead-letter queue.
 */
export function parseReceiveMessage(body: string): ReceiveMessage {
  const again = againSchema.safeParse(JSON.parse(body));
  return again.success ? { type: "again", mailId: again.data.mail } : parseSesNotification(body);
}

const againSchema = z.strictObject({ mail: z.string().min(1) });

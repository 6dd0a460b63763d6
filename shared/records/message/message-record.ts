import * as z from "zod";

import { positionKeySchema } from "../../domain/position/position-key.ts";
import { outboxReplySchema } from "./outbox-message.ts";

/**
 * What is kept of one outgoing message. `pending`: not yet tried. `sending`: handed to the mail service by the attempt
 * that the lease belongs to, which may have failed. `sent` and `refused` (by the mail service, for good) are final.
 */
export const replyRecordSchema = outboxReplySchema.extend({
  /** Whose outbox it stands in until it has left. */
  origin: z.discriminatedUnion("from", [
    z.object({ from: z.literal("position"), position: positionKeySchema }),
    z.object({ from: z.literal("mail") }),
  ]),
  state: z.enum(["pending", "sending", "sent", "refused"]),
  attempts: z.number().int().nonnegative(),
  /** Until when no other attempt may begin. */
  leasedUntil: z.iso.datetime().optional(),
  /** What became known when it was rendered. */
  subject: z.string().optional(),
  /** Key of the message, byte for byte, in the record bucket. */
  raw: z.string().optional(),
  /** The mail service's id of it. */
  sesId: z.string().optional(),
  sentAt: z.iso.datetime().optional(),
  why: z.string().optional(),
});

export type ReplyRecord = z.infer<typeof replyRecordSchema>;

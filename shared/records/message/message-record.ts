import * as z from "zod";

import { positionKeySchema } from "../../domain/position/position-key.ts";
import { outboxMessageSchema } from "./outbox-message.ts";

/**
 * The record of one outgoing message. `pending`: not yet tried. `sending`: an attempt that holds the lease has handed it to
 * the mail service, and may have failed. `sent` and `rejected` (by the mail service, for good) are final.
 */
export const messageRecordSchema = outboxMessageSchema.extend({
  /** Whose outbox it is in until it has left. */
  origin: z.discriminatedUnion("from", [
    z.object({ from: z.literal("position"), position: positionKeySchema }),
    z.object({ from: z.literal("mail") }),
  ]),
  state: z.enum(["pending", "sending", "sent", "rejected"]),
  attempts: z.number().int().nonnegative(),
  /** No other attempt may begin before this. */
  leasedUntil: z.iso.datetime().optional(),
  /** Known once the message has been rendered. */
  subject: z.string().optional(),
  /** Key of the message's bytes in the record bucket. */
  raw: z.string().optional(),
  /** The mail service's id for it. */
  sesId: z.string().optional(),
  sentAt: z.iso.datetime().optional(),
  /** Why the mail service rejected it. */
  why: z.string().optional(),
});

export type MessageRecord = z.infer<typeof messageRecordSchema>;

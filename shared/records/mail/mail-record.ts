import * as z from "zod";

import { verdictsSchema } from "../../domain/mail/headers/verdicts.ts";
import { mailStateSchema } from "../../domain/mail/mail-state.ts";
import { positionKeySchema } from "../../domain/position/position-key.ts";
import { storedCode, storedDate, storedPence } from "../../domain/amounts-and-days/stored-values.ts";
import { outboxReplySchema } from "../message/outbox-message.ts";

/** One statement that a mail brought, as far as the mail's own record follows it. */
const broughtStatementSchema = z.object({
  file: z.string(),
  position: positionKeySchema,
  asAt: storedDate.optional(),
  lines: z.number().int().nonnegative(),
  totalPence: storedPence,
  /** Of what it says, whatever the file looks like. */
  digest: z.string().min(1),
  /** Key of the read statement in the record bucket. */
  statement: z.string().min(1),
  /**
   * What became of it (STM-04): it waits for the word of the registered address (`held`), its position has still to take it
   * (`arriving`), it was the newest (`stands`), an even newer one stood already (`set-aside`), or it says what the standing
   * one says (`duplicate`).
   */
  became: z.enum(["held", "arriving", "stands", "set-aside", "duplicate"]),
  /** The reply that answered it, once that has left. */
  replyId: z.string().optional(),
});

/** What is kept of one mail, from the moment that the cloud stored it. */
export const mailRecordSchema = z.object({
  /** The cloud's id of the mail: the same notification twice is the same mail. */
  id: z.string().min(1),
  receivedAt: z.iso.datetime(),
  /** Where the raw mail lies. */
  objectKey: z.string().min(1),
  /** MAIL FROM; empty for the null return path that machines send with. */
  envelopeFrom: z.string(),
  /** The addresses of ours that it came to. */
  recipients: z.array(z.string()),
  /** What the cloud found out about it, and whom it took for the sender. */
  verdicts: verdictsSchema,
  judgedFrom: z.array(z.string()).optional(),
  /** The address that a person sees as its sender; the envelope's until the message has been read; may be empty. */
  from: z.string(),
  subject: z.string(),
  messageId: z.string().optional(),
  references: z.array(z.string()),
  state: mailStateSchema,
  /** A stable code in kebab case. */
  reason: z.string().min(1),
  /** The same in a sentence. */
  why: z.string().min(1),
  /** The organisation that sent it, once that is established. */
  sender: storedCode.optional(),
  /** Where it is or was held: how the registered address, or an operator, releases or rejects it, and which mail did. */
  hold: z.object({ reference: z.string().min(1), until: z.iso.datetime(), closedBy: z.string().optional() }).optional(),
  statements: z.array(broughtStatementSchema),
  /** Messages that the mail itself gave rise to and that have still to leave. */
  outbox: z.array(outboxReplySchema),
  /** The messages that left because of it, in their order. */
  replies: z.array(z.string()),
});

export type MailRecord = z.infer<typeof mailRecordSchema>;

export type BroughtStatement = z.infer<typeof broughtStatementSchema>;

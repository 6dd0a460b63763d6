import * as z from "zod";

import { mailStateSchema } from "../domain/mail-state.ts";
import { positionKeySchema } from "../domain/position-key.ts";
import { storedCode } from "../domain/stored.ts";
import { outboxReplySchema } from "./outbox-reply.ts";

/** One statement that a mail brought, as far as the mail's own record follows it. */
const broughtStatementSchema = z.object({
  file: z.string(),
  position: positionKeySchema,
  /** Key of the read statement in the record bucket. */
  statement: z.string().min(1),
  /** `stands` or `set-aside`: what became of it when it arrived (STM-04); `duplicate`: it said what the standing one says. */
  became: z.enum(["stands", "set-aside", "duplicate"]),
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
  /** The addresses of ours that it came to. */
  recipients: z.array(z.string()),
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
  /** The one-time reference by which the registered address releases it, where it is held. */
  holdReference: z.string().optional(),
  statements: z.array(broughtStatementSchema),
  /** Messages that the mail itself gave rise to and that have still to leave. */
  outbox: z.array(outboxReplySchema),
  /** The messages that left because of it, in their order. */
  replies: z.array(z.string()),
});

export type MailRecord = z.infer<typeof mailRecordSchema>;

export type BroughtStatement = z.infer<typeof broughtStatementSchema>;

import * as z from "zod";

import { emailAddressSchema } from "../../domain/organisation/email-address.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";

/** Why a message leaves: it answers a mail, it informs somebody else about one, or its time has come and no mail gave cause. */
const occasionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("answer"), mailId: z.string().min(1) }),
  z.object({ type: z.literal("notice"), mailId: z.string().min(1) }),
  z.object({ type: z.literal("due") }),
]);

/**
 * A message that we have decided to send. It is written in one step with that decision, into the outbox of the position, the
 * mail or the notice that it comes from, and stays there until it has left. So no crash can lose it.
 */
export const outboxMessageSchema = z.object({
  /** Derived from what the message is about, so that the same decision made twice gives one message. */
  id: z.string().min(1),
  /** The type of its facts: `response`, `refused`, … */
  type: z.string().min(1),
  /** Registered addresses (RSP-04). */
  to: z.array(emailAddressSchema).min(1),
  /** Key, in the record bucket, of the facts that it is rendered from. The key is a digest of the facts. */
  facts: z.string().min(1),
  occasion: occasionSchema,
  /** When we decided to send it: the date in its header. */
  decidedAt: z.iso.datetime(),
  /** If it goes to the next registered address: the message that came back, and every address that was tried before. */
  insteadOf: z.object({ message: z.string().min(1), addresses: z.array(emailAddressSchema).min(1) }).optional(),
  /** The id that all log lines about this piece of work share. */
  correlation: z.string().min(1),
});

export type OutboxMessage = z.infer<typeof outboxMessageSchema>;

/** The mail that a message is about; `undefined` if no mail gave cause to it. */
export function mailIdOf({ occasion }: Pick<OutboxMessage, "occasion">): string | undefined {
  return occasion.type === "due" ? undefined : occasion.mailId;
}

/** The same as a part of a log entry or of another record. */
export function mailOfMessage(message: Pick<OutboxMessage, "occasion">): { readonly mailId?: string } {
  const mailId = mailIdOf(message);
  return mailId === undefined ? {} : { mailId };
}

/** The id of a position's n-th message: `ZA1-ZB2-2022-23-Q4-rp-1`. */
export function idOfPositionMessage({ payable, receivable, exercise, kind }: PositionKey, number: number): string {
  return `${payable}-${receivable}-${exercise}-${kind.replaceAll("&", "")}-${number}`;
}

/** The id of the n-th message that answers a mail itself, not one of its statements. */
export function idOfMailMessage(mailId: string, number: number): string {
  return `${mailId}-${number}`;
}

/** Whether this is the id of a message that answers the mail itself. */
export function isOfMail(messageId: string, mailId: string): boolean {
  return messageId.startsWith(`${mailId}-`) && /^\d+$/.test(messageId.slice(mailId.length + 1));
}

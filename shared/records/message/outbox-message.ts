import * as z from "zod";

import { emailAddressSchema } from "../../domain/organisation/email-address.ts";

/**
 * A message that has been decided on and must leave. It stands in the record that decided on it (a position or a mail),
 * written together with the decision, until it has left: whatever crashes in between, it is found there.
 */
export const outboxReplySchema = z.object({
  /** A function of what it answers: the same decision made twice is the same reply. */
  id: z.string().min(1),
  /** What sort of message it is, as the replies name it: `response`, `refused`, … */
  sort: z.string().min(1),
  /** Registered addresses (RSP-04). */
  to: z.array(emailAddressSchema).min(1),
  /** Key, in the record bucket, of the facts that it is rendered from. The key names their content. */
  facts: z.string().min(1),
  /** The mail that it answers or speaks of. */
  mailId: z.string().min(1),
  /** Whether that mail is answered by it; otherwise it only tells somebody else. */
  answers: z.boolean(),
  /** When it was decided on: the date that the message bears. */
  decidedAt: z.iso.datetime(),
  /** The id that the logs of the whole way bear. */
  correlation: z.string().min(1),
});

export type OutboxReply = z.infer<typeof outboxReplySchema>;

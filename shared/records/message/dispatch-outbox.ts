import type { OutboxReply } from "./outbox-message.ts";
import type { SendMessages } from "../storage/queue.ts";
import type { Replies } from "./messages.ts";
import type { ReplyRecord } from "./message-record.ts";

/**
 * Sees to it that every message of an outbox is on its way. May be done any number of times, by whoever finds the outbox:
 * a message that is entered stays as it is, and one that has left does not leave again.
 */
export async function dispatchOutbox(
  ports: { readonly replies: Replies; readonly sendReply: SendMessages },
  origin: ReplyRecord["origin"],
  outbox: readonly OutboxReply[],
): Promise<void> {
  if (outbox.length === 0) return;
  for (const entry of outbox) await ports.replies.enter({ ...entry, origin, state: "pending", attempts: 0 });
  await ports.sendReply(outbox.map(({ id, correlation }) => ({ reply: id, correlation })));
}

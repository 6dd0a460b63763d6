import type { Enqueue } from "../storage/queue.ts";
import type { MessageRecord } from "./message-record.ts";
import type { Messages } from "./messages.ts";
import type { OutboxMessage } from "./outbox-message.ts";

/**
 * Gives each message of an outbox a record and puts it on the queue to send-mail. May be repeated at any time: a message
 * that has a record keeps it, and one that has left does not leave again.
 */
export async function dispatchOutbox(
  ports: { readonly messages: Messages; readonly enqueueSend: Enqueue },
  origin: MessageRecord["origin"],
  outbox: readonly OutboxMessage[],
): Promise<void> {
  if (outbox.length === 0) return;
  for (const message of outbox) await ports.messages.add({ ...message, origin, state: "pending", attempts: 0 });
  await ports.enqueueSend(outbox.map(({ id, correlation }) => ({ message: id, correlation })));
}

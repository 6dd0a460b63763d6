import type { MessageRecord } from "./message-record.ts";
import type { Messages } from "./messages.ts";

/**
 * Messages that wait until before this ISO instant, those that are due first. What waits for later is left alone, however old it
 * is, and so is what was rejected.
 */
export async function* waitingMessages(messages: Messages, before: string): AsyncGenerator<MessageRecord> {
  // The list is in the order of their times.
  for await (const message of messages.list("waiting")) {
    if (message.nextAttemptAt !== undefined && message.nextAttemptAt >= before) return;
    yield message;
  }
}

/** What to queue so that a due message is tried at once, even if the other machine's clock is behind. */
export function bodyOfDue({ id, nextAttemptAt }: MessageRecord) {
  return { message: id, correlation: id, ...(nextAttemptAt === undefined ? {} : { due: nextAttemptAt }) };
}

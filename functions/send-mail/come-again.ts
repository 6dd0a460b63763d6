import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";

export interface ComeAgainPorts {
  /** Puts a message on the queue to this function. */
  readonly enqueueSend: Enqueue;
  readonly now: () => Date;
}

/** The longest time that SQS keeps a message back. */
const LONGEST_DELAY_MS = 900_000;

/**
 * Queues a message so that it comes again when it is due. What is due later than a queue can wait for is found by a redrive. The
 * queue's body says when it is due: a machine's clock may be behind.
 */
export async function comeAgain(
  { id, correlation }: MessageRecord,
  due: string,
  { enqueueSend, now }: ComeAgainPorts,
): Promise<void> {
  const delay = Date.parse(due) - now().getTime();
  if (delay > LONGEST_DELAY_MS) return;
  await enqueueSend([{ message: id, correlation, due }], { delaySeconds: Math.max(0, Math.ceil(delay / 1000)) });
}

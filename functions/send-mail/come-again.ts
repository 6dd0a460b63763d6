import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import { secondsUntil } from "../../shared/records/storage/seconds-until.ts";

export interface ComeAgainPorts {
  /** Puts a message on the queue to this function. */
  readonly enqueueSend: Enqueue;
  readonly now: () => Date;
}

/**
 * Queues a message so that it comes again when it is due. What is due later than a queue can wait for is found by a redrive. The
 * queue's body says when it is due: a machine's clock may be behind.
 */
export async function comeAgain(
  { id, correlation }: MessageRecord,
  due: string,
  { enqueueSend, now }: ComeAgainPorts,
): Promise<void> {
  const delaySeconds = secondsUntil(due, now());
  if (delaySeconds !== undefined) await enqueueSend([{ message: id, correlation, due }], { delaySeconds });
}

import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";

import { LoggableError } from "../../domain/loggable-error.ts";
import type { Enqueue } from "../../records/storage/queue.ts";

/** The limit of SendMessageBatch. */
const MOST_MESSAGES_AT_ONCE = 10;
const BATCHES_AT_ONCE = 8;
/** The limit of SQS. */
const LONGEST_DELAY_SECONDS = 900;

/** Sends messages to one SQS queue, as JSON. */
export function sendToSqs(client: SQSClient, queueUrl: string): Enqueue {
  const sendBatch = async (bodies: readonly string[], delay: { DelaySeconds?: number }): Promise<void> => {
    const { Failed } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: bodies.map((body, index) => ({ Id: String(index), MessageBody: body, ...delay })),
      }),
    );
    const [first] = Failed ?? [];
    if (first)
      throw new LoggableError(
        `the queue rejected ${Failed?.length ?? 0} of ${bodies.length} messages: ${first.Code ?? ""} ${first.Message ?? ""}`,
      );
  };

  return async (messages, options) => {
    const delay = options === undefined ? {} : { DelaySeconds: Math.min(options.delaySeconds, LONGEST_DELAY_SECONDS) };
    const bodies = messages.map((message) => JSON.stringify(message));
    const batches = Array.from({ length: Math.ceil(bodies.length / MOST_MESSAGES_AT_ONCE) }, (_, index) =>
      bodies.slice(index * MOST_MESSAGES_AT_ONCE, (index + 1) * MOST_MESSAGES_AT_ONCE),
    );
    await Promise.all(
      Array.from({ length: BATCHES_AT_ONCE }, async (_, worker) => {
        for (let at = worker; at < batches.length; at += BATCHES_AT_ONCE) await sendBatch(batches[at] ?? [], delay);
      }),
    );
  };
}

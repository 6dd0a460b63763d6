import { GetQueueAttributesCommand, type QueueAttributeName, type SQSClient } from "@aws-sdk/client-sqs";

import type { CountMessages } from "../../records/storage/queue.ts";

/** Waiting, being handled, and kept back. */
const counts: readonly QueueAttributeName[] = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
];

/** Counts the messages of some SQS queues together. SQS knows the numbers approximately. */
export function countInSqs(client: SQSClient, queueUrls: readonly string[]): CountMessages {
  return async () => {
    let count = 0;
    for (const QueueUrl of queueUrls) {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counts] }),
      );
      for (const name of counts) count += Number(Attributes[name] ?? 0);
    }
    return count;
  };
}

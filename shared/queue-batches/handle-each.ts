import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

import type { Log } from "../telemetry/log.ts";
import { textOfError } from "../telemetry/text-of-error.ts";
import { backoffSeconds } from "./backoff-seconds.ts";

/** Has the queue deliver a record that failed again after so many seconds, instead of after its visibility timeout. */
export type RetryLater = (record: SQSRecord, seconds: number) => Promise<void>;

/** How long a record that failed waits. The longest is shorter than every queue's visibility timeout, which is the time otherwise. */
export const retryBackoff = { firstSeconds: 10, factor: 6, mostSeconds: 600 };

/**
 * Handles the records of a batch one after the other. Only the records that fail are delivered again, each time after a longer
 * wait; after the queue's maximum of attempts a record goes to the dead-letter queue.
 */
export async function handleEach(
  event: SQSEvent,
  log: Log,
  retryLater: RetryLater,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    const attempt = attemptOf(record);
    const { messageId: queueMessageId } = record;
    try {
      await handle(record);
    } catch (error) {
      log({
        level: "error",
        event: "record-failed",
        queueMessageId,
        attempt,
        error: textOfError(error, record.body),
        metrics: { RecordsFailed: 1 },
      });
      batchItemFailures.push({ itemIdentifier: queueMessageId });
      await retryLater(record, backoffSeconds(queueMessageId, attempt, retryBackoff)).catch((problem: unknown) => {
        // It then comes again after the visibility timeout.
        log({
          level: "warn",
          event: "retry-not-scheduled",
          queueMessageId,
          attempt,
          error: textOfError(problem, record.body),
        });
      });
    }
  }
  return { batchItemFailures };
}

/** How many times the record has been delivered, including this time. */
export function attemptOf(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount) || 1;
}

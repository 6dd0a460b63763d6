import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

import { textOfError, type Log } from "../telemetry/log.ts";

/**
 * Handles the records of a batch one after the other. Only the records that fail are delivered again; after the queue's maximum
 * of attempts a record goes to the dead-letter queue.
 */
export async function handleEach(
  event: SQSEvent,
  log: Log,
  handle: (record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    try {
      await handle(record);
    } catch (error) {
      log({
        level: "error",
        event: "record-failed",
        queueMessageId: record.messageId,
        attempt: attemptOf(record),
        error: textOfError(error),
        metrics: { RecordsFailed: 1 },
      });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

/** How many times the record has been delivered, including this time. */
export function attemptOf(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount) || 1;
}

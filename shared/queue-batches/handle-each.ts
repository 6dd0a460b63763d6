import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

import { textOfError, type Log } from "../telemetry/log.ts";

/**
 * Handles the records of a batch one after the other. One that fails goes back to its queue by itself and spoils nothing:
 * after so many times it ends in the dead-letter queue.
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

/** How many times the record has been received, this time included. */
export function attemptOf(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount) || 1;
}

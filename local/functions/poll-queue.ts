import { setTimeout as pause } from "node:timers/promises";

import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type Message,
  type MessageSystemAttributeName,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Context, SQSHandler, SQSRecord } from "aws-lambda";

export interface PolledQueue {
  readonly sqs: SQSClient;
  readonly url: string;
  readonly arn: string;
  readonly region: string;
  /** The most messages in one call of the handler. */
  readonly batchSize: number;
  readonly handler: SQSHandler;
  readonly context: () => Context;
  /** Called with what the handler threw; Lambda would log it. */
  readonly onError: (error: unknown) => void;
  /** Whether work may be taken now. If not, the messages wait on their queue. */
  readonly mayWork: () => Promise<boolean>;
}

/** How long a question for messages waits at the queue; one that was broken off may still take a message until then. */
export const WAIT_SECONDS = 10;
const ASK_AGAIN_AFTER_MS = 1000;

/**
 * Passes the messages of a queue to a function in batches, as Lambda's event source does. Messages that the function reports
 * as failed, or all of them if it throws, come again after their visibility timeout, which the function may have shortened; the
 * others are deleted. Resolves when `signal` has ended the polling and the current batch is done.
 */
export async function pollQueue(queue: PolledQueue, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (!(await queue.mayWork())) {
      await pause(ASK_AGAIN_AFTER_MS);
      continue;
    }
    const messages = await receive(queue, signal);
    if (messages.length > 0) await handleBatch(queue, messages);
  }
}

async function receive(queue: PolledQueue, signal: AbortSignal): Promise<Message[]> {
  try {
    const { Messages } = await queue.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: queue.batchSize,
        WaitTimeSeconds: WAIT_SECONDS,
        MessageSystemAttributeNames: ["All"],
      }),
      { abortSignal: signal },
    );
    return Messages ?? [];
  } catch (error) {
    if (!isAborted(signal)) {
      queue.onError(error);
      await pause(1000);
    }
    return [];
  }
}

async function handleBatch(queue: PolledQueue, messages: readonly Message[]): Promise<void> {
  const failed = await failuresOf(queue, messages);
  const done = messages.filter((message) => !failed.has(message.MessageId ?? ""));
  if (done.length > 0) {
    await queue.sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: done.map((message, index) => ({ Id: String(index), ReceiptHandle: message.ReceiptHandle })),
      }),
    );
  }
}

async function failuresOf(queue: PolledQueue, messages: readonly Message[]): Promise<ReadonlySet<string>> {
  try {
    const records = messages.map((message) => recordOf(message, queue));
    const result = await queue.handler({ Records: records }, queue.context(), () => undefined);
    return new Set((result ?? { batchItemFailures: [] }).batchItemFailures.map((failure) => failure.itemIdentifier));
  } catch (error) {
    queue.onError(error);
    return new Set(messages.map((message) => message.MessageId ?? ""));
  }
}

/** A message of a queue as Lambda hands it to a function. */
export function recordOf(message: Message, queue: Pick<PolledQueue, "arn" | "region">): SQSRecord {
  const attribute = (name: MessageSystemAttributeName) => message.Attributes?.[name] ?? "";
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    attributes: {
      ApproximateReceiveCount: attribute("ApproximateReceiveCount"),
      SentTimestamp: attribute("SentTimestamp"),
      SenderId: attribute("SenderId"),
      ApproximateFirstReceiveTimestamp: attribute("ApproximateFirstReceiveTimestamp"),
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: queue.arn,
    awsRegion: queue.region,
  };
}

/** Reads the signal again: it may have changed during a call. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

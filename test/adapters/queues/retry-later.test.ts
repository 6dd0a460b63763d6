import { ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { expect, onTestFinished, test } from "vitest";

import { startQueues } from "../../../local/queues/start-queues.ts";
import { retryLaterOn } from "../../../shared/adapters/queues/retry-later.ts";

test("a record comes again after the seconds given, and not after the queue's own time", async () => {
  const queues = await startQueues({
    names: ["work"],
    topics: { topic: "work" },
    visibilitySeconds: 300,
    attempts: 5,
  });
  onTestFinished(queues.stop);
  const url = queues.urlOf("work");
  const receive = async (seconds: number) => {
    const { Messages } = await queues.sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: seconds }));
    return Messages?.[0];
  };
  await queues.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: "one" }));
  const first = await receive(5);
  expect(await receive(0)).toBeUndefined();
  const retryLater = retryLaterOn(queues.sqs);
  await retryLater(recordOf(first?.ReceiptHandle ?? "", queues.arnOf("work")), 1);
  expect((await receive(5))?.Body).toBe("one");
  await expect(retryLater(recordOf("handle", queues.arnOf("gone")), 1)).rejects.toThrow();
});

function recordOf(receiptHandle: string, eventSourceARN: string): SQSRecord {
  return {
    messageId: "one",
    receiptHandle,
    body: "one",
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "0",
      SenderId: "",
      ApproximateFirstReceiveTimestamp: "0",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN,
    awsRegion: "eu-west-2",
  };
}

import type { SQSRecord } from "aws-lambda";
import { expect, test } from "vitest";

import { handleEach, retryBackoff, type RetryLater } from "../../shared/queue-batches/handle-each.ts";
import type { LogEntry } from "../../shared/telemetry/log.ts";

function record(body: string, receives = 1): SQSRecord {
  return {
    messageId: `id-of-${body}`,
    receiptHandle: `handle-of-${body}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: "0",
      SenderId: "",
      ApproximateFirstReceiveTimestamp: "0",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-2:123456789012:work",
    awsRegion: "eu-west-2",
  };
}

async function handled(records: readonly SQSRecord[], retryLater?: RetryLater) {
  const retried: [string, number][] = [];
  const logged: LogEntry[] = [];
  const result = await handleEach(
    { Records: [...records] },
    (entry) => logged.push(entry),
    retryLater ??
      (({ body }, seconds) => {
        retried.push([body, seconds]);
        return Promise.resolve();
      }),
    ({ body }) => (body.startsWith("bad") ? Promise.reject(new Error("no")) : Promise.resolve()),
  );
  return { retried, logged, failures: result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
}

test("only a record that fails is reported, and only that one is retried later", async () => {
  const { retried, failures } = await handled([record("good"), record("bad"), record("also good")]);
  expect(failures).toEqual(["id-of-bad"]);
  expect(retried.map(([body]) => body)).toEqual(["bad"]);
});

test("each retry waits longer than the one before, up to a limit", async () => {
  const waits: number[] = [];
  for (let receives = 1; receives <= 6; receives += 1) {
    const { retried } = await handled([record("bad", receives)]);
    waits.push(...retried.map(([, seconds]) => seconds));
  }
  expect(waits).toHaveLength(6);
  expect(waits[0]).toBeLessThanOrEqual(10);
  expect(waits.slice(0, 4)).toEqual(waits.slice(0, 4).toSorted((one, other) => one - other));
  for (const wait of waits) expect(wait).toBeLessThanOrEqual(retryBackoff.mostSeconds);
});

test("a record whose retry can't be scheduled is still reported, and so comes again after the visibility timeout", async () => {
  const { failures, logged } = await handled([record("bad"), record("good")], () =>
    Promise.reject(new Error("denied")),
  );
  expect(failures).toEqual(["id-of-bad"]);
  expect(logged.map(({ event }) => event)).toEqual(["record-failed", "retry-not-scheduled"]);
});

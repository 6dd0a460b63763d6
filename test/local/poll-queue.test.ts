import { ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { SQSHandler, SQSRecord } from "aws-lambda";
import { expect, onTestFinished, test } from "vitest";

import { pollQueue } from "../../local/functions/poll-queue.ts";
import { deadLettersOf, startQueues } from "../../local/queues/start-queues.ts";
import { lambdaContext } from "./lambda-context.ts";

async function queueInTest(handler: SQSHandler, attempts = 3, isFree = true) {
  const queues = await startQueues({
    names: ["work"],
    topics: { topic: "work" },
    visibilitySeconds: 1,
    attempts,
  });
  const errors: unknown[] = [];
  const space = { isFree };
  const stopping = new AbortController();
  const polling = pollQueue(
    {
      sqs: queues.sqs,
      url: queues.urlOf("work"),
      arn: queues.arnOf("work"),
      region: "eu-west-2",
      batchSize: 10,
      handler,
      context: lambdaContext,
      onError: (error) => errors.push(error),
      mayWork: () => Promise.resolve(space.isFree),
    },
    stopping.signal,
  );
  const stop = async () => {
    stopping.abort();
    await polling;
  };
  onTestFinished(async () => {
    await stop();
    await queues.stop();
  });
  const send = (body: string) =>
    queues.sqs.send(new SendMessageCommand({ QueueUrl: queues.urlOf("work"), MessageBody: body }));
  const receiveFrom = async (queue: string, seconds: number) => {
    const { Messages } = await queues.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queues.urlOf(queue), WaitTimeSeconds: seconds, MaxNumberOfMessages: 10 }),
    );
    return (Messages ?? []).map((message) => message.Body);
  };
  return { queues, errors, space, stop, send, receiveFrom };
}

/** Resolves after this number of calls. */
function countdown(count: number) {
  let left = count;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    reached: promise,
    count: () => {
      left -= 1;
      if (left === 0) resolve(undefined);
    },
  };
}

test("messages reach the function as Lambda would pass them, and are deleted when it is done", async () => {
  const records: SQSRecord[] = [];
  const two = countdown(2);
  const { send, stop, receiveFrom, queues } = await queueInTest((event) => {
    for (const record of event.Records) {
      records.push(record);
      two.count();
    }
    return Promise.resolve({ batchItemFailures: [] });
  });
  await send("one");
  await send("two");
  await two.reached;
  await stop();
  expect(records.map((record) => record.body).sort()).toEqual(["one", "two"]);
  expect(records[0]).toMatchObject({
    eventSource: "aws:sqs",
    eventSourceARN: queues.arnOf("work"),
    awsRegion: "eu-west-2",
    attributes: { ApproximateReceiveCount: "1" },
  });
  expect(await receiveFrom("work", 0)).toEqual([]);
});

test("only what the function reports as failed comes again", async () => {
  const seen: string[] = [];
  const four = countdown(4);
  const { send } = await queueInTest((event) => {
    const failures = [];
    for (const record of event.Records) {
      seen.push(record.body);
      if (record.body === "bad" && record.attributes.ApproximateReceiveCount === "1") {
        failures.push({ itemIdentifier: record.messageId });
      }
      four.count();
    }
    return Promise.resolve({ batchItemFailures: failures });
  });
  for (const body of ["good", "bad", "also good"]) await send(body);
  await four.reached;
  expect(seen.sort()).toEqual(["also good", "bad", "bad", "good"]);
});

test("a function that throws gets the message again until there are no attempts left; then it is a dead letter", async () => {
  let calls = 0;
  const { send, receiveFrom, errors } = await queueInTest(() => {
    calls += 1;
    return Promise.reject(new Error("poison"));
  }, 2);
  await send("poisoned");
  expect(await receiveFrom(deadLettersOf("work"), 20)).toEqual(["poisoned"]);
  expect(calls).toBe(2);
  expect(errors).toHaveLength(2);
});

test("while there is no room for work, messages wait on the queue", async () => {
  const one = countdown(1);
  let calls = 0;
  const handler: SQSHandler = () => {
    calls += 1;
    one.count();
    return Promise.resolve({ batchItemFailures: [] });
  };
  const { send, space, receiveFrom } = await queueInTest(handler, 3, false);
  await send("waits");
  expect(await receiveFrom("work", 1)).toEqual(["waits"]);
  expect(calls).toBe(0);
  space.isFree = true;
  await one.reached;
});

test("the current batch is finished when polling ends", async () => {
  const started = countdown(1);
  const release = Promise.withResolvers<undefined>();
  let isDone = false;
  const { send, stop, receiveFrom } = await queueInTest(async () => {
    started.count();
    await release.promise;
    isDone = true;
    return { batchItemFailures: [] };
  });
  await send("slow");
  await started.reached;
  const stopped = stop();
  release.resolve(undefined);
  await stopped;
  expect(isDone).toBe(true);
  expect(await receiveFrom("work", 0)).toEqual([]);
});

import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { startFauxqs, type FauxqsServer } from "fauxqs";
import { afterAll, beforeAll, expect, test } from "vitest";

import { sendToSqs } from "../../../shared/adapters/queues/sqs-queue.ts";

let server: FauxqsServer;
let client: SQSClient;
let queueUrl: string;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: "127.0.0.1", logger: false });
  const { queueName } = server.createQueue("reconcile", { region: "eu-west-2" });
  queueUrl = `http://127.0.0.1:${server.port}/000000000000/${queueName}`;
  client = new SQSClient({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
});

afterAll(async () => {
  client.destroy();
  await server.stop();
});

test("any number of messages reach the queue, each as its JSON", async () => {
  const messages = Array.from({ length: 27 }, (_, index) => ({ reply: `reply-${index}`, text: "£" }));
  await sendToSqs(client, queueUrl)(messages);
  await sendToSqs(client, queueUrl)([]);
  expect((await received(27)).sort()).toEqual(messages.map((message) => JSON.stringify(message)).sort());
});

test("a queue that does not exist is an error", async () => {
  await expect(sendToSqs(client, `${queueUrl}-gone`)([{ reply: "one" }])).rejects.toThrow();
});

async function received(count: number): Promise<string[]> {
  const bodies: string[] = [];
  while (bodies.length < count) {
    const { Messages } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (!Messages) break;
    for (const { Body, ReceiptHandle } of Messages) {
      bodies.push(Body ?? "");
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
    }
  }
  return bodies;
}

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SESClient } from "@aws-sdk/client-ses";
import { SQSClient } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { sesSendRawEmail } from "../../shared/adapters/outbound-mail/ses-send-raw-email.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { dynamoTable } from "../../shared/adapters/tables/dynamo-table.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { Table } from "../../shared/records/storage/table.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { observedParts } from "../simulate/observed.ts";

const key = { pk: "mail#1", sk: "mail" };

const tableCalls: readonly [name: string, act: (table: Table) => Promise<unknown>][] = [
  ["get", (table) => table.get(key)],
  ["getAll", (table) => table.getAll([key, { ...key, sk: "other" }])],
  ["put", (table) => table.put({ ...key, body: {} }, "ifAbsent")],
  ["putAll", (table) => table.putAll([{ ...key, body: {} }])],
  ["removeAll", (table) => table.removeAll([key])],
  ["query", (table) => Array.fromAsync(table.query({ pk: key.pk }))],
  ["list", (table) => Array.fromAsync(table.list({ pk: "mails#held" }))],
];

test.each(tableCalls)("the table adapter's %s makes the calls that the runs note", async (_, act) => {
  const client = new DynamoDBClient(settings);
  const made = await commandsOf(client, () => act(dynamoTable(client, "t")));
  const noted = await notedBy(({ table }) => act(table("t", inMemoryTable())));
  expect(noted).toEqual(made.map((command) => `dynamodb:${command}`));
});

const objectCalls: readonly [name: string, act: (objects: ObjectStore) => Promise<unknown>][] = [
  ["put", (objects) => objects.put("mail/1", Buffer.from("x"))],
  ["get", (objects) => objects.get("mail/1")],
  ["stream", (objects) => objects.stream("mail/1")],
  ["list", (objects) => Array.fromAsync(objects.list("mail/"))],
];

test.each(objectCalls)("the object adapter's %s makes the calls that the runs note", async (_, act) => {
  const client = new S3Client(settings);
  const made = await commandsOf(client, () => act(s3ObjectStore(client, "b")));
  const store = inMemoryObjectStore();
  await store.put("mail/1", Buffer.from("x"));
  const noted = await notedBy(({ objects }) => act(objects("b", store)));
  // The right to list has the name of an older command.
  expect(noted).toEqual(made.map((command) => `s3:${command.replace("ListObjectsV2", "ListBucket")}`));
});

test("the queue adapter makes the call that the runs note", async () => {
  const client = new SQSClient(settings);
  const made = await commandsOf(client, () => sendToSqs(client, "https://sqs.example.org/q")([{}]));
  const noted = await notedBy(({ queue }) => queue("q", () => Promise.resolve())([{}]));
  // A batch needs the right to send one message.
  expect(noted).toEqual(made.map((command) => `sqs:${command.replace("Batch", "")}`));
});

test("the mail adapter makes the call that the runs note", async () => {
  const client = new SESClient(settings);
  const made = await commandsOf(client, () => sesSendRawEmail(client, undefined)(email));
  const noted = await notedBy(({ mail }) => mail(() => Promise.reject(new Error("not sent")))(email));
  expect(noted).toEqual(made.map((command) => `ses:${command}`));
});

const email = { from: "a@example.org", to: ["b@example.org"], bytes: Buffer.from("x"), messageId: "message-1" };

const settings = {
  region: "eu-west-2",
  credentials: { accessKeyId: "none", secretAccessKey: "none" },
  maxAttempts: 1,
};

interface Client {
  readonly middlewareStack: {
    add(
      middleware: (next: unknown, context: { readonly commandName?: string }) => () => Promise<never>,
      options: { readonly step: "initialize" },
    ): void;
  };
}

/** The commands that are sent while `act` runs. None leaves: each fails at once. */
async function commandsOf(client: Client, act: () => Promise<unknown>): Promise<string[]> {
  const commands: string[] = [];
  client.middlewareStack.add(
    (_, context) => () => {
      commands.push((context.commandName ?? "").replace(/Command$/, ""));
      return Promise.reject(new Error("nothing leaves this test"));
    },
    { step: "initialize" },
  );
  await act().catch(() => undefined);
  return commands;
}

async function notedBy(act: (parts: ReturnType<typeof observedParts>) => Promise<unknown>): Promise<string[]> {
  const noted: string[] = [];
  await act(observedParts(({ action }) => noted.push(action))).catch(() => undefined);
  return noted;
}

import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { expect, onTestFinished, test } from "vitest";

import { startQueues } from "../../local/queues/start-queues.ts";
import { whyNotOwnRequest } from "../../local/servers/own-requests.ts";
import { startTables } from "../../local/tables/start-tables.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const authorization = "AWS4-HMAC-SHA256 Credential=local/20230329/eu-west-2/sqs/aws4_request, Signature=0";

test("only signed requests to this machine under its own name are let in", () => {
  expect(whyNotOwnRequest({ host: "127.0.0.1:4567", authorization })).toBeUndefined();
  expect(whyNotOwnRequest({ host: "LOCALHOST:4567", authorization })).toBeUndefined();
  expect(whyNotOwnRequest({ host: "127.0.0.1:4567" })).toBe("The request is not signed.");
  expect(whyNotOwnRequest({ host: "127.0.0.1:4567", authorization: "Basic eDp5" })).toBe("The request is not signed.");
  for (const host of ["evil.example.com", "127.0.0.1.evil.example.com:80", "localhost.evil.example.com", "", undefined])
    expect(whyNotOwnRequest({ ...(host === undefined ? {} : { host }), authorization })).toMatch(/^This server is not/);
});

test("SQS and SNS publish nothing for a web page", async () => {
  const queues = await startQueues({
    names: ["receive-mail"],
    topics: { "mail-arrived": "receive-mail" },
    visibilitySeconds: 30,
    attempts: 5,
  });
  onTestFinished(() => queues.stop());
  const publish = (headers: Record<string, string>) =>
    fetch(queues.endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ Action: "Publish", TopicArn: queues.topicArnOf("mail-arrived"), Message: "{}" }),
    });
  expect((await publish({})).status).toBe(403);
  expect((await publish({ authorization })).status).toBe(200);
  expect((await queues.sqs.send(new ListQueuesCommand({}))).QueueUrls).toHaveLength(2);
});

test("DynamoDB answers its own client, and nobody who does not sign", async () => {
  const tables = await startTables({
    directory: temporaryDirectory(),
    journal: temporaryDirectory(),
    table: "accord",
    ledgerTable: "ledger",
  });
  onTestFinished(() => tables.stop());
  expect((await fetch(tables.endpoint, { method: "POST", body: "{}" })).status).toBe(403);
  expect((await tables.dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual(["accord", "ledger"]);
});

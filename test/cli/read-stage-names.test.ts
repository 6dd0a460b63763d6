import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { SSMClient } from "@aws-sdk/client-ssm";
import { afterEach, describe, expect, test } from "vitest";
import * as z from "zod";

import { readStageNames } from "../../cli/system/read-stage-names.ts";
import { CommandRefused } from "../../cli/command-errors.ts";
import type { StageNames } from "../../shared/records/storage/stage-names.ts";

const names: StageNames = {
  table: "state",
  listPartitions: 16,
  ledgerTable: "ledger",
  mailBucket: "mail",
  ledgerBucket: "ledgers",
  recordBucket: "records",
  queues: {
    "send-mail": { url: "https://sqs.example.org/send", deadLetters: "https://sqs.example.org/send-dead-letters" },
  },
};

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

describe("the names of a stage", () => {
  test("are those that its deployment wrote", async () => {
    const client = await parameterStore({ "/accord/prod/names": JSON.stringify(names) });
    await expect(readStageNames(client, "prod")).resolves.toEqual(names);
  });

  test("a stage that was deployed before lists were spread has one partition for each", async () => {
    const { listPartitions, ...older } = names;
    const client = await parameterStore({ "/accord/prod/names": JSON.stringify(older) });
    await expect(readStageNames(client, "prod")).resolves.toMatchObject({ listPartitions: 1 });
    expect(listPartitions).toBe(16);
  });

  test("a stage that is not there is refused with what to check", async () => {
    const client = await parameterStore({ "/accord/prod/names": JSON.stringify(names) });
    await expect(readStageNames(client, "prdo")).rejects.toThrow(
      new CommandRefused(
        "There is no stage prdo in this account and region (no parameter /accord/prdo/names). Check --stage, AWS_PROFILE and AWS_REGION.",
      ),
    );
  });

  test("names of another version are refused with what to do", async () => {
    const client = await parameterStore({ "/accord/prod/names": JSON.stringify({ table: "state" }) });
    await expect(readStageNames(client, "prod")).rejects.toThrow(/Deploy stage prod with this one/);
  });

  test("a service that does not answer is refused with what to check", async () => {
    const client = await parameterStore({});
    for (const close of closing.splice(0)) close();
    await expect(readStageNames(client, "prod")).rejects.toThrow(/AWS can't be asked about stage prod: .*AWS_PROFILE/);
  });
});

/** A client of a server on this machine that answers as AWS's parameter store does. */
async function parameterStore(parameters: Readonly<Record<string, string>>): Promise<SSMClient> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { Name } = z.object({ Name: z.string() }).parse(JSON.parse(body));
      const value = parameters[Name];
      response.writeHead(value === undefined ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
      response.end(
        JSON.stringify(value === undefined ? { __type: "ParameterNotFound" } : { Parameter: { Name, Value: value } }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.custom<AddressInfo>((address) => typeof address === "object").parse(server.address());
  const client = new SSMClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  closing.push(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return client;
}

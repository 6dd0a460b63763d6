import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { GetItemCommand, PutItemCommand, QueryCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { startTables } from "../../local/tables/start-tables.ts";
import { openWriteJournal, type NotedWrite } from "../../local/tables/write-journal.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

async function tablesInTest(directory: string, journal = join(temporaryDirectory(), "writes")) {
  const tables = await startTables({ directory, journal, table: "state", ledgerTable: "ledger" });
  let isStopped = false;
  const stop = async () => {
    if (isStopped) return;
    isStopped = true;
    await tables.stop();
  };
  onTestFinished(stop);
  return { ...tables, stop };
}

/** The database that dynalite uses, from dynalite's own package. */
interface Level {
  iterator(): AsyncIterable<[string, unknown]>;
  put(key: string, value: unknown): Promise<void>;
  del(key: string): Promise<void>;
  close(): Promise<void>;
}

const levelPackage = z.object({
  Level: z.custom<new (directory: string, options: { valueEncoding: string }) => Level>(
    (value) => typeof value === "function",
  ),
});

function openAsDynaliteDoes(directory: string): Level {
  const { Level } = levelPackage.parse(createRequire(import.meta.resolve("dynalite"))("level"));
  return new Level(directory, { valueEncoding: "json" });
}

function noted(name: string, listSk?: string): NotedWrite {
  return { pk: name, sk: "record", ...(listSk === undefined ? {} : { list: { pk: "mails", sk: listSk } }) };
}

function item(name: string, version: number, listSk?: string) {
  return {
    pk: { S: name },
    sk: { S: "record" },
    version: { N: String(version) },
    body: { S: `${name} ${version}` },
    ...(listSk === undefined ? {} : { listPk: { S: "mails" }, listSk: { S: listSk } }),
  };
}

test("every acknowledged write is there after a kill -9", async () => {
  const directory = temporaryDirectory();
  const module = fileURLToPath(new URL("../../local/tables/start-tables.ts", import.meta.url));
  const sdk = fileURLToPath(import.meta.resolve("@aws-sdk/client-dynamodb"));
  const journal = join(temporaryDirectory(), "writes");
  const script = join(temporaryDirectory(), "write.mts");
  writeFileSync(
    script,
    `import { PutItemCommand } from ${JSON.stringify(sdk)};
     import { startTables } from ${JSON.stringify(module)};
     const tables = await startTables({ directory: ${JSON.stringify(directory)}, journal: ${JSON.stringify(journal)}, table: "state", ledgerTable: "ledger" });
     for (let n = 1; ; n += 1) {
       await tables.dynamodb.send(new PutItemCommand({ TableName: "state", Item: { pk: { S: String(n) }, sk: { S: "x" } } }));
       console.log(n);
     }`,
  );
  const writer = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    writer.kill("SIGKILL");
  });
  let acknowledged = 0;
  for await (const line of createInterface(writer.stdout)) {
    acknowledged = Number(line);
    if (acknowledged === 200) writer.kill("SIGKILL");
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit");

  const noted = openWriteJournal(journal).left ?? [];
  expect(noted.length).toBeGreaterThan(0);
  expect(noted.length).toBeLessThanOrEqual(200);
  // Whatever was under way at the kill came after all that was acknowledged.
  expect(Math.max(...noted.map(({ pk }) => Number(pk)))).toBeGreaterThanOrEqual(acknowledged);
  const { dynamodb } = await tablesInTest(directory, journal);
  for (let n = 1; n <= acknowledged; n += 1) {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: "state", Key: { pk: { S: String(n) }, sk: { S: "x" } } }),
    );
    expect(Item, `write ${n} of ${acknowledged}`).toBeDefined();
  }
});

test.each<[what: string, known: boolean]>([
  ["the journal tells what was under way", true],
  ["nobody knows what was under way", false],
])("after a kill between index and table, the write is completed and the two agree: %s", async (_, known) => {
  const directory = temporaryDirectory();
  const journal = join(temporaryDirectory(), "writes");
  const before = await tablesInTest(directory, known ? journal : undefined);
  const put = (Item: ReturnType<typeof item>) => before.dynamodb.send(new PutItemCommand({ TableName: "state", Item }));
  await put(item("unchanged", 1, "1"));
  await put(item("updated in place", 2, "2"));
  await put(item("moved", 2, "4"));
  await put(item("new", 1, "5"));
  await put(item("lost from the index", 1, "6"));
  await put(item("in no list", 1));
  await before.stop();

  // The state after a kill: the first write of dynalite is there, the second is not.
  const level = openAsDynaliteDoes(directory);
  const keysOf = async (prefix: string, name: string) => {
    const found = [];
    for await (const [key, value] of level.iterator()) {
      if (key.startsWith(prefix) && JSON.stringify(value).includes(`"${name}"`)) found.push(key);
    }
    return found;
  };
  for (const [name, version, listSk] of [
    ["updated in place", 1, "2"],
    ["moved", 1, "3"],
  ] as const) {
    for (const key of await keysOf("item-state~", name)) await level.put(key, item(name, version, listSk));
  }
  for (const key of await keysOf("item-state~", "new")) await level.del(key);
  for (const key of await keysOf("index-global~state~", "lost from the index")) await level.del(key);
  await level.close();
  if (known) {
    const { begin } = openWriteJournal(journal);
    begin([noted("updated in place", "2"), noted("moved", "4")]);
    begin([noted("new", "5")]);
    begin([noted("lost from the index", "6"), noted("in no list")]);
  }

  const { dynamodb } = await tablesInTest(directory, journal);
  const { Items: rows = [] } = await dynamodb.send(new ScanCommand({ TableName: "state" }));
  const { Items: listed = [] } = await dynamodb.send(
    new QueryCommand({
      TableName: "state",
      IndexName: "by-list",
      KeyConditionExpression: "listPk = :list",
      ExpressionAttributeValues: { ":list": { S: "mails" } },
    }),
  );
  const textOf = (items: typeof rows) => items.map((each) => `${each["body"]?.S ?? ""} ${each["listSk"]?.S ?? "-"}`);
  expect(textOf(listed)).toEqual([
    "unchanged 1 1",
    "updated in place 2 2",
    "moved 2 4",
    "new 1 5",
    "lost from the index 1 6",
  ]);
  expect(textOf(rows).sort()).toEqual([...textOf(listed), "in no list 1 -"].sort());
});

test("a query keeps no file open, so overwritten data does not stay on the disk", async () => {
  const directory = temporaryDirectory();
  const { dynamodb } = await tablesInTest(directory);
  const bytesOfItem = 300_000;
  const writes = 80;
  for (let n = 0; n < writes; n += 1) {
    const Item = { pk: { S: "same" }, sk: { S: "x" }, bytes: { B: randomBytes(bytesOfItem) } };
    await dynamodb.send(new PutItemCommand({ TableName: "ledger", Item }));
    const { Count } = await dynamodb.send(
      new QueryCommand({
        TableName: "ledger",
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: "same" } },
      }),
    );
    expect(Count).toBe(1);
  }
  const bytesOnDisk = () => readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
  // The store tidies up in the background, which a busy machine puts off. An open file would keep its bytes for ever.
  for (let wait = 0; wait < 100 && bytesOnDisk() >= (bytesOfItem * writes) / 2; wait += 1) await pause(100);
  expect(bytesOnDisk()).toBeLessThan((bytesOfItem * writes) / 2);
});

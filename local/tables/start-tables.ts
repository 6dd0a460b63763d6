import { mkdirSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  type CreateTableCommandInput,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { listen, LOOPBACK, stopServer } from "../servers/listen.ts";
import { whyNotOwnRequest } from "../servers/own-requests.ts";
import { localCredentials } from "../local-names.ts";
import { closeIterators } from "./close-iterators.ts";
import { noteWrites } from "./note-writes.ts";
import { LIST_INDEX, repairIndex } from "./repair-index.ts";
import { openWriteJournal } from "./write-journal.ts";

export interface TableSettings {
  readonly directory: string;
  /** The directory of the journal of writes that are under way. */
  readonly journal: string;
  readonly table: string;
  readonly ledgerTable: string;
}

export interface Tables {
  readonly endpoint: string;
  readonly dynamodb: DynamoDBClient;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a DynamoDB on disk. A write reaches the operating system before it is acknowledged: it survives if the process dies,
 * but may not survive a loss of power. If the last run was killed, what it was writing is completed first (repair-index.ts).
 */
export async function startTables(settings: TableSettings): Promise<Tables> {
  mkdirSync(settings.directory, { recursive: true });
  closeIterators();
  const server = dynalite({ path: settings.directory, createTableMs: 0 });
  const journal = openWriteJournal(settings.journal);
  letOnlyOwnRequestsIn(server, (request, response) => {
    noteWrites(request, response, settings.table, journal);
  });
  const port = await listen(server, server, 0, "the local DynamoDB");
  const endpoint = `http://${LOOPBACK}:${port}`;
  const dynamodb = new DynamoDBClient({ ...localCredentials, endpoint });
  await createIfAbsent(dynamodb, {
    TableName: settings.table,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: keys("pk", "sk"),
    AttributeDefinitions: ["pk", "sk", "listPk", "listSk"].map(text),
    GlobalSecondaryIndexes: [
      { IndexName: LIST_INDEX, KeySchema: keys("listPk", "listSk"), Projection: { ProjectionType: "ALL" } },
    ],
  });
  await createIfAbsent(dynamodb, {
    TableName: settings.ledgerTable,
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: keys("pk", "sk"),
    AttributeDefinitions: ["pk", "sk"].map(text),
  });
  await repairIndex(dynamodb, settings.table, journal.left);
  journal.forgetLeft();
  return {
    endpoint,
    dynamodb,
    async stop() {
      dynamodb.destroy();
      await stopServer(server);
      journal.close();
    },
  };
}

/** dynalite asks for a signature itself, but answers under any name. */
function letOnlyOwnRequestsIn(
  server: Server,
  first: (request: IncomingMessage, response: ServerResponse) => void,
): void {
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const why = whyNotOwnRequest(request.headers);
    if (why === undefined) {
      first(request, response);
      for (const listener of listeners) listener.call(server, request, response);
    } else response.writeHead(403, { "content-type": "text/plain" }).end(why);
  });
}

async function createIfAbsent(dynamodb: DynamoDBClient, table: CreateTableCommandInput): Promise<void> {
  try {
    await dynamodb.send(new CreateTableCommand(table));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  // A new table can't be written before it is active, which takes a moment even here.
  while (!(await isActive(dynamodb, table.TableName))) await pause(5);
}

async function isActive(dynamodb: DynamoDBClient, name: string | undefined): Promise<boolean> {
  const { Table: table } = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
  return table?.TableStatus === "ACTIVE";
}

function keys(partition: string, sort: string): CreateTableCommandInput["KeySchema"] {
  return [
    { AttributeName: partition, KeyType: "HASH" },
    { AttributeName: sort, KeyType: "RANGE" },
  ];
}

function text(name: string) {
  return { AttributeName: name, AttributeType: "S" as const };
}

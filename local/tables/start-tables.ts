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

export interface TableSettings {
  readonly directory: string;
  readonly table: string;
  readonly ledgerTable: string;
}

export interface Tables {
  readonly endpoint: string;
  readonly dynamodb: DynamoDBClient;
  readonly stop: () => Promise<void>;
}

/** The name of the state table's list index. */
export const LIST_INDEX = "by-list";

/**
 * Starts a DynamoDB on disk. A write reaches the operating system before it is acknowledged: it survives if the process dies,
 * but may not survive a loss of power.
 */
export async function startTables(settings: TableSettings): Promise<Tables> {
  mkdirSync(settings.directory, { recursive: true });
  closeIterators();
  const server = dynalite({ path: settings.directory, createTableMs: 0 });
  letOnlyOwnRequestsIn(server);
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
  return {
    endpoint,
    dynamodb,
    async stop() {
      dynamodb.destroy();
      await stopServer(server);
    },
  };
}

/** dynalite asks for a signature itself, but answers under any name. */
function letOnlyOwnRequestsIn(server: Server): void {
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const why = whyNotOwnRequest(request.headers);
    if (why === undefined) for (const listener of listeners) listener.call(server, request, response);
    else response.writeHead(403, { "content-type": "text/plain" }).end(why);
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

import { createConnection } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";

import { localNames, localCredentials } from "../../local/local-names.ts";
import { openRecords, type AccordRecords } from "../../local/open-records.ts";
import { readSystemFile, type SystemFile } from "../../local/system-file.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { CommandRefused } from "../command-errors.ts";
import { readStageNames } from "./read-stage-names.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";

/** Which system a command is for: the local one of a data directory, or one on AWS. */
export interface WhichSystem {
  readonly data: string;
  readonly stage?: string | undefined;
}

/** A system that a command can read and change. */
export interface Connection {
  readonly records: AccordRecords;
  readonly enqueueReceive: Enqueue;
  readonly enqueueReconcile: Enqueue;
  readonly enqueueSend: Enqueue;
  readonly now: () => Date;
  close(): void;
}

/**
 * Connects to a system.
 *
 * @throws CommandRefused if the system can't be reached.
 */
export async function connect({ data, stage }: WhichSystem): Promise<Connection> {
  return stage === undefined ? connectLocally(data) : connectToStage(stage);
}

async function connectLocally(data: string): Promise<Connection> {
  const system = await readSystemFile(data);
  if (!system || !(await isRunning(system))) {
    throw new CommandRefused(
      `No local system is running on ${data}. Start it with npm start, or choose another directory with --data.`,
    );
  }
  const local = (endpoint: string) => ({ ...localCredentials, endpoint });
  return connection(
    new DynamoDBClient(local(system.dynamodb)),
    new S3Client(local(system.s3)),
    new SQSClient(local(system.sqs)),
    localNames,
    {
      receive: system.queues["receive-mail"] ?? "",
      reconcile: system.queues["reconcile-position"] ?? "",
      send: system.queues["send-mail"] ?? "",
    },
    system.clockOffsetMs,
  );
}

/** Whether the system of this directory still runs: whether it accepts a connection. */
function isRunning(system: SystemFile): Promise<boolean> {
  const { hostname, port } = new URL(system.dynamodb);
  return new Promise((resolve) => {
    const socket = createConnection(Number(port), hostname);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

async function connectToStage(stage: string): Promise<Connection> {
  const names = await readStageNames(new SSMClient(), stage);
  const { receiveQueueUrl: receive, reconcileQueueUrl: reconcile, sendQueueUrl: send } = names;
  return connection(new DynamoDBClient(), new S3Client(), new SQSClient(), names, { receive, reconcile, send }, 0);
}

function connection(
  dynamodb: DynamoDBClient,
  s3: S3Client,
  sqs: SQSClient,
  names: Parameters<typeof openRecords>[2],
  queues: { readonly receive: string; readonly reconcile: string; readonly send: string },
  clockOffsetMs: number,
): Connection {
  return {
    records: openRecords(dynamodb, s3, names),
    enqueueReceive: sendToSqs(sqs, queues.receive),
    enqueueReconcile: sendToSqs(sqs, queues.reconcile),
    enqueueSend: sendToSqs(sqs, queues.send),
    now: () => new Date(Date.now() + clockOffsetMs),
    close() {
      for (const client of [dynamodb, s3, sqs]) client.destroy();
    },
  };
}

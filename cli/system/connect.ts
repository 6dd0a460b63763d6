import { createConnection } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";

import { localNames, localCredentials } from "../../local/local-names.ts";
import { openRecords, type AccordRecords } from "../../local/open-records.ts";
import { readPasswordKey } from "../../local/password-key.ts";
import { readSystemFile, type SystemFile } from "../../local/system-file.ts";
import { passwordSeal, type PasswordSeal } from "../../shared/adapters/passwords/password-seal.ts";
import { countInSqs } from "../../shared/adapters/queues/sqs-count.ts";
import { sqsDeadLetters } from "../../shared/adapters/queues/sqs-dead-letters.ts";
import { sendToSqs } from "../../shared/adapters/queues/sqs-queue.ts";
import { CommandRefused } from "../command-errors.ts";
import { localMailOf, type LocalMail } from "./local-mail.ts";
import { readStageNames } from "./read-stage-names.ts";
import { deadLettersOf } from "../../local/queues/start-queues.ts";
import type { DeadLetters } from "../../shared/records/storage/dead-letters.ts";
import type { StageNames } from "../../shared/records/storage/stage-names.ts";
import type { CountMessages, Enqueue } from "../../shared/records/storage/queue.ts";

/** Which system a command is for: the local one of a data directory, or one on AWS. */
export interface WhichSystem {
  readonly data: string;
  readonly stage?: string | undefined;
}

/** A system that a command can read and change. */
export interface Connection {
  readonly records: AccordRecords;
  readonly enqueueReceive: Enqueue;
  /** How many mails wait to be received, those that were given up included. */
  readonly countUnreceived: CountMessages;
  readonly enqueueReconcile: Enqueue;
  readonly enqueueSend: Enqueue;
  /** The dead letters of each function, by the function's name. */
  readonly deadLetters: ReadonlyMap<string, DeadLetters>;
  /** Seals passwords of workbooks as this system stores them. */
  readonly passwordSeal: PasswordSeal;
  /** The mail of a local system, as its correspondents see it. */
  readonly localMail?: LocalMail;
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
  const connected = connection(
    new DynamoDBClient(local(system.dynamodb)),
    new S3Client(local(system.s3)),
    new SQSClient(local(system.sqs)),
    localNames,
    Object.fromEntries(
      Object.entries(system.queues).map(([name, url]) => [
        name,
        { url, deadLetters: url.replace(/[^/]+$/, deadLettersOf) },
      ]),
    ),
    system.clockOffsetMs,
    readPasswordKey(data),
  );
  return { ...connected, localMail: localMailOf(data, system.smtpPort) };
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
  return connection(new DynamoDBClient(), new S3Client(), new SQSClient(), names, names.queues, 0, undefined);
}

function connection(
  dynamodb: DynamoDBClient,
  s3: S3Client,
  sqs: SQSClient,
  names: Parameters<typeof openRecords>[2],
  queues: StageNames["queues"],
  clockOffsetMs: number,
  passwordKey: string | undefined,
): Connection {
  const received = queues["receive-mail"] ?? { url: "", deadLetters: "" };
  const queueOf = (name: string) => sendToSqs(sqs, queues[name]?.url ?? "");
  return {
    records: openRecords(dynamodb, s3, names),
    enqueueReceive: queueOf("receive-mail"),
    countUnreceived: countInSqs(sqs, [received.url, received.deadLetters]),
    enqueueReconcile: queueOf("reconcile-position"),
    enqueueSend: queueOf("send-mail"),
    deadLetters: new Map(
      Object.entries(queues).map(([name, { url, deadLetters }]) => [name, sqsDeadLetters(sqs, url, deadLetters)]),
    ),
    passwordSeal: passwordSeal(passwordKey),
    now: () => new Date(Date.now() + clockOffsetMs),
    close() {
      for (const client of [dynamodb, s3, sqs]) client.destroy();
    },
  };
}

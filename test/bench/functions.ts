import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import type { Context, SQSHandler } from "aws-lambda";
import * as z from "zod";

import { cellReaderWith } from "../../cli/input/read-workbook.ts";
import { localCredentials, localNames } from "../../local/local-names.ts";
import { openRecords } from "../../local/open-records.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import { readZipDirectory } from "../../shared/reading/cells/zip/zip-directory.ts";
import { ledgerOf } from "../acceptance/group.ts";
import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { attached, mailOf, plain } from "../adapters/inbound-mail/raw-mail.ts";
import { importAndJudge } from "../in-memory/import-and-judge.ts";
import { month12 } from "../in-memory/month-12.ts";
import { notificationOf } from "../in-memory/test-mail.ts";
import type { Figure } from "./figure.ts";
import { median } from "./median.ts";

const LINES = 200;
/** The first ones also load and compile code, so they do not count. */
const WARMING = 100;
const COUNTED = 60;
const MAILS_A_ROUND = 10;
const CODEC_ROUNDS = 10;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Measures what the functions do for one accepted statement of 200 lines, from the notification of its mail until the reply is handed
 * over: the requests that they make of AWS, by function and operation, and their CPU, divided by that of the codecs alone. The handlers
 * are those that Lambda runs, with their SDK clients; the cloud is a process of its own, whose CPU does not count. Each statement
 * replaces the one before.
 */
export async function benchFunctions(): Promise<Figure[]> {
  const cloud = fork(fileURLToPath(new URL("cloud-in-memory.ts", import.meta.url)), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [port] = z.tuple([z.number()]).parse((await once(cloud, "message")).slice(0, 1));
  const endpoint = `http://127.0.0.1:${port}`;
  setEnvironment(endpoint);
  const print = process.stdout.write.bind(process.stdout);
  // The functions log to standard output.
  process.stdout.write = () => true;
  try {
    const handlers = await handlersOfFunctions();
    const ask = async (path: string): Promise<unknown> => (await fetch(`${endpoint}/${path}`)).json();
    const records = openRecords(
      new DynamoDBClient(localCredentials),
      new S3Client({ ...localCredentials, forcePathStyle: true }),
      localNames,
    );
    const invoices = Array.from({ length: LINES }, (_, at): [string, number] => [`NF-${10_000 + at}`, 10_000 + at]);
    await loadGroup(records, ledgerOf("ZB2", northfold.name, invoices));

    const spent: number[] = [];
    const floors: number[] = [];
    let floor: (() => number) | undefined;
    const counts = new Map<string, number>();
    for (let round = 0; round < WARMING + COUNTED; round += MAILS_A_ROUND) {
      const isCounted = round >= WARMING;
      const mails = [];
      for (let at = round; at < round + MAILS_A_ROUND; at += 1) {
        const mail = rawMail(await statementOf(northfold, claims(invoices, at)));
        await records.rawMail.put(`mail/mail-${at}`, mail);
        mails.push(
          notificationOf({ id: `mail-${at}`, receivedAt: new Date(Date.UTC(2023, 2, 29, 8, 0, at)).toISOString() }),
        );
      }
      await ask("_requests");
      for (const mail of mails) {
        let microseconds = 0;
        let waiting = [{ queue: "receive-mail", body: JSON.stringify(mail) }];
        while (waiting.length > 0) {
          for (const { queue, body } of waiting) {
            const before = process.cpuUsage();
            await handle(handlers, queue, body);
            const { user, system } = process.cpuUsage(before);
            microseconds += user + system;
            if (!isCounted) continue;
            for (const request of z.array(z.string()).parse(await ask("_requests"))) {
              const name = `${queue} ${request}`;
              counts.set(name, (counts.get(name) ?? 0) + 1);
            }
          }
          waiting = z.array(z.object({ queue: z.string(), body: z.string() })).parse(await ask("_queued"));
        }
        if (!isCounted) continue;
        spent.push(microseconds / 1000);
        floor ??= codecsOf(rawMail(await statementOf(northfold, invoices)), await lastReply(records));
        floors.push(floor());
      }
    }
    return figuresOf(counts, median(spent), median(floors));
  } finally {
    process.stdout.write = print;
    cloud.disconnect();
  }
}

function figuresOf(counts: ReadonlyMap<string, number>, spent: number, floor: number): Figure[] {
  const each = (test: (name: string) => boolean) =>
    [...counts].reduce((sum, [name, count]) => sum + (test(name) ? count / COUNTED : 0), 0);
  const requests = (name: string, value: number, most?: number): Figure => ({
    name,
    value: Math.round(value * 100) / 100,
    unit: "requests",
    bar: most === undefined ? "" : `at most ${most}`,
    holds: most === undefined || value <= most,
  });
  return [
    requests(
      "a statement from mail to reply: DynamoDB",
      each((name) => name.includes("dynamodb:")),
      16,
    ),
    requests(
      "… S3",
      each((name) => name.includes(" s3:")),
      6,
    ),
    requests(
      "… SQS",
      each((name) => name.includes(" sqs:")),
    ),
    ...[...counts].sort().map(([name, count]) => requests(`… ${name}`, count / COUNTED)),
    { name: "CPU of the functions for it, 200 lines, warm", value: spent, unit: "ms", bar: "", holds: true },
    { name: "… of base64, inflate and deflate alone", value: floor, unit: "ms", bar: "", holds: true },
    { name: "… times those", value: spent / floor, unit: "×", bar: "at most 30", holds: spent / floor <= 30 },
  ];
}

/** The bytes of a reply that has left. */
async function lastReply({ messages, recordObjects }: ReturnType<typeof openRecords>): Promise<Buffer> {
  const last = (await Array.fromAsync(messages.list("sent"))).at(-1);
  const raw = last?.raw === undefined ? undefined : await recordObjects.get(last.raw);
  if (!raw) throw new Error("no reply has left");
  return Buffer.from(raw.bytes);
}

/** Measures the CPU of decoding and inflating the files of a mail, and of deflating and encoding those of its reply, in milliseconds. */
function codecsOf(mail: Buffer, reply: Buffer): () => number {
  const incoming = workbookIn(mail);
  const outgoing = workbookIn(reply);
  const encoded = incoming.toString("base64");
  const compressed = packedPartsOf(incoming);
  const parts = packedPartsOf(outgoing).map((part) => inflateRawSync(part));
  const once = () => {
    Buffer.from(encoded, "base64");
    for (const part of compressed) inflateRawSync(part);
    Buffer.concat(parts.map((part) => deflateRawSync(part))).toString("base64");
  };
  return () => {
    once();
    const before = process.cpuUsage();
    for (let time = 0; time < CODEC_ROUNDS; time += 1) once();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / CODEC_ROUNDS;
  };
}

function packedPartsOf(workbook: Buffer): Buffer[] {
  return [...readZipDirectory(workbook, defaultReadingLimits).values()]
    .filter(({ deflated }) => deflated)
    .map(({ dataStart, packedBytes }) => workbook.subarray(dataStart, dataStart + packedBytes));
}

/** The attached workbook of a message with one attachment in base64. */
function workbookIn(mail: Buffer): Buffer {
  const [, encoded = ""] = /spreadsheetml[^]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(mail.toString("latin1")) ?? [];
  if (encoded === "") throw new Error("a mail without a workbook");
  return Buffer.from(encoded, "base64");
}

/** Every statement claims a little more, so that each differs from the one before. */
function claims(invoices: readonly (readonly [string, number])[], round: number): [string, number][] {
  return invoices.map(([number, amount], at) => [number, at === 0 ? amount + round : amount]);
}

function rawMail(workbook: Uint8Array): Buffer {
  return mailOf(
    [plain("Please find our statement attached."), attached(workbook, "statement.xlsx", XLSX)],
    [
      `From: ${northfold.email}`,
      "To: statements+ZA1@accord.example.org",
      "Subject: ZB2 statement of balances",
      `Message-ID: <${++made}@northfold.example.org>`,
      "DKIM-Signature: d=northfold.example.org",
    ],
  );
}

let made = 0;

async function loadGroup(records: ReturnType<typeof openRecords>, ledger: string): Promise<void> {
  const at = new Date().toISOString();
  const [payable, receivable] = [
    { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
    { code: northfold.code, name: northfold.name, type: "trust" },
  ];
  await records.referenceLists.organisations.replace(
    () => [payable, receivable].map((each) => organisationSchema.parse(each)),
    at,
  );
  await records.referenceLists.contacts.replace(
    () => [contactSchema.parse({ code: northfold.code, email: northfold.email, role: "statements" })],
    at,
  );
  await records.referenceLists.exercises.replace(() => [month12], at);
  const key = "uploads/ZA1/first/ledger.csv";
  const metadata = { organisation: "ZA1", "as-at": "2023-03-31", close: "hard", kind: "payables", file: "ledger.csv" };
  await records.uploads.put(key, Buffer.from(ledger), { metadata });
  await importAndJudge(JSON.stringify({ Records: [{ eventTime: at, s3: { object: { key } } }] }), {
    ...records,
    settings: records.ledgerSettings,
    readCells: cellReaderWith([]),
    names: nhsNameReference,
    enqueueReconcile: () => Promise.resolve(),
    now: () => new Date(),
    log: () => undefined,
  });
}

function setEnvironment(endpoint: string): void {
  Object.assign(process.env, {
    AWS_REGION: localCredentials.region,
    AWS_ACCESS_KEY_ID: localCredentials.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    ACCORD_TABLE: localNames.table,
    ACCORD_LEDGER_TABLE: localNames.ledgerTable,
    ACCORD_MAIL_BUCKET: localNames.mailBucket,
    ACCORD_RECORD_BUCKET: localNames.recordBucket,
    ACCORD_READ_QUEUE_URL: `${endpoint}/000000000000/read-mail`,
    ACCORD_RECONCILE_QUEUE_URL: `${endpoint}/000000000000/reconcile-position`,
    ACCORD_SEND_QUEUE_URL: `${endpoint}/000000000000/send-mail`,
    ACCORD_MAILBOX: localNames.mailbox,
  });
}

async function handlersOfFunctions(): Promise<Readonly<Record<string, SQSHandler>>> {
  return {
    "receive-mail": (await import("../../functions/receive-mail/handler.ts")).handler,
    "read-mail": (await import("../../functions/read-mail/handler.ts")).handler,
    "reconcile-position": (await import("../../functions/reconcile-position/handler.ts")).handler,
    "send-mail": (await import("../../functions/send-mail/handler.ts")).handler,
  };
}

async function handle(handlers: Readonly<Record<string, SQSHandler>>, queue: string, body: string): Promise<void> {
  const event = {
    Records: [
      {
        messageId: "1",
        receiptHandle: "1",
        body,
        attributes: {
          ApproximateReceiveCount: "1",
          SentTimestamp: "0",
          SenderId: "",
          ApproximateFirstReceiveTimestamp: "0",
        },
        messageAttributes: {},
        md5OfBody: "",
        eventSource: "aws:sqs",
        eventSourceARN: `arn:aws:sqs:eu-west-2:000000000000:${queue}`,
        awsRegion: "eu-west-2",
      },
    ],
  };
  const failed = await handlers[queue]?.(event, contextOf(queue), () => undefined);
  if (failed && failed.batchItemFailures.length > 0) throw new Error(`${queue} could not handle ${body}`);
}

/** The Lambda type still has these old callbacks; no function calls them. */
const callbacks = { done: () => undefined, fail: () => undefined, succeed: () => undefined };

function contextOf(name: string): Context {
  return {
    ...callbacks,
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: "",
    memoryLimitInMB: "2048",
    awsRequestId: "1",
    logGroupName: name,
    logStreamName: "1",
    getRemainingTimeInMillis: () => 180_000,
  };
}

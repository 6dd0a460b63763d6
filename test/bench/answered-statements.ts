import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod";

import { localCredentials, localNames } from "../../local/local-names.ts";
import { openRecords } from "../../local/open-records.ts";
import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { ledgerOf } from "../acceptance/group.ts";
import { attached, mailOf, plain } from "../adapters/inbound-mail/raw-mail.ts";
import { notificationOf } from "../in-memory/test-mail.ts";
import { functionHandlers } from "./function-handlers.ts";
import { loadGroup } from "./load-group.ts";
import { median } from "./median.ts";
import { spentSchema } from "./spent.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MAILS_A_ROUND = 10;
/** The function that hears what became of a reply. */
export const AFTER_THE_REPLY = "note-delivery";

/** What answering one statement took, from the notification of its mail until SES had reported that the reply arrived. */
export interface AnswerUse {
  /** By function: the median of its CPU, in milliseconds. */
  readonly cpuMs: ReadonlyMap<string, number>;
  /** The median of the CPU of all functions together, until the reply was handed over. */
  readonly cpuMsInAll: number;
  /** How often, by `function service:operation`. */
  readonly requests: ReadonlyMap<string, number>;
  /** How often each function ran. */
  readonly runs: ReadonlyMap<string, number>;
  /** Read and write units of the tables, by partition. */
  readonly readUnits: ReadonlyMap<string, number>;
  readonly writeUnits: ReadonlyMap<string, number>;
  /** Write units of the index, by its partition. */
  readonly indexUnits: ReadonlyMap<string, number>;
  /** What the functions logged, in bytes. */
  readonly logged: number;
  /** A mail that came, and a message that left. */
  readonly mail: Buffer;
  readonly reply: Buffer;
}

export interface Rounds {
  /** The first ones also load and compile code, so they do not count. */
  readonly warming: number;
  readonly counted: number;
}

/**
 * Has the functions answer statements in this process, one after the other, and measures them: each statement replaces the one before, and
 * all its lines are on the ledger. The handlers are those that Lambda runs, with their SDK clients; the cloud is a process of its own, whose
 * CPU does not count. Once in a process, because the functions keep their clients.
 *
 * @param onRound hears the last mail and reply after each round that counts
 */
export async function answerStatements(
  lines: number,
  rounds: Rounds,
  onRound: (mail: Buffer, reply: Buffer) => void = () => undefined,
): Promise<AnswerUse> {
  const cloud = fork(fileURLToPath(new URL("cloud-in-memory.ts", import.meta.url)), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [port] = z.tuple([z.number()]).parse((await once(cloud, "message")).slice(0, 1));
  const endpoint = `http://127.0.0.1:${port}`;
  const print = process.stdout.write.bind(process.stdout);
  // The functions log to standard output.
  let logged = 0;
  process.stdout.write = (chunk: string | Uint8Array) => {
    logged += Buffer.byteLength(chunk);
    return true;
  };
  try {
    const handle = await functionHandlers(endpoint);
    const records = openRecords(
      new DynamoDBClient(localCredentials),
      new S3Client({ ...localCredentials, forcePathStyle: true }),
      localNames,
    );
    const invoices = Array.from({ length: lines }, (_, at): Invoice => [`NF-${10_000 + at}`, 10_000 + at]);
    await loadGroup(records, ledgerOf("ZB2", northfold.name, invoices));
    return await answer(
      { ask: askAt(endpoint), handle, records, onRound, logged: () => logged, made: 0 },
      invoices,
      rounds,
    );
  } finally {
    process.stdout.write = print;
    cloud.disconnect();
  }
}

type Invoice = [number: string, pounds: number];

interface Answering {
  readonly ask: (path: string) => Promise<unknown>;
  readonly handle: (queue: string, body: string) => Promise<void>;
  readonly records: ReturnType<typeof openRecords>;
  readonly onRound: (mail: Buffer, reply: Buffer) => void;
  /** The bytes that were logged so far. */
  readonly logged: () => number;
  made: number;
}

async function answer(answering: Answering, invoices: readonly Invoice[], rounds: Rounds): Promise<AnswerUse> {
  const tally = newTally();
  let last: { readonly mail: Buffer; readonly reply: Buffer } = { mail: Buffer.alloc(0), reply: Buffer.alloc(0) };
  for (let round = 0; round < rounds.warming + rounds.counted; round += MAILS_A_ROUND) {
    const isCounted = round >= rounds.warming;
    const mails = await storeMails(answering, invoices);
    await answering.ask("_spent");
    for (const { notification } of mails) await answerOne(answering, notification, isCounted ? tally : undefined);
    if (!isCounted) continue;
    last = { mail: mails.at(-1)?.raw ?? last.mail, reply: await lastReply(answering.records) };
    answering.onRound(last.mail, last.reply);
  }
  const answers = tally.cpuMsInAll.length;
  const each = (sums: ReadonlyMap<string, number>) =>
    new Map([...sums].sort().map(([name, sum]) => [name, sum / answers]));
  return {
    cpuMs: new Map([...tally.cpuMs].map(([name, all]) => [name, median(all)])),
    cpuMsInAll: median(tally.cpuMsInAll),
    requests: each(tally.requests),
    runs: each(tally.runs),
    readUnits: each(tally.readUnits),
    writeUnits: each(tally.writeUnits),
    indexUnits: each(tally.indexUnits),
    logged: tally.logged / answers,
    ...last,
  };
}

interface Tally {
  readonly cpuMs: Map<string, number[]>;
  readonly cpuMsInAll: number[];
  readonly requests: Map<string, number>;
  readonly runs: Map<string, number>;
  readonly readUnits: Map<string, number>;
  readonly writeUnits: Map<string, number>;
  readonly indexUnits: Map<string, number>;
  logged: number;
}

function newTally(): Tally {
  return {
    cpuMs: new Map(),
    cpuMsInAll: [],
    requests: new Map(),
    runs: new Map(),
    readUnits: new Map(),
    writeUnits: new Map(),
    indexUnits: new Map(),
    logged: 0,
  };
}

/** Has one mail handled, and everything that comes of it. */
async function answerOne(
  { ask, handle, logged }: Answering,
  notification: string,
  tally: Tally | undefined,
): Promise<void> {
  const byFunction = new Map<string, number>();
  const loggedBefore = logged();
  let waiting = [{ queue: "receive-mail", body: notification }];
  while (waiting.length > 0) {
    for (const { queue, body } of waiting) {
      const before = process.cpuUsage();
      await handle(queue, body);
      const { user, system } = process.cpuUsage(before);
      add(byFunction, queue, (user + system) / 1000);
      const spent = spentSchema.parse(await ask("_spent"));
      if (!tally) continue;
      for (const request of spent.requests) add(tally.requests, `${queue} ${request}`, 1);
      add(tally.runs, queue, 1);
      for (const units of ["readUnits", "writeUnits", "indexUnits"] as const)
        for (const [partition, taken] of Object.entries(spent[units])) add(tally[units], partition, taken);
    }
    waiting = z.array(z.object({ queue: z.string(), body: z.string() })).parse(await ask("_queued"));
  }
  if (!tally) return;
  tally.logged += logged() - loggedBefore;
  for (const [name, ms] of byFunction) tally.cpuMs.set(name, [...(tally.cpuMs.get(name) ?? []), ms]);
  tally.cpuMsInAll.push([...byFunction].reduce((sum, [name, ms]) => sum + (name === AFTER_THE_REPLY ? 0 : ms), 0));
}

/** Every statement claims a little more, so that each differs from the one before. */
async function storeMails(answering: Answering, invoices: readonly Invoice[]) {
  const mails = [];
  for (let at = 0; at < MAILS_A_ROUND; at += 1) {
    const made = ++answering.made;
    const claims = invoices.map(([number, pounds], line): Invoice => [number, line === 0 ? pounds + made : pounds]);
    const raw = rawMail(await statementOf(northfold, claims), made);
    await answering.records.rawMail.put(`mail/mail-${made}`, raw);
    const receivedAt = new Date(Date.UTC(2023, 2, 29, 8, 0, made)).toISOString();
    mails.push({ raw, notification: JSON.stringify(notificationOf({ id: `mail-${made}`, receivedAt })) });
  }
  return mails;
}

function rawMail(workbook: Uint8Array, number: number): Buffer {
  return mailOf(
    [plain("Please find our statement attached."), attached(workbook, "statement.xlsx", XLSX)],
    [
      `From: ${northfold.email}`,
      "To: statements+ZA1@accord.example.org",
      "Subject: ZB2 statement of balances",
      `Message-ID: <${number}@northfold.example.org>`,
      "DKIM-Signature: d=northfold.example.org",
    ],
  );
}

/** The bytes of a reply that has left. */
async function lastReply({ messages, recordObjects }: ReturnType<typeof openRecords>): Promise<Buffer> {
  const last = (await Array.fromAsync(messages.list("sent"))).at(-1);
  const raw = last?.raw === undefined ? undefined : await recordObjects.get(last.raw);
  if (!raw) throw new Error("no reply has left");
  return Buffer.from(raw.bytes);
}

function askAt(endpoint: string): (path: string) => Promise<unknown> {
  return async (path) => (await fetch(`${endpoint}/${path}`)).json();
}

function add(sums: Map<string, number>, name: string, more: number): void {
  sums.set(name, (sums.get(name) ?? 0) + more);
}

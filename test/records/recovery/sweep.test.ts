import { expect, test } from "vitest";
import * as z from "zod";

import { runSweep, type RunSweepPorts } from "../../../functions/sweep/run-sweep.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerSnapshot } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import { mailRecordSchema } from "../../../shared/records/mail/mail-record.ts";
import { ledgersIn } from "../../../shared/records/ledger/ledgers.ts";
import { listMails, mailsIn } from "../../../shared/records/mail/mails.ts";
import { sweepTimesIn } from "../../../shared/records/recovery/sweep-times.ts";
import type { Table } from "../../../shared/records/storage/table.ts";
import { logTo } from "../../../shared/telemetry/log.ts";
import { openSystem, type SystemParts } from "../../in-memory/system.ts";
import { inMemoryQueue } from "../../in-memory/queue.ts";
import { inMemoryTable } from "../../in-memory/table.ts";
import type { TestMail } from "../../in-memory/test-mail.ts";

const ledger = [
  { invoiceNumber: "INV-1", outstandingPence: pence(10000) },
  { invoiceNumber: "INV-2", outstandingPence: pence(20000) },
];
const mail: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T09:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250.5 } } },
};
const later = (minutes: number) => new Date(Date.parse("2023-03-29T09:00:00.000Z") + minutes * 60_000);

async function systemInTest(parts: Partial<SystemParts> = {}) {
  const system = openSystem(parts);
  await system.settle();
  const ledgers: LedgerSnapshot[] = [];
  const judge = inMemoryQueue();
  const sweepAt = async (minutes: number) => {
    system.clock.at = later(minutes);
    const lines: string[] = [];
    const ports: RunSweepPorts = {
      ...system,
      ledgers: async function* () {
        for (const inForce of ledgers) yield await Promise.resolve({ inForce, since: inForce.uploadedAt });
      },
      unjudged: () => ledgersIn(system.table, system.table).unjudged(),
      enqueueJudge: judge.send,
      sweepTimes: sweepTimesIn(system.table),
      enqueueReceive: system.receive.send,
      enqueueReconcile: system.reconcile.send,
      enqueueSend: system.send.send,
      log: logTo({ name: "sweep", stage: "test" }, (line) => lines.push(line), system.now),
    };
    await runSweep(ports);
    return foundIn(lines);
  };
  const endOfMail = async () => (await listMails(system.mails)).map(({ state, reason }) => `${state}: ${reason}`);
  return { system, ledgers, judge, sweepAt, endOfMail };
}

const foundSchema = z.object({ what: z.string().optional(), SweepFound: z.number().optional() });

/** How much of each kind was found, as the metric says it. */
function foundIn(lines: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const line of lines) {
    const { what, SweepFound: count } = foundSchema.parse(JSON.parse(line));
    if (what !== undefined && count !== undefined) found[what] = count;
  }
  return found;
}

test("a lost message is queued again once it is overdue, whichever queue lost it, and the mail is answered", async () => {
  for (const queue of ["receive", "reconcile", "send"] as const) {
    const { system, sweepAt, endOfMail } = await systemInTest();
    system.uploadLedger(ledger);
    await system.post(mail);
    await loseNext(system, queue);
    expect(await sweepAt(5)).toEqual({ mail: 0, position: 0, message: 0, ledger: 0 });
    await system.work();
    expect(system.sent, queue).toHaveLength(0);
    const found = await sweepAt(10);
    expect(
      Object.values(found).reduce((sum, each) => sum + each, 0),
      queue,
    ).toBeGreaterThan(0);
    await system.work();
    expect(await endOfMail(), queue).toEqual(["answered: answered"]);
    expect(system.sent, queue).toHaveLength(1);
    expect(await sweepAt(40)).toEqual({ mail: 0, position: 0, message: 0, ledger: 0 });
  }
});

test("what is still on a queue is queued again only when its age has doubled", async () => {
  const { system, sweepAt } = await systemInTest();
  await system.post(mail);
  const { receiveMail } = await import("../../../functions/receive-mail/receive-mail.ts");
  const { readMail } = await import("../../../functions/read-mail/read-mail.ts");
  await receiveMail(JSON.stringify(system.receive.take()), system.ports.receive);
  await readMail(JSON.stringify(system.read.take()), 1, system.ports.read);
  await receiveMail(JSON.stringify(system.receive.take()), system.ports.receive);
  const waiting: number[] = [];
  for (let minutes = 5; minutes <= 100; minutes += 5) {
    await sweepAt(minutes);
    waiting.push(system.reconcile.waiting.length);
  }
  // One from receive-mail, then one each at 10, 20, 40 and 80 minutes.
  expect(waiting.at(-1)).toBe(5);
});

test("a sweep that was missed is made up for by the next", async () => {
  const { system, sweepAt, endOfMail } = await systemInTest();
  system.uploadLedger(ledger);
  await sweepAt(-5);
  await system.post(mail);
  await loseNext(system, "reconcile");
  await sweepAt(39);
  await system.work();
  expect(await endOfMail()).toEqual(["answered: answered"]);
});

test("a sweep that fails leaves everything to the next", async () => {
  const { system, sweepAt, endOfMail } = await systemInTest();
  system.uploadLedger(ledger);
  await sweepAt(-5);
  await system.post(mail);
  await loseNext(system, "send");
  const send = system.send.send;
  Object.assign(system.send, { send: () => Promise.reject(new Error("throttled")) });
  await expect(sweepAt(10)).rejects.toThrow("throttled");
  Object.assign(system.send, { send });
  await sweepAt(15);
  await system.work();
  expect(await endOfMail()).toEqual(["answered: answered"]);
  expect(system.sent).toHaveLength(1);
});

test("RSP-05 a position that a new ledger has not reached is reconciled with it, until a day after the upload", async () => {
  const { system, ledgers, sweepAt } = await systemInTest();
  ledgers.push(system.uploadLedger(ledger.slice(1)));
  await system.post(mail);
  await system.work();
  system.clock.at = later(60);
  ledgers.splice(0, 1, system.uploadLedger(ledger));
  expect(await sweepAt(65)).toMatchObject({ position: 0 });
  expect(await sweepAt(70)).toMatchObject({ position: 1 });
  await system.work();
  expect(system.sent).toHaveLength(2);
  expect(await sweepAt(80)).toMatchObject({ position: 0 });
});

test("what waits for the mail service on purpose is woken when it is time, and counts as nothing lost", async () => {
  let isFull = true;
  const { system, sweepAt, endOfMail } = await systemInTest({
    sendRawEmail: () =>
      Promise.resolve(
        isFull
          ? { result: "refused" as const, reason: "not-verified" as const, why: "Email address is not verified." }
          : { result: "accepted" as const, sesId: "ses-1" },
      ),
  });
  system.uploadLedger(ledger);
  await system.post(mail);
  await system.work();
  for (const minutes of [10, 20, 40])
    expect(await sweepAt(minutes)).toEqual({ mail: 0, position: 0, message: 0, ledger: 0 });
  expect(system.send.waiting).toEqual([]);
  isFull = false;
  await sweepAt(200);
  await system.work();
  expect(await endOfMail()).toEqual(["answered: answered"]);
});

test("ten thousand finished mails cost a sweep no more requests than none", async () => {
  const few = await requestsOfSweep(0);
  const many = await requestsOfSweep(10_000);
  expect(many).toEqual(few);
  expect(few.length).toBeLessThan(30);
});

async function requestsOfSweep(finished: number): Promise<string[]> {
  const table = inMemoryTable();
  const requests: string[] = [];
  let isCounted = false;
  const { system, sweepAt } = await systemInTest({
    table: counting(table, (request) => isCounted && requests.push(request)),
  });
  for (let number = 0; number < finished; number += 1) {
    const record = mailRecordSchema.parse({ ...finishedMail, id: `finished-${number}` });
    await mailsIn(table).change(record.id, () => ({
      record,
      event: { event: "test", at: record.receivedAt, facts: {} },
    }));
  }
  isCounted = true;
  await sweepAt(600);
  expect(system.receive.waiting).toEqual([]);
  return requests;
}

/** Counts a request for each call, and one for each thousand items that a list gives out, as pages of a database are. */
function counting(table: Table, count: (request: string) => unknown): Table {
  const paged = async function* <Item>(name: string, items: AsyncIterable<Item>) {
    let number = 0;
    count(name);
    for await (const item of items) {
      number += 1;
      if (number % 1000 === 0) count(name);
      yield item;
    }
  };
  return {
    ...table,
    get: (key) => {
      count(`get ${key.pk}`);
      return table.get(key);
    },
    putAll: (items) => {
      count(`put ${items.map(({ pk }) => pk).join()}`);
      return table.putAll(items);
    },
    query: (query) => paged(`query ${query.pk}`, table.query(query)),
    list: (query) => paged(`list ${query.pk}`, table.list(query)),
  };
}

const finishedMail = {
  receivedAt: "2023-03-01T09:00:00.000Z",
  objectKey: "mail/finished",
  envelopeFrom: "income@northfold.example.org",
  recipients: ["statements@accord.example.org"],
  verdicts: { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" },
  from: "income@northfold.example.org",
  subject: "statement",
  referencesHeader: [],
  state: "answered",
  reason: "answered",
  why: "It was answered.",
  statements: [],
  outbox: [],
  sentMessages: ["answer-1"],
};

/** Works until the named queue has a message, loses that, and works on. */
async function loseNext(system: ReturnType<typeof openSystem>, queue: "receive" | "reconcile" | "send"): Promise<void> {
  if (queue === "receive") {
    // The notification itself never gets lost here: it has a record, and the message to handle it again is lost.
    const { receiveMail } = await import("../../../functions/receive-mail/receive-mail.ts");
    const body = JSON.stringify(system.receive.take());
    const failing = { ...system.ports.receive, enqueueRead: () => Promise.reject(new Error("out of memory")) };
    await expect(receiveMail(body, failing)).rejects.toThrow("out of memory");
    return;
  }
  const send = system[queue].send;
  let isLost = false;
  const losing: typeof send = (messages, options) => {
    if (isLost || messages.length === 0) return send(messages, options);
    isLost = true;
    return Promise.resolve();
  };
  const name = queue === "send" ? "enqueueSend" : "enqueueReconcile";
  Object.assign(system.ports.receive, { [name]: losing });
  Object.assign(system.ports.reconcile, { [name]: losing });
  await system.work();
  expect(isLost).toBe(true);
}

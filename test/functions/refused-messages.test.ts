import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { SendingResult } from "../../shared/records/message/send-raw-email.ts";
import type { SendingRefusalReason } from "../../shared/domain/mail/sending-refusal.ts";
import { redrive } from "../../shared/records/redrive.ts";
import { inMemoryMailService } from "../in-memory/send-raw-email.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const FIRST = "ZA1-ZB2-2022-23-Q4-rp-1";
const SECOND = "ZA1-ZB2-2022-23-Q4-rp-2";
const original: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250.5 } } },
};
const ledger = [
  { invoiceNumber: "INV-1", outstandingPence: pence(10000) },
  { invoiceNumber: "INV-2", outstandingPence: pence(20000) },
];

/** A system whose mail service refuses everything for one reason until a test changes that. */
async function refusingSystem(reason: SendingRefusalReason) {
  const service = inMemoryMailService();
  const refusing: { reason: SendingRefusalReason | undefined; calls: number } = { reason, calls: 0 };
  const system = openSystem({
    sendRawEmail: (email): Promise<SendingResult> => {
      refusing.calls += 1;
      return refusing.reason === undefined
        ? service.send(email)
        : Promise.resolve({ result: "refused", reason: refusing.reason, why: "as the service says" });
    },
  });
  await system.settle();
  system.uploadLedger(ledger);
  return { system, refusing, sent: service.sent };
}

async function mailStates(system: System): Promise<string[]> {
  return (await listMails(system.mails)).map(({ id, state, reason }) => `${id} ${state}: ${reason}`);
}

function later(system: System, seconds: number): void {
  system.clock.at = new Date(system.clock.at.getTime() + seconds * 1000);
}

function redriven(system: System) {
  const { receive, reconcile, send } = system;
  const ports = {
    ...system,
    enqueueReceive: receive.send,
    enqueueReconcile: reconcile.send,
    enqueueSend: send.send,
  };
  return redrive(ports, { before: system.clock.at });
}

async function recordOf(system: System, id: string): Promise<MessageRecord | undefined> {
  return system.messages.get(id);
}

test.each(["sending-rate", "daily-quota", "service-trouble"] as const)(
  "a message that is refused for %s waits for minutes, comes again by itself and is sent once",
  async (reason) => {
    const { system, refusing, sent } = await refusingSystem(reason);
    await system.post(original);
    await system.work();
    expect(await recordOf(system, FIRST)).toMatchObject({
      state: "waiting",
      reason,
      why: "as the service says",
      attempts: 1,
    });
    expect(await mailStates(system)).toEqual(["mail-1 accepted: statement-accepted"]);
    // It comes again by itself, ten times, and each time it is refused; the waiting times have a limit.
    for (let time = 0; time < 10; time += 1) {
      const due = (await recordOf(system, FIRST))?.nextAttemptAt ?? "";
      const waits = (Date.parse(due) - system.clock.at.getTime()) / 1000;
      expect(waits).toBeGreaterThan(0);
      expect(waits).toBeLessThanOrEqual(600);
      later(system, waits);
      expect(system.send.delayed).toHaveLength(1);
      system.send.release();
      await system.work();
    }
    expect(refusing.calls).toBe(11);
    refusing.reason = undefined;
    later(system, 600);
    system.send.release();
    await system.work();
    expect(sent).toHaveLength(1);
    expect(await mailStates(system)).toEqual(["mail-1 answered: answered"]);
    expect(await recordOf(system, FIRST)).toMatchObject({ state: "sent" });
    expect((await recordOf(system, FIRST))?.why).toBeUndefined();
    expect(system.send.delayed).toEqual([]);
  },
);

test("a body that comes before its message is due does nothing, unless the queue has kept it back for that long", async () => {
  const { system, refusing, sent } = await refusingSystem("sending-rate");
  await system.post(original);
  await system.work();
  refusing.reason = undefined;
  await system.send.send([{ message: FIRST, correlation: "mail-1" }]);
  await system.work();
  expect(sent).toHaveLength(0);
  // This machine's clock is behind, but the queue was not.
  system.send.release();
  await system.work();
  expect(sent).toHaveLength(1);
});

test("a message that waits for an operator is tried again by a redrive an hour later, and not before", async () => {
  const { system, refusing, sent } = await refusingSystem("not-verified");
  await system.post(original);
  await system.work();
  expect(await recordOf(system, FIRST)).toMatchObject({ state: "waiting", reason: "not-verified" });
  expect(system.send.delayed).toEqual([]);
  later(system, 60);
  expect((await redriven(system)).messages).toEqual([]);
  await system.work();
  expect(refusing.calls).toBe(1);
  later(system, 3600);
  expect((await redriven(system)).messages).toEqual([FIRST]);
  await system.work();
  expect(refusing.calls).toBe(2);
  refusing.reason = undefined;
  later(system, 3600);
  await redriven(system);
  await system.work();
  expect(sent).toHaveLength(1);
  expect(await mailStates(system)).toEqual(["mail-1 answered: answered"]);
});

test("a message that is refused for good is rejected, stays in its outbox and is not tried again", async () => {
  const { system, refusing } = await refusingSystem("address-refused");
  await system.post(original);
  await system.work();
  expect(await recordOf(system, FIRST)).toMatchObject({ state: "rejected", reason: "address-refused" });
  expect(await mailStates(system)).toEqual(["mail-1 accepted: statement-accepted"]);
  expect((await system.positions.get(position))?.outbox.map(({ id }) => id)).toEqual([FIRST]);
  later(system, 86_400);
  expect((await redriven(system)).messages).toEqual([]);
  await system.work();
  expect(refusing.calls).toBe(1);
});

test.each(["sending-rate", "not-verified", "address-refused"] as const)(
  "the later messages of a position wait behind one that is refused for %s, and say so",
  async (reason) => {
    const { system, refusing } = await refusingSystem(reason);
    await system.post(original);
    await system.work();
    // A newer ledger brings a revised answer.
    system.uploadLedger(ledger.slice(1));
    await system.reconcile.send([{ position, correlation: "mail-1" }]);
    await system.work();
    expect(await recordOf(system, SECOND)).toMatchObject({
      state: "waiting",
      reason: "earlier-message",
      why: `It follows ${FIRST}, which has not left.`,
      attempts: 0,
    });
    expect(refusing.calls).toBe(1);
  },
);

test("once the first message of a position leaves, those behind it leave at once and in order", async () => {
  const { system, refusing, sent } = await refusingSystem("sending-rate");
  await system.post(original);
  await system.work();
  system.uploadLedger(ledger.slice(1));
  await system.reconcile.send([{ position, correlation: "mail-1" }]);
  await system.work();
  refusing.reason = undefined;
  later(system, 30);
  system.send.release();
  await system.work();
  expect(sent.map(({ bytes }) => /X-Accord-Reply: (\S+)/.exec(Buffer.from(bytes).toString("utf8"))?.[1])).toEqual([
    FIRST,
    SECOND,
  ]);
  expect((await system.positions.get(position))?.outbox).toEqual([]);
});

test("the log of a refusal names its reason as a code, and no address", async () => {
  const { system } = await refusingSystem("not-verified");
  await system.post(original);
  await system.work();
  const line = system.logged.find((each) => each.includes("message-waiting")) ?? "{}";
  expect(JSON.parse(line)).toMatchObject({ level: "warn", reason: "not-verified", attempt: 1, MessagesWaiting: 1 });
  expect(line).not.toContain("northfold");
});

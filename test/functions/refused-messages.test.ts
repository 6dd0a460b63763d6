import { describe, expect, test } from "vitest";

import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import { resendMessage, type Resent } from "../../shared/records/message/resend-message.ts";
import { redrive } from "../../shared/records/recovery/redrive.ts";
import { ledger, refusingSystem } from "../in-memory/refusing-system.ts";
import { position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const FIRST = "ZA1-ZB2-2022-23-Q4-rp-1";
const SECOND = "ZA1-ZB2-2022-23-Q4-rp-2";
const original: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250.5 } } },
};
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

function resend(system: System, id: string): Promise<Resent> {
  return resendMessage(id, "operator A. Tester", system.clock.at.toISOString(), {
    ...system,
    enqueueSend: system.send.send,
  });
}

function register(system: System, ...entries: { code: string; email: string; role: string }[]) {
  const contacts = entries.map((entry) => contactSchema.parse(entry));
  return system.referenceLists.contacts.replace(() => contacts, system.clock.at.toISOString());
}

describe("a message that is sent again after the cure", () => {
  test("leaves once, although it is also tried again by itself", async () => {
    const { system, refusing, sent } = await refusingSystem("daily-quota");
    await system.post(original);
    await system.work();
    refusing.reason = undefined;
    expect(await resend(system, FIRST)).toMatchObject({ resent: true });
    await system.work();
    expect(sent).toHaveLength(1);
    later(system, 600);
    system.send.release();
    await system.work();
    expect(sent).toHaveLength(1);
    expect(await resend(system, FIRST)).toEqual({ resent: false, because: "sent" });
    expect(await mailStates(system)).toEqual(["mail-1 answered: answered"]);
    expect(await recordOf(system, FIRST)).toMatchObject({
      resends: [{ by: "operator A. Tester", to: ["income@northfold.example.org"], reason: "daily-quota" }],
    });
  });

  test("RSP-04 goes to the address that is registered now, and both are recorded", async () => {
    const { system, refusing, sent } = await refusingSystem("address-refused");
    await system.post(original);
    await system.work();
    await register(system, { code: "ZB2", email: "ledger@northfold.example.org", role: "statements" });
    refusing.reason = undefined;
    expect(await resend(system, FIRST)).toMatchObject({ resent: true });
    await system.work();
    expect(sent.map(({ to }) => to)).toEqual([["ledger@northfold.example.org"]]);
    expect(Buffer.from(sent[0]?.bytes ?? []).toString("utf8")).toMatch(/^To: ledger@northfold\.example\.org\r$/m);
    expect(await recordOf(system, FIRST)).toMatchObject({
      state: "sent",
      to: ["ledger@northfold.example.org"],
      resends: [{ to: ["income@northfold.example.org"], reason: "address-refused" }],
    });
    // What was written for the first address is kept beside what left.
    expect(await system.records.get(`sent/${FIRST}.eml`)).toBeDefined();
    const { faults } = await verifyRecords({ ...system, recordObjects: system.records });
    expect(faults).toEqual([]);
  });

  test("RSP-04 does not go to an address that is not registered any more", async () => {
    const { system } = await refusingSystem("address-refused");
    await system.post(original);
    await system.work();
    await register(system, { code: "ZB3", email: "income@southmoor.example.org", role: "statements" });
    expect(await resend(system, FIRST)).toEqual({ resent: false, because: "nobody-registered" });
    expect(await recordOf(system, FIRST)).toMatchObject({ state: "rejected" });
  });

  test("RSP-04 goes to the sender's address of today if it refuses a mail", async () => {
    const { system, refusing, sent } = await refusingSystem("address-refused");
    await system.post({ id: "mail-pdf", receivedAt: "2023-03-29T08:00:00.000Z", pdf: "statement.pdf" });
    await system.work();
    expect(await mailStates(system)).toEqual(["mail-pdf refused: pdf"]);
    await register(system, { code: "ZB2", email: "ledger@northfold.example.org", role: "statements" });
    refusing.reason = undefined;
    expect(await resend(system, "mail-pdf-1")).toMatchObject({ resent: true });
    await system.work();
    expect(sent.map(({ to }) => to)).toEqual([["ledger@northfold.example.org"]]);
    expect((await system.mails.get("mail-pdf"))?.outbox).toEqual([]);
  });

  test("brings the messages behind it along, in order", async () => {
    const { system, refusing, sent } = await refusingSystem("address-refused");
    await system.post(original);
    await system.work();
    system.uploadLedger(ledger.slice(1));
    await system.reconcile.send([{ position, correlation: "mail-1" }]);
    await system.work();
    refusing.reason = undefined;
    await resend(system, FIRST);
    await system.work();
    expect(sent.map(({ messageId }) => messageId)).toEqual([FIRST, SECOND]);
  });

  test("is not overtaken by those behind it when one that has left is queued again", async () => {
    const { system, refusing, sent } = await refusingSystem("address-refused");
    refusing.reason = undefined;
    await system.post(original);
    await system.work();
    refusing.reason = "address-refused";
    for (const lines of [ledger.slice(1), ledger]) {
      system.uploadLedger(lines);
      await system.reconcile.send([{ position, correlation: "mail-1" }]);
      await system.work();
    }
    refusing.reason = undefined;
    await system.send.send([{ message: FIRST, correlation: "mail-1" }]);
    await system.work();
    expect(sent.map(({ messageId }) => messageId)).toEqual([FIRST]);
    await resend(system, SECOND);
    await system.work();
    expect(sent.map(({ messageId }) => messageId)).toEqual([FIRST, SECOND, "ZA1-ZB2-2022-23-Q4-rp-3"]);
  });

  test("waits in its place if an earlier message has not left", async () => {
    const { system, refusing, sent } = await refusingSystem("address-refused");
    await system.post(original);
    await system.work();
    system.uploadLedger(ledger.slice(1));
    await system.reconcile.send([{ position, correlation: "mail-1" }]);
    await system.work();
    refusing.reason = undefined;
    expect(await resend(system, SECOND)).toMatchObject({ resent: true });
    await system.work();
    expect(sent).toEqual([]);
    expect(await recordOf(system, SECOND)).toMatchObject({ state: "waiting", reason: "earlier-message" });
  });

  test("is not sent while another attempt may be under way, and an unknown one is not found", async () => {
    const { system } = await refusingSystem("daily-quota");
    await system.post(original);
    await system.work();
    await system.messages.change(FIRST, (before) => ({ ...before, state: "sending" }));
    expect(await resend(system, FIRST)).toEqual({ resent: false, because: "under-way" });
    expect(await resend(system, "nothing")).toEqual({ resent: false, because: "none" });
  });
});

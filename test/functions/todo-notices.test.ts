import { describe, expect, test } from "vitest";

import { runTimetable } from "../../functions/run-timetable/run-timetable.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { newTodoItemSchema } from "../../shared/domain/todo/todo-item.ts";
import { withdrawMessage } from "../../shared/records/message/withdraw-message.ts";
import { noteDelivery } from "../../functions/note-delivery/note-delivery.ts";
import { openSystem, type System } from "../in-memory/system.ts";

const eastmere = organisationCode("ZA1");
const finance = "finance@eastmere.example.org";

/** A system in which something waits at ZA1 and at ZC3X9, and its morning has come. */
async function openWithItems(
  contacts: readonly object[] = [{ code: "ZA1", email: finance, role: "finance" }],
  policy: Partial<Policy> = {},
): Promise<System> {
  const system = openSystem();
  await system.settle();
  const at = system.now().toISOString();
  await system.referenceLists.contacts.replace(
    (before) => [...before, ...contacts.map((each) => contactSchema.parse(each))],
    at,
  );
  await system.referenceLists.policies.replace(
    () => [{ organisation: eastmere, policy: { ...cautiousPolicy, ...policy } }],
    at,
  );
  for (const payable of ["ZA1", "ZC3X9"]) await addItem(system, `question-${payable}`, payable);
  system.clock.at = new Date("2023-03-30T06:31:00.000Z");
  return system;
}

async function addItem(system: System, id: string, payable: string): Promise<void> {
  await system.todoItems.open(
    newTodoItemSchema.parse({
      ...{ id, kind: "question", payable, counterparty: "ZB2", since: system.now().toISOString() },
      ...{ what: "Northfold wrote in words: “a secret subject”.", source: { from: "mail", mailId: "m1" } },
    }),
  );
}

function mailsTo(system: System, address: string): string[] {
  return system.sent.filter(({ to }) => to.includes(address)).map(({ bytes }) => Buffer.from(bytes).toString("utf8"));
}

test("what waits is told to the organisation's own finance contact, in one mail, without what a sender wrote", async () => {
  const system = await openWithItems();
  await addItem(system, "another", "ZA1");
  await system.tick();
  await system.work();
  const [mail = "", ...others] = mailsTo(system, finance);
  expect(others).toEqual([]);
  expect(system.sent).toHaveLength(1);
  expect(mail).toContain("Subject: ZA1: 2 items to see to");
  expect(mail).toContain("Auto-Submitted: auto-generated");
  expect(mail).toContain("accord todo --organisation ZA1");
  expect(mail).not.toContain("secret");
  expect(mail).not.toContain("ZC3X9");
});

test("runs that are doubled, late or at the same time tell it once", async () => {
  const system = await openWithItems();
  await Promise.all([system.tick(), system.tick(), system.tick()]);
  system.clock.at = new Date("2023-03-30T11:00:00.000Z");
  await system.tick();
  await system.work();
  system.clock.at = new Date("2023-03-31T07:00:00.000Z");
  await system.tick();
  await system.work();
  expect(mailsTo(system, finance)).toHaveLength(1);
  expect(await system.notices.get({ organisation: eastmere, kind: "todo", number: 2 })).toBeUndefined();
});

test("what waits later is told on the next morning, in a second mail", async () => {
  const system = await openWithItems();
  await system.tick();
  await system.work();
  system.clock.at = new Date("2023-03-30T15:00:00.000Z");
  await addItem(system, "later", "ZA1");
  await system.tick();
  system.clock.at = new Date("2023-03-31T06:31:00.000Z");
  await system.tick();
  await system.work();
  expect(mailsTo(system, finance)[1]).toContain("1 of them is new");
});

test("an organisation without a finance contact, or that wants no notices, is not told", async () => {
  for (const system of [await openWithItems([]), await openWithItems(undefined, { todoNotices: "none" })]) {
    await system.tick();
    await system.work();
    expect(system.sent).toEqual([]);
  }
});

describe("a run that dies", () => {
  test.each(["before the notice is written", "before its message has a record", "before its message is queued"])(
    "%s: the next run tells it, once",
    async (when) => {
      const system = await openWithItems();
      const ports = system.ports.timetable;
      const died = () => Promise.reject(new Error("died"));
      const dying = {
        "before the notice is written": { ...ports, notices: { ...ports.notices, open: died } },
        "before its message has a record": { ...ports, messages: { ...ports.messages, add: died } },
        "before its message is queued": { ...ports, enqueueSend: died },
      }[when];
      if (!dying) throw new Error(when);
      await expect(runTimetable(dying)).rejects.toThrow("died");
      await system.tick();
      await system.work();
      const messages = [];
      for await (const message of system.messages.list("pending")) messages.push(message);
      // One that has a record and was not queued is found by the sweep when it is overdue.
      expect(mailsTo(system, finance).length + messages.length).toBe(1);
    },
  );
});

test("a message whose departure could not be noted is noted by the next run, and does not leave again", async () => {
  const system = await openWithItems();
  const { send } = system.ports;
  await system.tick();
  const [body] = [system.send.take()];
  const { sendMail } = await import("../../functions/send-mail/send-mail.ts");
  const failing = { ...send, notices: { ...send.notices, change: () => Promise.reject(new Error("died")) } };
  await expect(sendMail(JSON.stringify(body), failing)).rejects.toThrow("died");
  await system.tick();
  await system.work();
  expect(mailsTo(system, finance)).toHaveLength(1);
  const notice = await system.notices.get({ organisation: eastmere, kind: "todo", number: 1 });
  expect(notice).toMatchObject({ outbox: [], sentMessages: ["ZA1-todo-1"] });
});

test("one that a person has withdrawn never leaves", async () => {
  const system = await openWithItems();
  await system.tick();
  const by = { by: "the operator", at: system.now().toISOString(), note: "not now" };
  expect(await withdrawMessage("ZA1-todo-1", by, { ...system, enqueueSend: system.send.send })).toMatchObject({
    withdrawn: true,
  });
  await system.work();
  expect(system.sent).toEqual([]);
  const notice = await system.notices.get({ organisation: eastmere, kind: "todo", number: 1 });
  expect(notice).toMatchObject({ outbox: [], withdrawnMessages: [{ id: "ZA1-todo-1", note: "not now" }] });
});

test("one that comes back goes to no address but a finance contact’s, and gives no cause for another", async () => {
  const system = await openWithItems([
    { code: "ZA1", email: finance, role: "finance" },
    { code: "ZA1", email: "income@eastmere.example.org", role: "statements" },
  ]);
  await system.tick();
  await system.work();
  await noteDelivery(bounceOf("ZA1-todo-1"), system.ports.note);
  await system.work();
  expect(system.sent).toHaveLength(1);
  const open = [];
  for await (const item of system.todoItems.listOpen(eastmere)) open.push(item.kind);
  expect(open.sort()).toEqual(["question", "undelivered-reply"]);
  system.clock.at = new Date("2023-03-31T06:31:00.000Z");
  await system.tick();
  await system.work();
  expect(system.sent).toHaveLength(1);
});

function bounceOf(messageId: string): string {
  return JSON.stringify({
    eventType: "Bounce",
    mail: {
      timestamp: "2023-03-30T06:32:00.000Z",
      messageId: "ses-1",
      destination: [finance],
      headers: [{ name: "X-Accord-Reply", value: messageId }],
    },
    bounce: {
      bounceType: "Permanent",
      bounceSubType: "General",
      timestamp: "2023-03-30T06:33:00.000Z",
      feedbackId: "f1",
      bouncedRecipients: [{ emailAddress: finance, status: "5.1.1", action: "failed", diagnosticCode: "unknown" }],
    },
  });
}

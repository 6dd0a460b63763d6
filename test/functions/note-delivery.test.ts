import { expect, test } from "vitest";

import { noteDelivery } from "../../functions/note-delivery/note-delivery.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { stateOfPosition } from "../../shared/records/position/position-view.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

const usual = "income@northfold.example.org";
const finance = "finance@northfold.example.org";
const director = "director@northfold.example.org";
const id = "ZA1-ZB2-2022-23-Q4-rp-1";

/** A system in which one statement has been answered, and Northfold has further registered addresses. */
async function answeredOnce(): Promise<System> {
  const system = openSystem();
  await system.settle();
  await system.referenceLists.contacts.replace(
    (before) => [
      ...before,
      contactSchema.parse({ code: "ZB2", email: finance, role: "finance" }),
      contactSchema.parse({ code: "ZB2", email: director, role: "escalation" }),
    ],
    "2023-03-01T00:00:00.000Z",
  );
  system.uploadLedger([
    { invoiceNumber: "INV-1", outstandingPence: pence(10000), invoiceDate: calendarDate("2023-02-01") },
  ]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await system.work();
  return system;
}

const at = "2023-03-29T09:30:00.000Z";

/** Reports an event of SES about a message. */
async function report(system: System, messageId: string, event: object, sesId?: string): Promise<void> {
  const message = await system.messages.get(messageId);
  const mail = {
    timestamp: at,
    messageId: sesId ?? message?.sesId ?? "unknown",
    destination: message?.to ?? [],
    tags: { "accord-message": [messageId] },
  };
  await noteDelivery(JSON.stringify({ ...event, mail }), system.ports.note);
}

const delivered = (address: string) => ({ eventType: "Delivery", delivery: { timestamp: at, recipients: [address] } });
const bounced = (address: string, bounceType = "Permanent") => ({
  eventType: "Bounce",
  bounce: { timestamp: at, bounceType, bounceSubType: "General", bouncedRecipients: [{ emailAddress: address }] },
});
const complained = (address: string) => ({
  eventType: "Complaint",
  complaint: { timestamp: at, complainedRecipients: [{ emailAddress: address }] },
});

/** The addresses of everything that left, in order. */
const recipients = (system: System) => system.sent.map(({ to }) => to.join());

async function positionState(system: System) {
  const record = await system.positions.get(position);
  return record && stateOfPosition(record);
}

test("a delivered answer is noted on its message", async () => {
  const system = await answeredOnce();
  await report(system, id, delivered(usual));
  expect(await system.messages.get(id)).toMatchObject({ state: "sent", delivery: { state: "delivered" } });
  expect(await positionState(system)).toBe("answered");
});

test("RSP-04 an answer that comes back for good goes to the next registered address, and the position shows it", async () => {
  const system = await answeredOnce();
  await report(system, id, bounced(usual));
  await report(system, id, bounced(usual));
  await system.work();
  expect(recipients(system)).toEqual([usual, finance]);
  const record = await system.positions.get(position);
  expect(record?.answer?.delivery).toMatchObject({ state: "bounced", message: id, to: [usual], next: `${id}-next` });
  expect(await positionState(system)).toBe("answered");
  await report(system, `${id}-next`, delivered(finance));
  expect(await system.messages.get(`${id}-next`)).toMatchObject({
    insteadOf: { message: id, addresses: [usual] },
    delivery: { state: "delivered" },
  });
});

test("each registered address is tried once; then a person has to see to it", async () => {
  const system = await answeredOnce();
  for (const [message, address] of [
    [id, usual],
    [`${id}-next`, finance],
    [`${id}-next-next`, director],
  ] as const) {
    await report(system, message, bounced(address));
    await system.work();
  }
  expect(recipients(system)).toEqual([usual, finance, director]);
  expect(await positionState(system)).toBe("undelivered");
  expect(await listOf(system, "undelivered")).toEqual([`${id}-next-next`]);
});

test("after a complaint nothing is sent, to nobody", async () => {
  const system = await answeredOnce();
  await report(system, id, complained(usual));
  await system.work();
  expect(recipients(system)).toEqual([usual]);
  expect(await positionState(system)).toBe("undelivered");
});

test("nothing goes to another address if the policy says no", async () => {
  const system = await answeredOnce();
  const policy = { agreeAwaitingApproval: false, tryNextAddress: false };
  await system.referenceLists.policies.replace(() => [{ organisation: position.payable, policy }], at);
  await report(system, id, bounced(usual));
  await system.work();
  expect(recipients(system)).toEqual([usual]);
  expect(await positionState(system)).toBe("undelivered");
});

test("a transient bounce makes no address undeliverable and sends nothing", async () => {
  const system = await answeredOnce();
  await report(system, id, bounced(usual, "Transient"));
  await system.work();
  expect(recipients(system)).toEqual([usual]);
  expect(await positionState(system)).toBe("undelivered");
});

test("an answer that a newer one has replaced is not sent again when it comes back", async () => {
  const system = await answeredOnce();
  await system.post({
    id: "mail-2",
    receivedAt: "2023-03-29T08:30:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 5 } } },
  });
  await system.work();
  await report(system, id, bounced(usual));
  await system.work();
  expect(recipients(system).filter((each) => each === finance)).toEqual([]);
  expect((await system.messages.get(id))?.delivery).toMatchObject({ state: "bounced" });
});

test("what SES took before its attempt ended is not sent again: its report says that it has left", async () => {
  const system = openSystem({ sendRawEmail: () => Promise.reject(new Error("the function stopped")) });
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10000) }]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await expect(system.work()).rejects.toThrow("the function stopped");
  await report(system, id, { eventType: "Send", send: {} }, "ses-1");
  await sendMail(JSON.stringify({ message: id }), system.ports.send);
  expect(await system.messages.get(id)).toMatchObject({ state: "sent", sesId: "ses-1", raw: `sent/${id}.eml` });
  expect(await system.mails.get("mail-1")).toMatchObject({ state: "answered", sentMessages: [id] });
});

test("a report on a message that is not ours changes nothing", async () => {
  const system = await answeredOnce();
  await report(system, "somebody-elses", delivered(usual));
  expect(system.logged.at(-1)).toContain("report-on-unknown-message");
});

async function listOf(system: System, list: "undelivered"): Promise<string[]> {
  const ids: string[] = [];
  for await (const each of system.messages.list(list)) ids.push(each.id);
  return ids;
}

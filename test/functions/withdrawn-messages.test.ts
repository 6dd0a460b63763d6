import { expect, test } from "vitest";

import { stateOfPosition } from "../../shared/records/position/position-view.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { resendMessage } from "../../shared/records/message/resend-message.ts";
import { withdrawMessage, type WithdrawnMessage } from "../../shared/records/message/withdraw-message.ts";
import { redrive } from "../../shared/records/recovery/redrive.ts";
import { ledger, refusingSystem } from "../in-memory/refusing-system.ts";
import { position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const FIRST = "ZA1-ZB2-2022-23-Q4-rp-1";
const SECOND = "ZA1-ZB2-2022-23-Q4-rp-2";
const mail: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250.5 } } },
};

/** The reply to the statement is refused for good. */
async function refused() {
  const all = await refusingSystem("address-refused");
  await all.system.post(mail);
  await all.system.work();
  return all;
}

function withdraw(system: System, id = FIRST): Promise<WithdrawnMessage> {
  const by = { by: "operator A. Tester", at: system.clock.at.toISOString(), note: "told by telephone" };
  return withdrawMessage(id, by, { ...system, enqueueSend: system.send.send });
}

async function newLedger(system: System, lines: typeof ledger): Promise<void> {
  system.uploadLedger(lines);
  await system.reconcile.send([{ position, correlation: "mail-1" }]);
  await system.work();
}

async function stateOf(system: System): Promise<string[]> {
  const record = await system.positions.get(position);
  const { state, why } = (await system.mails.get("mail-1")) ?? {};
  return [record ? stateOfPosition(record) : "none", `${state}: ${why}`, String(record?.outbox.length)];
}

const closed = [
  "reply-withdrawn",
  `closed: operator A. Tester withdrew ${FIRST} before it left: told by telephone`,
  "0",
];

test("a reply that can never be sent is closed: it never leaves, and position and mail say so", async () => {
  const { system, refusing } = await refused();
  expect(await withdraw(system)).toMatchObject({ withdrawn: true, message: { state: "withdrawn" } });
  await system.work();
  expect(await stateOf(system)).toEqual(closed);
  refusing.reason = undefined;
  await system.send.send([{ message: FIRST, correlation: "mail-1" }]);
  await system.work();
  expect(refusing.calls).toBe(1);
  expect(
    await resendMessage(FIRST, "A", system.clock.at.toISOString(), { ...system, enqueueSend: system.send.send }),
  ).toEqual({
    resent: false,
    because: "withdrawn",
  });
  const { faults } = await verifyRecords({ ...system, recordObjects: system.records });
  expect(faults).toEqual([]);
});

test("withdrawing again changes nothing, and a withdrawal that ended half way is finished by a redrive", async () => {
  const { system } = await refused();
  await withdraw(system);
  const trail = (await system.positions.trail(position))?.entries.length;
  expect(await withdraw(system)).toMatchObject({ withdrawn: true });
  await system.work();
  expect((await system.positions.trail(position))?.entries.length).toBe(trail);

  const other = await refused();
  await other.system.messages.change(FIRST, (before) => ({
    ...before,
    state: "withdrawn",
    withdrawn: { by: "operator A. Tester", at: other.system.clock.at.toISOString(), note: "told by telephone" },
  }));
  const { receive, reconcile, send } = other.system;
  other.system.clock.at = new Date(other.system.clock.at.getTime() + 3_600_000);
  await redrive(
    { ...other.system, enqueueReceive: receive.send, enqueueReconcile: reconcile.send, enqueueSend: send.send },
    { before: other.system.clock.at },
  );
  await other.system.work();
  expect(await stateOf(other.system)).toEqual(closed);
});

test("what stands behind a withdrawn message goes on", async () => {
  const { system, refusing, sent } = await refused();
  await newLedger(system, ledger.slice(1));
  expect(await system.messages.get(SECOND)).toMatchObject({ state: "waiting", reason: "earlier-message" });
  refusing.reason = undefined;
  await withdraw(system);
  await system.work();
  expect(sent.map(({ messageId }) => messageId)).toEqual([SECOND]);
  expect((await stateOf(system))[0]).toBe("answered");
  expect((await system.mails.get("mail-1"))?.state).toBe("answered");
});

test("RSP-05 after a withdrawn first answer the next change brings a first answer, not a correction of what nobody has read", async () => {
  const { system, refusing, sent } = await refused();
  await withdraw(system);
  refusing.reason = undefined;
  await newLedger(system, ledger);
  expect(sent).toEqual([]);
  await newLedger(system, ledger.slice(1));
  const message = await system.messages.get(sent[0]?.messageId ?? "");
  const facts = message && (await system.objects.get(message.facts, replySchema));
  expect(facts).toMatchObject({ reply: "response" });
  expect(facts).not.toHaveProperty("revision");
  expect(await stateOf(system)).toEqual(["answered", `answered: It was answered by ${SECOND}.`, "0"]);
});

test("RSP-05 after a withdrawn revised answer the next one tells the changes from what was sent", async () => {
  const { system, refusing, sent } = await refusingSystem("address-refused");
  refusing.reason = undefined;
  await system.post(mail);
  await system.work();
  refusing.reason = "address-refused";
  await newLedger(system, ledger.slice(1));
  await withdraw(system, SECOND);
  refusing.reason = undefined;
  await newLedger(system, [{ invoiceNumber: "INV-1", outstandingPence: pence(5000) }, ...ledger.slice(1)]);
  const last = await system.messages.get(sent[1]?.messageId ?? "");
  const facts = last && (await system.objects.get(last.facts, replySchema));
  expect(facts).toMatchObject({ revision: { earlier: { agreedPence: 30_000 } }, outcome: { agreedPence: 25_000 } });
});

test("what has left, may have left, is being sent or is not there can't be withdrawn", async () => {
  const { system, refusing } = await refused();
  const because = async (id = FIRST) => {
    const result = await withdraw(system, id);
    return result.withdrawn ? "withdrawn" : result.because;
  };
  expect(await because("no-such-message")).toBe("none");
  await system.messages.change(FIRST, (before) => ({ ...before, state: "sending" }));
  expect(await because()).toBe("under-way");
  // Its attempt died. The next one takes over, and is refused: the first may have sent it all the same.
  await system.send.send([{ message: FIRST, correlation: "mail-1" }]);
  await system.work();
  expect(await system.messages.get(FIRST)).toMatchObject({ state: "rejected", mayHaveLeft: true });
  expect(await because()).toBe("may-have-left");
  refusing.reason = undefined;
  await resendMessage(FIRST, "A", system.clock.at.toISOString(), { ...system, enqueueSend: system.send.send });
  await system.work();
  expect(await because()).toBe("sent");
});

test("a refusal that can never be sent is closed too; its mail stays refused", async () => {
  const { system } = await refusingSystem("address-refused");
  await system.post({ id: "mail-1", receivedAt: "2023-03-29T08:00:00.000Z", pdf: "statement.pdf" });
  await system.work();
  await withdraw(system, "mail-1-1");
  expect(await system.mails.get("mail-1")).toMatchObject({
    state: "refused",
    outbox: [],
    withdrawnMessages: [{ id: "mail-1-1", note: "told by telephone" }],
  });
});

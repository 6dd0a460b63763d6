import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { replySchema, type ReplyOf } from "../../shared/messages/reply.ts";
import { gatherDecidableRows } from "../../shared/records/position/gather-decidable-rows.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

const jo = "jo.finch@eastmere.example.org";
const sam = "sam.lark@eastmere.example.org";
const kit = "kit.moss@eastmere.example.org";

/** A system with a statement of two lines that are not agreed, where one person may decide about £100 at most. */
async function answered(deciders: readonly string[] = [jo, sam, kit]): Promise<System> {
  const system = openSystem();
  await system.settle();
  const at = system.now().toISOString();
  const own = deciders.map((email) => ({ code: "ZA1", email, role: "decisions" }));
  const others = [
    { code: "ZA1", email: "finance@eastmere.example.org", role: "finance" },
    { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
    { code: "ZB2", email: "boss@northfold.example.org", role: "decisions" },
  ];
  await system.referenceLists.contacts.replace(() => [...own, ...others].map((each) => contactSchema.parse(each)), at);
  const policy = { ...cautiousPolicy, secondPersonOverPence: pence(10_000) };
  await system.referenceLists.policies.replace(() => [{ organisation: position.payable, policy }], at);
  system.uploadLedger([{ invoiceNumber: "A-3", outstandingPence: pence(2000) }]);
  await system.post({
    id: "statement",
    receivedAt: "2023-03-29T08:59:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "A-1": 500, "A-2": 700, "A-3": 20 } } },
  });
  await system.work();
  return system;
}

let posted = 0;

/** Sends a Decisions sheet with the same word on each of these lines. */
async function decide(system: System, from: string, invoices: readonly string[], decision = "agree in principle") {
  const record = await system.positions.get(position);
  const { rows } = await gatherDecidableRows(record ? [record] : [], await system.referenceLists.all(), system);
  const decisions = rows
    .filter(({ invoiceNumber }) => invoices.includes(invoiceNumber))
    .map(({ reference, invoiceNumber }) => ({ reference, invoice: invoiceNumber, decision, note: "seen" }));
  posted += 1;
  system.clock.at = new Date(system.clock.at.getTime() + 60_000);
  await system.post({
    id: `decisions-${posted}`,
    receivedAt: system.clock.at.toISOString(),
    from,
    subject: "Decisions",
    workbooks: { "d.xlsx": { lines: {}, decisions } },
  });
  await system.work();
}

/** Runs the timetable, twice as the cloud may, and returns the notices that have left so far, each with whom it went to. */
async function notices(system: System) {
  await Promise.all([system.tick(), system.tick()]);
  await system.work();
  const found: { to: readonly string[]; facts: ReplyOf<"second-person">; text: string }[] = [];
  for (const { messageId, to, bytes } of system.sent) {
    const message = await system.messages.get(messageId);
    const facts = message && (await system.objects.get(message.facts, replySchema));
    if (facts?.reply === "second-person") found.push({ to, facts, text: Buffer.from(bytes).toString("utf8") });
  }
  return found;
}

test("RCV-13 a decision over the limit is told once, to the others who may decide, with the sheet to answer it on", async () => {
  const system = await answered();
  expect(await notices(system)).toEqual([]);
  await decide(system, jo, ["A-1"]);
  const [notice, ...others] = await notices(system);
  expect(others).toEqual([]);
  expect(notice?.to).toEqual([sam, kit]);
  expect(notice?.facts.rows.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["A-1"]);
  expect(notice?.text).toContain("Subject: ZA1: 1 decision waits for a second person");
  expect(notice?.text).toContain("ZA1-decisions.xlsx");
  expect(await notices(system)).toHaveLength(1);
});

test("the row of its sheet is approved by one of them", async () => {
  const system = await answered();
  await decide(system, jo, ["A-1"]);
  const [notice] = await notices(system);
  const decisions = notice?.facts.rows.map(({ reference }) => ({ reference, decision: "approve" })) ?? [];
  await system.post({
    id: "approval",
    receivedAt: "2023-03-29T09:30:00.000Z",
    from: kit,
    subject: "Decisions",
    workbooks: { "ZA1-decisions.xlsx": { lines: {}, decisions } },
  });
  await system.work();
  expect((await system.decisions.of(position)).map(({ second }) => second?.by)).toEqual([kit]);
});

test("a further decision is told by itself, one that was answered is not told, and each person hears of the others' alone", async () => {
  const system = await answered();
  await decide(system, jo, ["A-1"]);
  await notices(system);
  await decide(system, sam, ["A-2"]);
  const both = await notices(system);
  expect(both.map(({ to, facts }) => [to, facts.rows.map(({ invoiceNumber }) => invoiceNumber)])).toEqual([
    [[sam, kit], ["A-1"]],
    [[jo, kit], ["A-2"]],
  ]);
  await decide(system, kit, ["A-1"], "reject");
  expect(await notices(system)).toHaveLength(2);
});

test("nobody is told while nobody else may decide by mail; a new contact is", async () => {
  const system = await answered([jo]);
  await decide(system, jo, ["A-1"]);
  expect(await notices(system)).toEqual([]);
  await system.referenceLists.contacts.replace(
    (before) => [...before, contactSchema.parse({ code: "ZA1", email: sam, role: "decisions" })],
    system.now().toISOString(),
  );
  expect((await notices(system)).map(({ to }) => to)).toEqual([[sam]]);
});

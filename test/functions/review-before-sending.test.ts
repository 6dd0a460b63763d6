import { expect, test } from "vitest";
import * as z from "zod";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { stateOfPosition } from "../../shared/records/position/position-view.ts";
import { replyInReview } from "../../shared/records/position/positions.ts";
import { keepReplyBack, releaseReply, type ReviewResult } from "../../shared/records/position/review-reply.ts";
import { sweep } from "../../shared/records/recovery/sweep.ts";
import { sweepTimesIn } from "../../shared/records/recovery/sweep-times.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const FIRST = "ZA1-ZB2-2022-23-Q4-rp-1";
const SECOND = "ZA1-ZB2-2022-23-Q4-rp-2";
const always: Partial<Policy> = { review: { review: "always" } };
const forADay: Partial<Policy> = { review: { review: "unless-agreed", until: { hours: 24 } } };

const mail: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:59:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "A-1": 500, "A-2": 70 } } },
};

/** A statement of £570, of which the ledger has £70, has come in. It is 09:00 on a Wednesday. */
async function withStatement(policy: Partial<Policy>, ledger: Readonly<Record<string, number>> = { "A-2": 70 }) {
  const system = openSystem();
  await system.settle();
  await setPolicy(system, policy);
  upload(system, ledger);
  await system.post(mail);
  await system.work();
  return system;
}

async function setPolicy(system: System, policy: Partial<Policy>): Promise<void> {
  const entry = { organisation: position.payable, policy: { ...cautiousPolicy, ...policy } };
  await system.referenceLists.policies.replace(() => [entry], system.clock.at.toISOString());
}

function upload(system: System, ledger: Readonly<Record<string, number>>, asAt = "2023-03-23"): void {
  system.uploadLedger(
    Object.entries(ledger).map(([invoiceNumber, pounds]) => ({ invoiceNumber, outstandingPence: pence(pounds * 100) })),
    { asAt },
  );
}

async function reconcile(system: System): Promise<void> {
  await system.reconcile.send([{ position, correlation: "mail-1" }]);
  await system.work();
}

/** Lets hours pass, and delivers what the queue has kept back until then. */
async function wake(system: System, hours: number): Promise<void> {
  system.clock.at = new Date(system.clock.at.getTime() + hours * 3_600_000);
  const now = system.clock.at.toISOString();
  system.reconcile.release((message) => z.object({ due: z.string() }).parse(message).due <= now);
  await system.work();
}

async function runSweep(system: System): Promise<void> {
  await sweep({
    ...system,
    ledgers: async function* () {
      // No ledger is new.
    },
    unjudged: async function* () {
      // No upload waits for its judgement.
    },
    enqueueReceive: system.receive.send,
    enqueueReconcile: system.reconcile.send,
    enqueueSend: system.send.send,
    enqueueJudge: () => Promise.resolve(),
    sweepTimes: sweepTimesIn(system.table),
  });
  await system.work();
}

function release(system: System, id: string): Promise<ReviewResult> {
  return releaseReply(position, id, reviewed(system, ""), { ...system, enqueueSend: system.send.send });
}

function keepBack(system: System, id: string): Promise<ReviewResult> {
  return keepReplyBack(position, id, reviewed(system, "The date is wrong."), {
    ...system,
    enqueueSend: system.send.send,
  });
}

function reviewed(system: System, note: string) {
  return { by: "operator Grace", at: system.clock.at.toISOString(), note };
}

/** The position's state, the reply that waits, what has left, and what is on the to-do list. */
async function stateOf(system: System) {
  const record = await system.positions.get(position);
  const review = record && replyInReview(record);
  const todo: string[] = [];
  for await (const { id } of system.todoItems.listOpen()) todo.push(id);
  return [
    record ? stateOfPosition(record) : "none",
    review?.message.id ?? "",
    system.sent.map(({ messageId }) => messageId).join(),
    todo.join(),
  ];
}

async function agreedIn(system: System, id: string): Promise<number | undefined> {
  const message = await system.messages.get(id);
  const facts = message && (await system.objects.get(message.facts, replySchema));
  return facts?.reply === "response" ? facts.outcome.agreedPence : undefined;
}

const waits = (id: string, sent = "") => ["reply-in-review", id, sent, `reply-waits-${id}`];
const left = (...sent: readonly string[]) => ["answered", "", sent.join(), ""];

test("a reply waits for a person, and leaves once when it is released", async () => {
  const system = await withStatement(always);
  expect(await stateOf(system)).toEqual(waits(FIRST));
  expect((await system.mails.get("mail-1"))?.state).toBe("accepted");
  const facts = (await system.positions.get(position))?.review?.message.facts;
  system.clock.at = new Date("2023-04-03T10:00:00.000Z");
  expect(await release(system, FIRST)).toEqual({ done: true });
  expect(await release(system, FIRST)).toEqual({ done: true });
  await system.work();
  await reconcile(system);
  expect(await release(system, FIRST)).toEqual({ done: true });
  await system.work();
  expect(await stateOf(system)).toEqual(left(FIRST));
  expect((await system.messages.get(FIRST))?.facts).toBe(facts);
  expect((await system.mails.get("mail-1"))?.state).toBe("answered");
  expect((await system.positions.get(position))?.answer?.at).toBe("2023-04-03T10:00:00.000Z");
  const { faults } = await verifyRecords({ ...system, recordObjects: system.records });
  expect(faults).toEqual([]);
});

test.each<[string, Partial<Policy>, Readonly<Record<string, number>>, readonly string[]]>([
  ["leaves at once when all is agreed", forADay, { "A-1": 500, "A-2": 70 }, left(FIRST)],
  ["waits when something is open", forADay, { "A-2": 70 }, waits(FIRST)],
  ["waits when all is agreed, if the rule is always", always, { "A-1": 500, "A-2": 70 }, waits(FIRST)],
  [
    "waits for the counterparty that has the rule",
    { reviewFor: [{ counterparty: position.receivable, rule: { review: "always" } }] },
    {},
    waits(FIRST),
  ],
  [
    "leaves at once to the counterparty that is exempt",
    { ...always, reviewFor: [{ counterparty: position.receivable, rule: { review: "none" } }] },
    { "A-2": 70 },
    left(FIRST),
  ],
])("a reply %s", async (_, policy, ledger, expected) => {
  expect(await stateOf(await withStatement(policy, ledger))).toEqual(expected);
});

test("when its time has run out, a reply leaves once, by the queue or by the sweep", async () => {
  const byQueue = await withStatement(forADay);
  await wake(byQueue, 23);
  expect(await stateOf(byQueue)).toEqual(waits(FIRST));
  await wake(byQueue, 1);
  await wake(byQueue, 1);
  await runSweep(byQueue);
  expect(await stateOf(byQueue)).toEqual(left(FIRST));

  const bySweep = await withStatement(forADay);
  bySweep.clock.at = new Date("2023-03-30T09:00:01.000Z");
  await runSweep(bySweep);
  bySweep.reconcile.release();
  await bySweep.work();
  expect(await stateOf(bySweep)).toEqual(left(FIRST));
});

test("a reply that is kept back stays back when its time has run out, until a person releases it", async () => {
  const system = await withStatement(forADay);
  expect(await keepBack(system, FIRST)).toEqual({ done: true });
  expect(await keepBack(system, FIRST)).toEqual({ done: true });
  const keptBack = ["reply-kept-back", FIRST, "", `reply-kept-back-${FIRST}`];
  expect(await stateOf(system)).toEqual(keptBack);
  await wake(system, 48);
  await runSweep(system);
  expect(await stateOf(system)).toEqual(keptBack);
  await release(system, FIRST);
  await system.work();
  expect(await stateOf(system)).toEqual(left(FIRST));
});

test("a ledger that changes nothing leaves a reply kept back, and one that changes a verdict brings another to read", async () => {
  const system = await withStatement(forADay);
  await keepBack(system, FIRST);
  upload(system, { "A-2": 70 }, "2023-03-27");
  await reconcile(system);
  expect(await stateOf(system)).toEqual(["reply-kept-back", SECOND, "", `reply-kept-back-${FIRST}`]);
  upload(system, { "A-1": 100, "A-2": 70 });
  await reconcile(system);
  const third = FIRST.replace(/1$/, "3");
  expect(await stateOf(system)).toEqual(waits(third));
  await wake(system, 200);
  expect(await stateOf(system)).toEqual(waits(third));
  expect((await system.todoItems.get(`reply-kept-back-${FIRST}`))?.state).toBe("done");
});

test("a new ledger replaces the reply that waits, and what was read before can't be released", async () => {
  const system = await withStatement(always);
  upload(system, { "A-1": 500, "A-2": 70 });
  await reconcile(system);
  expect(await stateOf(system)).toEqual(waits(SECOND));
  expect(await release(system, FIRST)).toEqual({ done: false, because: "changed", now: SECOND });
  expect(await keepBack(system, FIRST)).toEqual({ done: false, because: "changed", now: SECOND });
  await release(system, SECOND);
  await system.work();
  expect(await stateOf(system)).toEqual(left(SECOND));
  expect(await agreedIn(system, SECOND)).toBe(57_000);
});

test("a reply that says the very same is not another one", async () => {
  const system = await withStatement(always);
  await system.referenceLists.organisations.replace((before) => [...before].reverse(), system.clock.at.toISOString());
  await reconcile(system);
  expect(await stateOf(system)).toEqual(waits(FIRST));
});

test("STM-04 a new statement replaces the reply that waits, and its sender hears only which statement counts", async () => {
  const system = await withStatement(always);
  const second = { ...mail, id: "mail-2", receivedAt: "2023-03-29T10:00:00.000Z" };
  await system.post({ ...second, workbooks: { "statement.xlsx": { lines: { "A-1": 500, "A-2": 75 } } } });
  await system.work(["receive", "read"]);
  expect(await release(system, FIRST)).toEqual({ done: false, because: "statement-replaced" });
  await system.work();
  const third = FIRST.replace(/1$/, "3");
  expect(await stateOf(system)).toEqual(waits(third, SECOND));
  expect((await system.messages.get(SECOND))?.type).toBe("replaced");
  expect((await system.mails.get("mail-1"))?.state).toBe("answered");
  await release(system, third);
  await system.work();
  expect((await system.mails.get("mail-2"))?.state).toBe("answered");
});

test("the same statement sent again is told that its answer is being checked", async () => {
  const system = await withStatement(always);
  await system.post({ ...mail, id: "mail-2", receivedAt: "2023-03-29T10:00:00.000Z" });
  await system.work();
  const message = await system.messages.get(system.sent[0]?.messageId ?? "");
  const facts = message && (await system.objects.get(message.facts, replySchema));
  expect(facts).toMatchObject({ reply: "same-statement", statements: [{ answer: "being-checked" }] });
});

test("RSP-05 a revised reply waits too, and tells the changes from what was told", async () => {
  const system = await withStatement({});
  await setPolicy(system, always);
  await reconcile(system);
  expect(await stateOf(system)).toEqual(left(FIRST));
  upload(system, { "A-1": 500, "A-2": 70 });
  await reconcile(system);
  expect(await stateOf(system)).toEqual(waits(SECOND, FIRST));
  await release(system, SECOND);
  await system.work();
  const message = await system.messages.get(SECOND);
  const facts = message && (await system.objects.get(message.facts, replySchema));
  expect(facts).toMatchObject({ revision: { earlier: { agreedPence: 7000 } }, outcome: { agreedPence: 57_000 } });
});

test("RSP-05 what is no longer called for waits no longer", async () => {
  const system = await withStatement({});
  await setPolicy(system, always);
  upload(system, { "A-1": 500, "A-2": 70 });
  await reconcile(system);
  upload(system, { "A-2": 70 });
  await reconcile(system);
  expect(await stateOf(system)).toEqual(left(FIRST));
  expect(await release(system, SECOND)).toEqual({ done: false, because: "gone" });
});

test("a policy that asks for no review any more lets the reply leave that waits", async () => {
  const system = await withStatement(always);
  await setPolicy(system, {});
  await reconcile(system);
  expect(system.sent).toHaveLength(1);
  expect((await stateOf(system))[3]).toBe("");
});

test("RSP-04 a released reply goes to the addresses that are registered then, and to nobody if there are none", async () => {
  const system = await withStatement(always);
  const at = system.clock.at.toISOString();
  await system.referenceLists.contacts.replace((before) => before.filter(({ code }) => code !== "ZB2"), at);
  expect(await release(system, FIRST)).toEqual({ done: false, because: "nobody-registered" });
  await system.referenceLists.contacts.replace(
    (before) => [...before, { ...first(before), code: position.receivable, role: "statements" as const }],
    at,
  );
  await release(system, FIRST);
  await system.work();
  expect(system.sent.map(({ to }) => to)).toEqual([["payables@eastmere.example.org"]]);
});

test("what a crash left undone is done by the next delivery and by the sweep", async () => {
  const system = await withStatement(always);
  await releaseReply(position, FIRST, reviewed(system, ""), {
    ...system,
    enqueueSend: () => Promise.reject(new Error("down")),
  }).catch(() => undefined);
  expect((await stateOf(system))[3]).toBe(`reply-waits-${FIRST}`);
  system.clock.at = new Date("2023-03-29T11:00:00.000Z");
  await runSweep(system);
  expect(await stateOf(system)).toEqual(left(FIRST));
});

function first<Each>(all: readonly Each[]): Each {
  const [one] = all;
  if (one === undefined) throw new Error("there is none");
  return one;
}

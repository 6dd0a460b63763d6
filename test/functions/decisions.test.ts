import { isDeepStrictEqual } from "node:util";

import { expect, test } from "vitest";
import * as z from "zod";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { Decision } from "../../shared/domain/position/decision.ts";
import type { DecisionStep } from "../../shared/domain/position/decision-history.ts";
import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { stateOfPosition } from "../../shared/records/position/position-view.ts";
import { sweep } from "../../shared/records/recovery/sweep.ts";
import { sweepTimesIn } from "../../shared/records/recovery/sweep-times.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const mail: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:59:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "A-1": 500, "A-2": 70, "A-3": 20 } } },
};

/** A system in which a statement of £590 was answered: £20 of it is agreed. It is 09:00. */
async function answered(policy: Partial<Policy> = {}): Promise<System> {
  const system = openSystem();
  await system.settle();
  await setPolicy(system, policy);
  system.uploadLedger([{ invoiceNumber: "A-3", outstandingPence: pence(2000) }]);
  await system.post(mail);
  await system.work();
  expect(system.sent).toHaveLength(1);
  return system;
}

async function setPolicy(system: System, policy: Partial<Policy>): Promise<void> {
  const entry = { organisation: position.payable, policy: { ...cautiousPolicy, ...policy } };
  await system.referenceLists.policies.replace(() => [entry], system.clock.at.toISOString());
}

/** Lets minutes pass, then has a person decide, as the command line does. */
async function decide(
  system: System,
  afterMinutes: number,
  decision: Partial<Decision> & { id: string },
): Promise<Decision> {
  pass(system, afterMinutes);
  const made: Decision = {
    decision: "agree",
    invoiceNumber: "A-1",
    outstandingPence: pence(50_000),
    agreedPence: pence(50_000),
    by: "Sam",
    at: system.clock.at.toISOString(),
    ...pick(decision),
  };
  await system.decisions.add(position, made);
  await reconcile(system);
  return made;
}

function pick(decision: Partial<Decision> & { id: string }): { id: string } & Pick<Partial<Decision>, "atOnce"> {
  return decision;
}

async function takeStep(
  system: System,
  decision: Decision,
  step: DecisionStep["step"],
  by = "Grace",
): Promise<boolean> {
  const taken = { step, of: decision.id, by, at: system.clock.at.toISOString() };
  const kept = await system.decisions.addStep(position, decision, taken);
  await reconcile(system);
  return isDeepStrictEqual(kept, taken);
}

async function reconcile(system: System): Promise<void> {
  await system.reconcile.send([{ position, correlation: "decision" }]);
  await system.work();
}

function pass(system: System, minutes: number): void {
  system.clock.at = new Date(system.clock.at.getTime() + minutes * 60_000);
}

/** Lets minutes pass, and delivers what the queue has kept back until then. */
async function wake(system: System, minutes: number): Promise<void> {
  pass(system, minutes);
  const now = system.clock.at.toISOString();
  system.reconcile.release((message) => dueSchema.parse(message).due <= now);
  await system.work();
}

const dueSchema = z.object({ due: z.string() });

async function stateOf(system: System) {
  const record = await system.positions.get(position);
  return record && { state: stateOfPosition(record), due: record.revisionDue };
}

/** The agreed amounts in the answers that have left, in pounds. */
async function answers(system: System): Promise<string[]> {
  const all: string[] = [];
  for (const { messageId } of system.sent) {
    const message = await system.messages.get(messageId);
    const facts = message && (await system.objects.get(message.facts, replySchema));
    if (facts?.reply === "response")
      all.push(`${facts.outcome.agreedPence / 100} ${facts.revision?.because ?? "first"}`);
  }
  return all;
}

test("RSP-05 several decisions in a row become one revised reply, ten minutes after the last of them", async () => {
  const system = await answered();
  await decide(system, 0, { id: "d1" });
  expect(await stateOf(system)).toEqual({ state: "revising", due: "2023-03-29T09:10:00.000Z" });
  await decide(system, 6, agreeing("d2", "A-2", 70));
  expect(await stateOf(system)).toEqual({ state: "revising", due: "2023-03-29T09:16:00.000Z" });
  await wake(system, 4);
  expect(system.sent).toHaveLength(1);
  await wake(system, 6);
  expect(await answers(system)).toEqual(["20 first", "590 person-decided"]);
  expect(await stateOf(system)).toEqual({ state: "answered", due: undefined });
  expect(system.reconcile.delayed).toEqual([]);
});

const agreedPart = (pounds: number) => ({ id: `d${pounds}`, agreedPence: pence(pounds * 100) });

test("RSP-05 decisions that go on and on hold the revised reply for an hour at most, or as long as the policy says", async () => {
  for (const [policy, decisions] of [
    [{}, 9],
    [{ revisedReplyMostMinutes: 20 }, 4],
  ] as const) {
    const system = await answered(policy);
    for (let number = 1; number <= 10; number += 1) {
      // One every eight minutes: each would begin the quiet time again.
      await decide(system, number === 1 ? 0 : 8, agreedPart(number));
      if (number < decisions) expect(await stateOf(system)).toMatchObject({ state: "revising" });
      await wake(system, 0);
    }
    await wake(system, 4);
    expect((await answers(system))[1]).toBe(`${20 + decisions} person-decided`);
    await wake(system, 60);
    expect((await answers(system)).at(-1)).toBe("30 person-decided");
    expect(await stateOf(system)).toEqual({ state: "answered", due: undefined });
  }
});

test("the position shows the new verdict at once, while its reply waits", async () => {
  const system = await answered();
  await decide(system, 0, { id: "d1" });
  const record = await system.positions.get(position);
  expect(record?.reconciled?.totals.agreedPence).toBe(52_000);
});

test.for<[string, Partial<Policy>, Partial<Decision>]>([
  ["the payable organisation has a quiet time of 0 minutes", { revisedReplyQuietMinutes: 0 }, {}],
  ["the person says so", {}, { atOnce: true }],
])("a revised reply leaves at once if %s", async ([, policy, more]) => {
  const system = await answered(policy);
  await decide(system, 0, { id: "d1", ...more });
  expect(await answers(system)).toEqual(["20 first", "520 person-decided"]);
  expect(await stateOf(system)).toMatchObject({ state: "answered" });
});

test("what was decided before a person sends at once leaves with it", async () => {
  const system = await answered();
  await decide(system, 0, { id: "d1" });
  await decide(system, 1, { ...agreeing("d2", "A-2", 70), atOnce: true });
  expect(await answers(system)).toEqual(["20 first", "590 person-decided"]);
  await wake(system, 20);
  expect(system.sent).toHaveLength(2);
});

test("a decision that is withdrawn in the quiet time leaves no reply behind", async () => {
  const system = await answered();
  const decision = await decide(system, 0, { id: "d1" });
  pass(system, 3);
  await takeStep(system, decision, "withdrawn");
  expect(await stateOf(system)).toEqual({ state: "answered", due: undefined });
  await wake(system, 20);
  expect(system.sent).toHaveLength(1);
});

test("a decision that is withdrawn later is followed by a revised reply with the automatic verdict", async () => {
  const system = await answered({ revisedReplyQuietMinutes: 0 });
  const decision = await decide(system, 0, { id: "d1" });
  pass(system, 60);
  await takeStep(system, decision, "withdrawn");
  expect(await answers(system)).toEqual(["20 first", "520 person-decided", "20 person-decided"]);
});

test("the first answer to a statement does not wait, whatever was decided a moment ago", async () => {
  const system = await answered();
  await decide(system, 0, { id: "d1" });
  await system.post({ ...mail, id: "mail-2", receivedAt: "2023-03-29T09:01:00.000Z", workbooks: corrected });
  await system.work();
  expect(await answers(system)).toEqual(["20 first", "520 first"]);
  expect(await stateOf(system)).toEqual({ state: "answered", due: undefined });
  await wake(system, 20);
  expect(system.sent).toHaveLength(2);
});

test("a queue message that comes twice, early, late or with an old time sends nothing early and nothing twice", async () => {
  const system = await answered();
  await decide(system, 0, { id: "d1" });
  const [kept] = system.reconcile.delayed;
  if (kept === undefined) throw new Error("nothing is kept back");
  await decide(system, 5, agreeing("d2", "A-2", 70));
  // The first one is due and overtaken: it comes twice, by a clock that is right, and does not multiply.
  pass(system, 5);
  await system.reconcile.send([kept, kept]);
  await system.work();
  expect(system.sent).toHaveLength(1);
  expect(system.reconcile.delayed).toHaveLength(2);
  await reconcile(system);
  expect(system.sent).toHaveLength(1);
  await wake(system, 5);
  await system.reconcile.send([kept]);
  await system.work();
  expect(await answers(system)).toEqual(["20 first", "590 person-decided"]);
});

test("a wait that is over by the queue's time is over although the machine's clock is behind", async () => {
  const system = await answered();
  await decide(system, 0, { id: "d1" });
  pass(system, 9);
  system.reconcile.release();
  await system.work();
  expect(await answers(system)).toEqual(["20 first", "520 person-decided"]);
});

test("a sweep finds a revised reply whose queue message got lost, or that waits for longer than a queue can", async () => {
  const system = await answered({ revisedReplyQuietMinutes: 120 });
  await decide(system, 0, { id: "d1" });
  expect(system.reconcile.delayed).toEqual([]);
  const runSweep = async () => {
    await sweep({
      ...system,
      enqueueReceive: system.receive.send,
      enqueueReconcile: system.reconcile.send,
      enqueueSend: system.send.send,
      ledgers: async function* () {
        // No ledger is new.
      },
      unjudged: async function* () {
        // No upload waits for its judgement.
      },
      enqueueJudge: () => Promise.resolve(),
      sweepTimes: sweepTimesIn(system.table),
    });
    await system.work();
  };
  pass(system, 119);
  await runSweep();
  expect(system.sent).toHaveLength(1);
  pass(system, 2);
  await runSweep();
  expect(await answers(system)).toEqual(["20 first", "520 person-decided"]);
});

test("RCV-13 a decision over the limit changes nothing and stands on the to-do list until a second person approves it", async () => {
  const system = await answered({ revisedReplyQuietMinutes: 0, secondPersonOverPence: pence(10_000) });
  const decision = await decide(system, 0, { id: "d1", ...{ secondPersonOverPence: pence(10_000) } });
  expect(system.sent).toHaveLength(1);
  expect(await todo(system)).toEqual([
    "decision-waiting-d1: Sam decided agree on A-1, £500.00. It is over the limit of £100.00: a second person must approve it. accord decide approve d1, or accord decide reject d1.",
  ]);
  await reconcile(system);
  expect(await todo(system)).toHaveLength(1);
  expect(await takeStep(system, decision, "approved")).toBe(true);
  expect(await answers(system)).toEqual(["20 first", "520 person-decided"]);
  expect(await todo(system)).toEqual([]);
  expect((await system.todoItems.get("decision-waiting-d1"))?.closed).toMatchObject({
    by: "Grace",
    why: "Grace approved it.",
  });
});

test("RCV-13 a decision that is rejected never has an effect, and the first of two answers counts", async () => {
  const system = await answered({ revisedReplyQuietMinutes: 0 });
  const decision = await decide(system, 0, { id: "d1", ...{ secondPersonOverPence: pence(10_000) } });
  expect(await takeStep(system, decision, "rejected")).toBe(true);
  expect(await takeStep(system, decision, "approved", "Ann")).toBe(false);
  expect(system.sent).toHaveLength(1);
  expect(await todo(system)).toEqual([]);
});

test("RCV-13 what waits for a second person leaves the to-do list if the line changes", async () => {
  const system = await answered({ revisedReplyQuietMinutes: 0 });
  await decide(system, 0, { id: "d1", ...{ secondPersonOverPence: pence(10_000) } });
  const changed = { "statement.xlsx": { lines: { "A-1": 450, "A-2": 70, "A-3": 20 } } };
  await system.post({ ...mail, id: "mail-2", receivedAt: "2023-03-29T09:01:00.000Z", workbooks: changed });
  await system.work();
  expect(await todo(system)).toEqual([]);
});

async function todo(system: System): Promise<string[]> {
  const all: string[] = [];
  for await (const { id, what } of system.todoItems.listOpen(position.payable)) all.push(`${id}: ${what}`);
  return all;
}

function agreeing(id: string, invoiceNumber: string, pounds: number) {
  const amount = pence(pounds * 100);
  return { id, decision: "agree" as const, invoiceNumber, outstandingPence: amount, agreedPence: amount };
}

const corrected = { "statement.xlsx": { lines: { "A-1": 500, "A-2": 75, "A-3": 20 } } };

import fc from "fast-check";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";

import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { ItemKey, NewItem, PutCondition, Table } from "../../shared/records/storage/table.ts";
import { openSystem, type System } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { doublyUsed, keyOf, outcomeOfBody, statementOf, systemOfBodies, type Body } from "./shared-ledger.ts";

/** Says which of so many steps that could be next is next. */
type Choose = (among: number) => number;

/** The steps that can decide a race: everything that reads or writes these positions, and who holds which lines. */
function isDecisive(pk: string, sk: string): boolean {
  return pk.startsWith("shared-lines#") || (pk.startsWith("positions#") && /#r&p#(Y58|Y60)$/.test(sk));
}

/** A table whose decisive steps wait for their turn while several functions run at the same time. */
function turnTakingTable(table: Table, choose: Choose) {
  let isGated = false;
  let isWritten = false;
  const waiting: { readonly go: () => void; readonly die: (error: Error) => void }[] = [];
  const turn = ({ pk, sk }: ItemKey) =>
    isGated && isDecisive(pk, sk)
      ? new Promise<void>((go, die) => {
          waiting.push({ go, die });
        })
      : Promise.resolve();
  const gated: Table = {
    ...table,
    get: async (key) => {
      await turn(key);
      return table.get(key);
    },
    put: async (item, condition) => {
      await turn(item);
      if (item.pk.startsWith("positions#")) isWritten = true;
      return table.put(item, condition);
    },
  };

  /** Runs all of these at the same time, one step of one of them after another, and looks at what is there whenever a position was written. */
  async function together(
    all: readonly (() => Promise<void>)[],
    look: () => Promise<void>,
    mayCrash: () => boolean = () => false,
  ): Promise<void> {
    isGated = true;
    const ended = Promise.allSettled(all.map((each) => each()));
    const state = { hasEnded: false };
    void ended.then(() => (state.hasEnded = true));
    await nextTurn();
    while (!state.hasEnded) {
      const [next] = waiting.splice(choose(waiting.length), 1);
      if (mayCrash()) next?.die(new Error("the machine died"));
      else next?.go();
      await nextTurn();
      if (!isWritten) continue;
      isWritten = isGated = false;
      await look();
      isGated = true;
    }
    isGated = false;
  }
  return { gated, together };
}

/** The table of a system in which two bodies have sent statements that claim the same invoice, and nothing is compared yet. */
async function beforeTheRace() {
  const written: { item: NewItem; condition: PutCondition }[] = [];
  const table = inMemoryTable();
  const system = await systemOfBodies({
    table: {
      ...table,
      put: async (item, condition) => {
        const result = await table.put(item, condition);
        if (result.put) written.push({ item, condition });
        return result;
      },
    },
  });
  for (const [place, body] of racers.entries())
    await system.post(
      statementOf(body, `mail-${body}`, place, {
        "7712345": 1000,
        [`771234${String(6 + place)}`]: 2000 + 1000 * place,
      }),
    );
  await system.work(["receive", "read"]);
  const { records } = system;
  return { copyTable, records };

  async function copyTable(): Promise<Table> {
    const copy = inMemoryTable();
    for (const { item, condition } of written) await copy.put(item, condition);
    return copy;
  }
}

const racers = ["Y58", "Y60"] as const satisfies readonly Body[];

/** Both statements are compared, each as often as it is said here, in the order that is chosen. */
async function race(
  before: Awaited<ReturnType<typeof beforeTheRace>>,
  choose: Choose,
  times = 1,
  mayCrash = () => false,
) {
  const { gated, together } = turnTakingTable(await before.copyTable(), choose);
  const system = openSystem({ table: gated, records: before.records });
  system.uploadLedger(
    ["7712345", "7712346", "7712347"].map((invoiceNumber, place) => ({
      invoiceNumber,
      outstandingPence: pence(100_000 * (place + 1)),
    })),
    { counterparty: "CBA033" },
  );
  const doubled: string[] = [];
  const run = (body: Body) => () =>
    reconcilePosition(JSON.stringify({ position: keyOf(body), correlation: "race" }), system.ports.reconcile);
  const all = Array.from({ length: times }, () => racers.map(run)).flat();
  await together(all, async () => void doubled.push(...(await doublyUsed(system))), mayCrash);
  return { doubled: [...new Set(doubled)], system, run };
}

/** Every order of the steps, one after the other: as long as there is one, the last choice that could be another is made otherwise. */
function* everyOrder(): Generator<Choose> {
  let next: readonly number[] | undefined = [];
  while (next !== undefined) {
    const given: readonly number[] = next;
    const made: { readonly chosen: number; readonly among: number }[] = [];
    yield (among) => {
      const chosen = given[made.length] ?? 0;
      made.push({ chosen, among });
      return chosen;
    };
    const last = made.findLastIndex(({ chosen, among }) => chosen + 1 < among);
    const choices = made.slice(0, last + 1).map(({ chosen }) => chosen);
    next = last < 0 ? undefined : choices.with(-1, (choices.at(-1) ?? 0) + 1);
  }
}

const reasonsOf = async (system: System, invoice: string) =>
  (await Promise.all(racers.map((body) => outcomeOfBody(system, body)))).map(
    (outcome) => outcome?.lines.find(({ invoiceNumber }) => invoiceNumber === invoice)?.reason,
  );

test("REC-03 ORG-01 two bodies that claim one ledger line at the same moment: in no order of the steps are both agreed", async () => {
  const before = await beforeTheRace();
  let orders = 0;
  for (const choose of everyOrder()) {
    const { doubled, system } = await race(before, choose);
    orders += 1;
    expect(doubled).toEqual([]);
    expect((await reasonsOf(system, "7712345")).sort()).toEqual(["agreed", "claimed-elsewhere"]);
    expect([(await reasonsOf(system, "7712346"))[0], (await reasonsOf(system, "7712347"))[1]]).toEqual([
      "agreed",
      "agreed",
    ]);
  }
  expect(orders).toBeGreaterThan(1000);
}, 600_000);

test("REC-03 ORG-01 nor if messages come twice and machines die, and what is queued then comes to an end", async () => {
  const before = await beforeTheRace();
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat(14)), async (choices, dice) => {
      const draw = () => Number(choices.next().value);
      const { doubled, system, run } = await race(
        before,
        (among) => draw() % among,
        2,
        () => Number(dice.next().value) === 0,
      );
      // Every message whose machine died comes again.
      for (const body of racers) await run(body)();
      let handled = 0;
      while (system.reconcile.waiting.length > 0) {
        handled += 1;
        await reconcilePosition(JSON.stringify(system.reconcile.take()), system.ports.reconcile);
      }
      expect([...doubled, ...(await doublyUsed(system))]).toEqual([]);
      expect((await reasonsOf(system, "7712345")).sort()).toEqual(["agreed", "claimed-elsewhere"]);
      expect(handled).toBeLessThan(20);
    }),
    { numRuns: 150 },
  );
}, 600_000);

test("REC-03 ORG-01 a body that takes an invoice off its statement gives it up, and the other is told", async () => {
  const before = await beforeTheRace();
  const { system } = await race(before, () => 0);
  await system.work();
  expect(await reasonsOf(system, "7712345")).toEqual(["agreed", "claimed-elsewhere"]);
  expect(await outcomeOfBody(system, "CBA033")).toBeUndefined();
  system.clock.at = new Date("2023-03-29T10:00:00.000Z");
  await system.post(statementOf("Y58", "mail-Y58-again", 30, { "7712346": 2000 }));
  await system.work();
  expect(await reasonsOf(system, "7712345")).toEqual([undefined, "agreed"]);
  const answers = system.sent.filter(({ to }) => to.includes("income@y60.example.org"));
  expect(answers).toHaveLength(2);
  const text = Buffer.from(answers.at(-1)?.bytes ?? []).toString("utf8");
  expect(text.replace(/=\r?\n/g, "").replace(/\s+/g, " ")).toContain(
    "What the statements of the other NHS England bodies claim of the same invoices has changed.",
  );
});

test("REC-08 ORG-01 the core is told again once another body's statement has what it was told is missing", async () => {
  const before = await beforeTheRace();
  const system = openSystem({ table: await before.copyTable(), records: before.records });
  system.uploadLedger([{ invoiceNumber: "7712345", outstandingPence: pence(100_000) }], { counterparty: "CBA033" });
  await system.post(statementOf("CBA033", "mail-core", 30, { "1": 5 }));
  await system.work(["receive", "read"]);
  await reconcilePosition(JSON.stringify({ position: keyOf("CBA033"), correlation: "core" }), system.ports.reconcile);
  expect((await outcomeOfBody(system, "CBA033"))?.ledgerOnly.map(({ invoiceNumber }) => invoiceNumber)).toEqual([
    "7712345",
  ]);
  await reconcilePosition(JSON.stringify({ position: keyOf("Y60"), correlation: "later" }), system.ports.reconcile);
  await system.work();
  expect((await outcomeOfBody(system, "CBA033"))?.ledgerOnly).toEqual([]);
});

import { expect, test } from "vitest";

import { recomputeMail } from "../../cli/replay/recompute-mail.ts";
import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import type { KnownConvention } from "../../shared/domain/position/number-convention.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { knownConventionsIn, type ConventionPair } from "../../shared/records/position/known-conventions.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { closeHeldMail } from "../../shared/records/mail/close-held-mail.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import {
  findTestDecisions,
  findTestExerciseFile,
  findTestAnswer,
  findTestForm,
  openTestMail,
  readNoPdfs,
  readTestStatement,
  type TestMail,
} from "../in-memory/test-mail.ts";
import { recordsOf } from "../in-memory/records-of.ts";

const pair: ConventionPair = { payable: position.payable, receivable: position.receivable, ledgerKind: "payables" };

const numbers = Array.from({ length: 8 }, (_, place) => 30_421 + place * 37);
const poundsOf = (number: number): number => 1_000 + (number % 1_000) * 3;

/** The statement writes `NF30421`, and the ledger `202230421`. */
const long: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: {
    "statement.xlsx": { lines: Object.fromEntries(numbers.map((number) => [`NF${number}`, poundsOf(number)])) },
  },
};

/** A statement of the same position with one line, which shows no convention by itself. */
const short: TestMail = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  workbooks: { "statement 2.xlsx": { lines: { NF31987: 4_120.55 } } },
};

const ledger = [
  ...numbers.map((number) => ({ invoiceNumber: `2022${number}`, outstandingPence: pence(poundsOf(number) * 100) })),
  { invoiceNumber: "202231987", outstandingPence: pence(412_055) },
];

async function systemWith(mails: readonly TestMail[]): Promise<System> {
  const system = openSystem();
  await system.settle();
  system.uploadLedger(ledger);
  for (const mail of mails) {
    await system.post(mail);
    await system.work();
    // The short one is much smaller: it waits until it is confirmed.
    if (await closeHeldMail(system.mails, mail.id, { action: "release", by: "operator A", at: mail.receivedAt }))
      await system.receive.send([{ mail: mail.id }]);
    await system.work();
  }
  return system;
}

async function outcomeIn(system: System, key = position) {
  const record = await system.positions.get(key);
  if (!record?.reconciled) throw new Error("not reconciled");
  return { reconciled: record.reconciled, outcome: await system.objects.get(record.reconciled.outcome, outcomeSchema) };
}

async function reconciledEvents(system: System, key = position) {
  const trail = await system.positions.trail(key);
  return (trail?.entries ?? []).filter(({ event }) => event === "reconciled");
}

test("REC-03 what a statement shows is remembered for the pair, and the next statement profits from it", async () => {
  const alone = await outcomeIn(await systemWith([short]));
  expect(alone.outcome.agreedPence).toBe(0);

  const system = await systemWith([long, short]);
  const { outcome, reconciled } = await outcomeIn(system);
  expect(outcome.agreedPence).toBe(412_055);
  expect(await system.knownConventions.of(pair)).toMatchObject([{ type: "rewriting" }]);
  const [first, second] = await reconciledEvents(system);
  expect(first?.facts).not.toHaveProperty("knownConventions");
  expect(second?.facts).toMatchObject({ knownConventions: reconciled.knownConventions });
});

test("the other organisations, and the other ledger of the pair, know nothing of it", async () => {
  const system = await systemWith([long]);
  const others: ConventionPair[] = [
    { ...pair, ledgerKind: "expenditure" },
    { ...pair, receivable: organisationCode("ZB3") },
    { ...pair, payable: organisationCode("ZB3") },
  ];
  for (const other of others) expect(await system.knownConventions.of(other)).toEqual([]);
});

test("new conventions alone do not reconcile a position again, neither its own nor those of others", async () => {
  const system = await systemWith([long]);
  const before = await outcomeIn(system);
  const again = () => reconcilePosition(JSON.stringify({ position, correlation: "again" }), system.ports.reconcile);
  await again();
  await system.knownConventions.remember(pair, [{ type: "habit", differences: ["head XX>"] }], position.exercise);
  await again();
  expect(await reconciledEvents(system)).toHaveLength(1);
  expect(await outcomeIn(system)).toEqual(before);
  expect(system.sent).toHaveLength(1);
});

test("a position that is reconciled for another reason uses what is known by then", async () => {
  const system = await systemWith([short]);
  await system.knownConventions.remember(
    pair,
    (await outcomeIn(await systemWith([long]))).reconciled.shownConventions ?? [],
    position.exercise,
  );
  await reconcilePosition(JSON.stringify({ position, correlation: "again" }), system.ports.reconcile);
  expect((await outcomeIn(system)).outcome.agreedPence).toBe(0);
  system.uploadLedger(ledger, { asAt: "2023-03-24" });
  await reconcilePosition(JSON.stringify({ position, correlation: "newer ledger" }), system.ports.reconcile);
  expect((await outcomeIn(system)).outcome.agreedPence).toBe(412_055);
});

test("what was not remembered because of a failure is remembered when the message is repeated", async () => {
  const system = openSystem();
  await system.settle();
  system.uploadLedger(ledger);
  await system.post(long);
  const { reconcile } = system.ports;
  const failing = {
    ...reconcile,
    knownConventions: { ...reconcile.knownConventions, remember: () => Promise.reject(new Error("down")) },
  };
  const body = JSON.stringify({ position, correlation: "one" });
  await system.work(["receive", "read"]);
  await expect(reconcilePosition(body, failing)).rejects.toThrow("down");
  expect(await system.knownConventions.of(pair)).toEqual([]);
  await reconcilePosition(body, reconcile);
  expect(await system.knownConventions.of(pair)).toHaveLength(1);
  expect(await reconciledEvents(system)).toHaveLength(1);
});

test("the same is computed again from what was known at that time", async () => {
  const system = await systemWith([long, short]);
  const records = recordsOf(system);
  // What is learned later plays no part.
  await system.knownConventions.remember(pair, [{ type: "habit", differences: ["head XX>"] }], position.exercise);
  const mail = await system.mails.get("mail-2");
  if (!mail) throw new Error("no mail");
  const recomputed = await recomputeMail(mail, {
    records: { ...records, ledgers: { ...records.ledgers, ...system.ports.reconcile.ledgers } },
    openMail: openTestMail,
    readStatement: readTestStatement,
    findForm: findTestForm,
    findDecisions: findTestDecisions,
    findExerciseFile: findTestExerciseFile,
    findAnswer: findTestAnswer,
    readPdfs: readNoPdfs,
  });
  expect(recomputed.filter(({ what }) => what.startsWith("outcome"))).toEqual([
    { what: "outcome of ZA1-ZB2-2022-23-Q4-rp-2", same: true },
  ]);
  const verified = await verifyRecords({ ...records, objects: system.objects });
  expect(verified.faults).toEqual([]);
});

test("positions of one pair that are reconciled at the same time lose nothing, in any order", async () => {
  const habit = (prefix: string): KnownConvention => ({ type: "habit", differences: [`head ${prefix}>`] });
  const quarter = (number: number) => exerciseIdSchema.parse(`2022-23-Q${number}`);
  const known = knownConventionsIn(inMemoryTable());
  await Promise.all(
    ["A", "B", "C", "D"].map((prefix, place) => known.remember(pair, [habit(prefix)], quarter(place + 1))),
  );
  expect(await known.of(pair)).toEqual(["D", "C", "B", "A"].map(habit));
  await known.remember(pair, [habit("A")], quarter(4));
  await known.remember(pair, [habit("D")], quarter(1));
  expect(await known.of(pair)).toEqual(["A", "D", "C", "B"].map(habit));
});

test("no more than a few are remembered, the latest ones", async () => {
  const known = knownConventionsIn(inMemoryTable());
  const habits = Array.from({ length: 20 }, (_, at): KnownConvention => ({
    type: "habit",
    differences: [`head P${at}>`],
  }));
  await known.remember(pair, habits, exerciseIdSchema.parse("2021-22-Q4"));
  await known.remember(pair, [{ type: "habit", differences: ["head NEW>"] }], position.exercise);
  const remembered = await known.of(pair);
  expect(remembered).toHaveLength(12);
  expect(remembered[0]).toEqual({ type: "habit", differences: ["head NEW>"] });
});

test("an entry in a form that is not known any more is forgotten", async () => {
  const table = inMemoryTable();
  await table.put({ pk: "conventions#ZA1", sk: "payables#ZB2", body: [{ convention: { type: "old" } }] }, "ifAbsent");
  const known = knownConventionsIn(table);
  expect(await known.of(pair)).toEqual([]);
  await known.remember(pair, [{ type: "habit", differences: ["head NF>"] }], position.exercise);
  expect(await known.of(pair)).toHaveLength(1);
});

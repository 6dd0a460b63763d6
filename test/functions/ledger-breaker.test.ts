import { expect, test } from "vitest";

import { cellReaderWith } from "../../cli/input/read-workbook.ts";
import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { todoIdOf, type NewTodoItem } from "../../shared/domain/todo/todo-item.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { LEDGER_HEADING } from "../acceptance/group.ts";
import { accordInTest } from "../cli/accord-in-test.ts";
import { importAndJudge, type ImportAndJudgePorts } from "../in-memory/import-and-judge.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { recordsOf } from "../in-memory/records-of.ts";

const pounds = { "NF-4711": 70, "NF-5822": 130, "NF-6933": 90, "NF-7044": 110 };
const INVOICES = Object.keys(pounds);

function rowOf(invoice: string): string {
  const amount = Object.entries(pounds).find(([number]) => number === invoice)?.[1] ?? 50;
  return `ZB2,Northfold,${invoice},2023-02-01,,${amount}.00,${amount}.00,approved,,,,N,N,Services`;
}

/** A statement of four invoices of £400 that were all agreed with ZA1's ledger, and the accord command for it. */
async function agreedStatement() {
  const system = openSystem();
  await system.settle();
  const records = recordsOf(system);
  const { run, json, queued } = accordInTest(records);
  const upload = async (
    id: string,
    invoices: readonly string[],
    given: Partial<Record<"close" | "as-at" | "kind", string>> = {},
    interrupted: Partial<ImportAndJudgePorts> = {},
  ) => {
    system.clock.at = new Date(system.clock.at.getTime() + 60_000);
    const key = `uploads/ZA1/${id}/${id}.csv`;
    const metadata = { organisation: "ZA1", "as-at": "2023-03-31", close: "soft", kind: "payables", file: `${id}.csv` };
    await records.uploads.put(key, Buffer.from([LEDGER_HEADING, ...invoices.map(rowOf), ""].join("\n")), {
      metadata: { ...metadata, ...given },
    });
    const event = JSON.stringify({ Records: [{ eventTime: system.now().toISOString(), s3: { object: { key } } }] });
    const ports = {
      ...records,
      settings: records.ledgerSettings,
      readCells: cellReaderWith([]),
      names: nhsNameReference,
      enqueueReconcile: system.reconcile.send,
      now: system.now,
      log: () => undefined,
      ...interrupted,
    };
    // Every message may come twice.
    for (let time = 1; time <= 2; time += 1) await importAndJudge(event, ports);
    return (await records.ledgers.import(position.payable, id))?.state;
  };
  const work = async () => {
    await system.reconcile.send(
      queued.splice(0).flatMap(({ queue, message }) => (queue === "reconcile" ? [message] : [])),
    );
    for (let round = 0; round < 3; round += 1) {
      await system.work(["receive", "read"]);
      for (let body = system.reconcile.take(); body !== undefined; body = system.reconcile.take())
        await reconcilePosition(JSON.stringify(body), { ...system.ports.reconcile, ledgers: records.ledgers });
      await system.work(["send"]);
    }
  };
  await upload("first", INVOICES);
  await system.post({
    id: "mail-1",
    receivedAt: system.now().toISOString(),
    workbooks: { "s.xlsx": { lines: pounds } },
  });
  await work();
  expect((await listMails(system.mails)).map(({ state }) => state)).toEqual(["answered"]);
  const waiting = async () => {
    const items = await Array.fromAsync(records.todoItems.listOpen());
    return items.filter(({ kind }) => kind === "ledger-waiting");
  };
  return { system, records, run, json, upload, work, waiting, sent: () => system.sent.length };
}

test("RSP-05 half a ledger waits and nothing leaves; its release sends a revised reply, and a revert takes it back", async () => {
  const { upload, work, sent, waiting, run, json, records } = await agreedStatement();
  expect(sent()).toBe(1);

  expect(await upload("half", INVOICES.slice(0, 2))).toBe("waiting");
  await work();
  expect(sent()).toBe(1);
  const [item, ...others] = await waiting();
  expect(others).toEqual([]);
  expect(item).toMatchObject({ payable: "ZA1", pence: 20000, source: { from: "ledger", uploadId: "half" } });
  expect(item?.what).toContain("accord ledger release ZA1");
  expect(item?.details?.join(" ")).toContain("It has 2 lines, and the ledger in force has 4.");
  expect(item?.details?.join(" ")).toContain("It would send 1 revised reply.");
  expect(item?.details?.join(" ")).toContain("Northfold Community Health NHS Trust");

  const list = await run("ledger", "list");
  expect(list.out).toMatch(/ZA1 +payables +in force .*first\.csv/u);
  expect(list.out).toMatch(/ZA1 +payables +waits .*half\.csv/u);
  const shown = await run("ledger", "release", "ZA1");
  expect(shown.out).toContain("from £400.00 to £200.00");
  expect(shown.out).toContain("Nothing has changed.");
  await work();
  expect(sent()).toBe(1);

  expect((await run("ledger", "release", "ZA1", "--by", "A. Officer", "--note", "paid in March")).code).toBe(0);
  expect(await run("ledger", "release", "ZA1", "--by", "A. Officer")).toMatchObject({ code: 1 });
  await work();
  expect(sent()).toBe(2);
  expect(await waiting()).toEqual([]);
  expect(await records.ledgers.import(position.payable, "half")).toMatchObject({
    state: "current",
    decisions: [{ decided: "released", by: "A. Officer", note: "paid in March" }],
  });

  expect(await json("ledger", "revert", "ZA1")).toMatchObject({ decided: null, effect: { revised: 1 } });
  await work();
  expect(sent()).toBe(2);
  expect(await json("ledger", "revert", "ZA1", "--by", "A. Officer")).toMatchObject({ inForce: { file: "first.csv" } });
  await work();
  expect(sent()).toBe(3);
  expect((await records.positions.get(position))?.reconciled?.totals.agreedPence).toBe(40000);

  // The upload that was taken out of force does not come back by itself.
  expect(await upload("half-again", INVOICES.slice(0, 2))).toBe("waiting");
  await work();
  expect(sent()).toBe(3);
});

test("a decision that comes while the upload's end is noted stays in the list", async () => {
  const { system, upload, run, records } = await agreedStatement();
  let decisions = 0;
  const slow = ledgersIn(
    {
      ...system.table,
      get: async (key) => {
        const item = await system.table.get(key);
        if (decisions === 0 && key.sk === "half") {
          decisions += 1;
          await run("ledger", "reject", "ZA1", "--by", "A. Officer", "--note", "a test export");
        }
        return item;
      },
    },
    inMemoryTable(),
  );
  await upload(
    "half",
    INVOICES.slice(0, 2),
    {},
    {
      ledgers: { ...records.ledgers, changeImport: (which, change) => slow.changeImport(which, change) },
    },
  );
  expect(decisions).toBe(1);
  expect(await records.ledgers.import(position.payable, "half")).toMatchObject({
    state: "rejected",
    decisions: [{ decided: "rejected", by: "A. Officer", note: "a test export" }],
  });
  expect((await run("ledger", "list")).out).toMatch(/Rejected uploads.*\n {2}ZA1 half\.csv.*: a test export/u);
});

test("a rejected ledger waits no more, and the one in force stays", async () => {
  const { upload, work, sent, waiting, run, records } = await agreedStatement();
  await upload("half", INVOICES.slice(0, 2));
  expect((await run("ledger", "reject", "ZA1", "--by", "A. Officer", "--note", "a test export")).out).toContain(
    "Rejected.",
  );
  const rejected = /Rejected uploads.*\n {2}ZA1 half\.csv, uploaded .*, rejected by A\. Officer on .*: a test export/u;
  expect((await run("ledger", "list")).out).toMatch(rejected);
  await work();
  expect(sent()).toBe(1);
  expect(await waiting()).toEqual([]);
  expect(await records.ledgers.import(position.payable, "half")).toMatchObject({ state: "rejected" });
  expect(await records.ledgers.current(position.payable, "payables")).toMatchObject({ file: "first.csv" });

  await upload("whole", [...INVOICES, "NF-8055"]);
  expect((await run("ledger", "list")).out).not.toContain("Rejected uploads");
});

test("a ledger that is released before its item is on the to-do list leaves no item", async () => {
  const { upload, waiting, run, records } = await agreedStatement();
  const { todoItems } = records;
  const releasedFirst = {
    ...todoItems,
    open: async (item: NewTodoItem) => {
      await run("ledger", "release", "ZA1", "--by", "A. Officer");
      return todoItems.open(item);
    },
  };
  await upload("half", INVOICES.slice(0, 2), {}, { todoItems: releasedFirst });
  expect(await waiting()).toEqual([]);
  expect(await records.todoItems.get(todoIdOf("ledger-waiting", "ZA1", "half"))).toMatchObject({
    closed: { by: "A. Officer", why: "It was released." },
  });
  expect(await records.ledgers.import(position.payable, "half")).toMatchObject({ state: "current" });
});

test("a newer upload replaces one that waits, and says so", async () => {
  const { upload, work, waiting, records } = await agreedStatement();
  await upload("half", INVOICES.slice(0, 2));
  await upload("whole", [...INVOICES, "NF-8055"]);
  await work();
  expect(await waiting()).toEqual([]);
  expect(await records.ledgers.import(position.payable, "half")).toMatchObject({ state: "superseded" });
  expect(await records.ledgers.import(position.payable, "whole")).toMatchObject({
    state: "current",
    replaces: { uploadId: "half", file: "half.csv" },
  });
});

test("EXR-08 an older ledger and a soft one after a hard one wait; the daily ledger passes", async () => {
  const { upload } = await agreedStatement();
  expect(await upload("daily", [...INVOICES, "NF-8055"])).toBe("current");
  expect(await upload("february", [...INVOICES, "NF-8065"], { "as-at": "2023-02-28" })).toBe("waiting");
  expect(await upload("hard", [...INVOICES, "NF-8075"], { close: "hard" })).toBe("current");
  expect(await upload("soft", [...INVOICES, "NF-8085"])).toBe("waiting");
});

test("an organisation's own bound decides", async () => {
  const { upload, run, work } = await agreedStatement();
  await run("policy", "ZA1", "--hold-ledger-fall", "60");
  expect(await upload("half", INVOICES.slice(0, 2))).toBe("current");
  await work();
  await run("policy", "ZA1", "--hold-revised-replies", "0");
  expect(await upload("whole", INVOICES)).toBe("waiting");
});

test("release, reject and revert say what they can't do", async () => {
  const { run } = await agreedStatement();
  const released = await run("ledger", "release", "ZA1");
  expect(released.code).toBe(1);
  expect(released.err).toContain("No payables ledger of ZA1 waits.");
  expect((await run("ledger", "revert", "ZA1", "--by", "me")).err).toContain(
    "There was no other payables ledger of ZA1 in force before this one.",
  );
  expect((await run("ledger", "reject", "ZB2", "--by", "me")).code).toBe(1);
});

test.each(["receivables", "income"] as const)(
  "the %s ledger comes into force, is compared with no statement, and waits if it falls",
  async (kind) => {
    const { upload, work, sent, waiting, records } = await agreedStatement();
    const before = await records.positions.get(position);
    // Other amounts of the same invoice numbers, and none of them: both would change every verdict of a purchase ledger.
    expect(await upload("sales", INVOICES, { kind })).toBe("current");
    expect(await upload("more", [...INVOICES, "NF-8055"], { kind })).toBe("current");
    await work();
    expect(sent()).toBe(1);
    expect(await records.positions.get(position)).toEqual(before);
    expect(await records.ledgers.current(position.payable, "payables")).toMatchObject({ file: "first.csv" });
    expect(await upload("half", INVOICES.slice(0, 2), { kind })).toBe("waiting");
    await work();
    expect(sent()).toBe(1);
    const [item] = await waiting();
    expect(item?.what).toContain(`accord ledger release ZA1 --kind ${kind}`);
    expect(await records.ledgers.current(position.payable, kind)).toMatchObject({ file: "more.csv" });
  },
);

test("REC-03 a statement is never agreed with a sales ledger", async () => {
  const system = openSystem();
  await system.settle();
  for (const kind of ["receivables", "income"] as const)
    system.uploadLedger([{ invoiceNumber: "NF-4711", outstandingPence: pence(7000) }], { kind });
  await system.post({
    id: "mail-1",
    receivedAt: system.now().toISOString(),
    workbooks: { "s.xlsx": { lines: { "NF-4711": 70 } } },
  });
  await system.work();
  const record = await recordsOf(system).positions.get(position);
  expect(record?.reconciled?.totals).toMatchObject({ notifiedPence: 7000, agreedPence: 0 });
  expect(record?.reconciled?.ledger).toBeUndefined();
});

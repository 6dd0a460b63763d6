import { expect, test } from "vitest";
import * as z from "zod";

import { demoOrganisations } from "../../local/demo/demo-group.ts";
import { ledgerReportSchema } from "../../shared/domain/ledger/ledger-report.ts";
import type { LedgerKind } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { noPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { positionKeySchema, textOfPosition, type PositionKey } from "../../shared/domain/position/position-key.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { templateColumns } from "../../shared/reading/ledger/columns/ledger-template.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { knownConventionsIn } from "../../shared/records/position/known-conventions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { ledgerSettingsIn } from "../../shared/records/ledger/ledger-settings.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import type { NewItem, Table } from "../../shared/records/storage/table.ts";
import { importAndJudge, type ImportAndJudgePorts } from "../in-memory/import-and-judge.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryQueue } from "../in-memory/queue.ts";
import { inMemoryTable } from "../in-memory/table.ts";

const ZA1 = organisationCode("ZA1");
const ZB2 = organisationCode("ZB2");
const ZD4 = organisationCode("ZD4");
const AT = "2023-04-03T09:00:00.000Z";

const wordSchema = z.object({ position: positionKeySchema });

/** A ledger in Accord's form; each row is given as `supplier invoice pounds`. */
function csvOf(...rows: readonly string[]): string {
  const names = new Map<string, string>(demoOrganisations.map(({ code, name }) => [code, name]));
  const lines = rows.map((row) => {
    const [supplier = "", invoice = "", amount = ""] = row.split(" ");
    return `${supplier},${names.get(supplier) ?? supplier},${invoice},2023-03-01,,${amount},${amount},approved,,,,N,N,"Line, ""${invoice}"""`;
  });
  return [templateColumns.map(([heading]) => heading).join(","), ...lines, ""].join("\r\n");
}

const march = csvOf("ZB2 NF-1 100.00", "ZD4 LAS/7 30.05", "ZB2 NF-2 -20.50", "EXT99 X-1 999.00");

interface Upload {
  readonly id: string;
  readonly at?: string;
  readonly csv: string;
  readonly kind?: LedgerKind;
  readonly close?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

function keyOf({ id }: Pick<Upload, "id">): string {
  return `uploads/ZA1/${id}/Ledger März + 1.csv`;
}

/** S3's event for an upload, with the key encoded as S3 does. */
function eventOf(upload: Upload): string {
  const key = keyOf(upload).split("/").map(encodeURIComponent).join("/").replaceAll("%20", "+");
  return JSON.stringify({
    Records: [
      { eventTime: upload.at ?? AT, eventName: "ObjectCreated:Put", s3: { bucket: { name: "b" }, object: { key } } },
    ],
  });
}

/** Called before each effect; it may throw instead. */
type BeforeEffect = (effect: string) => void;

async function openImports() {
  const table = inMemoryTable();
  const ledgerTable = inMemoryTable();
  const records = inMemoryObjectStore();
  const uploads = inMemoryObjectStore();
  const queue = inMemoryQueue();
  const positions = positionsIn(table);
  const referenceLists = referenceListsIn(table, records);
  await referenceLists.organisations.replace(() => demoOrganisations, AT);

  const written = new Set<string>();
  const watched: Table = {
    ...ledgerTable,
    putAll: (items) => {
      for (const { pk, sk } of items) written.add(`${pk}|${sk}`);
      return ledgerTable.putAll(items);
    },
  };
  /** The items that are left in the ledger table. */
  const left = async (): Promise<string[]> => {
    const there: string[] = [];
    for (const name of written) {
      const [pk = "", sk = ""] = name.split("|");
      if (await ledgerTable.get({ pk, sk })) there.push(name);
    }
    return there;
  };

  const logged: string[] = [];
  const portsWith = (before: BeforeEffect): ImportAndJudgePorts => {
    const main = tableThat(table, before);
    return {
      uploads,
      ledgers: ledgersIn(main, tableThat(watched, before)),
      settings: ledgerSettingsIn(main, records),
      referenceLists,
      positions,
      objects: jsonObjectsIn(storeThat(records, before)),
      readCells: cellReader({
        foreign: ({ name }) => Promise.reject(new Error(`${name} is no foreign format`)),
        openEncrypted: ({ name }) => Promise.reject(new Error(`${name} is not encrypted`)),
      }),
      names: nhsNameReference,
      enqueueReconcile: sendThat(queue.send, before),
      decisions: decisionsIn(main),
      knownConventions: knownConventionsIn(main),
      sharedLines: sharedLinesIn(main),
      todoItems: todoItemsIn(main),
      now: () => new Date(AT),
      log: ({ event }) => logged.push(event),
    };
  };
  const ports = portsWith(() => undefined);
  const ledgers = ledgersIn(table, watched);

  const put = async (upload: Upload) => {
    await uploads.put(keyOf(upload), Buffer.from(upload.csv), {
      metadata: upload.metadata ?? {
        organisation: "ZA1",
        "as-at": "2023-03-31",
        close: upload.close ?? "soft",
        kind: upload.kind ?? "payables",
        file: encodeURIComponent("Ledger März + 1.csv"),
      },
    });
  };
  return {
    table,
    ledgerTable,
    ledgers,
    settings: ports.settings,
    referenceLists,
    ports,
    portsWith,
    put,
    left,
    written,
    logged,
    queue,

    /** Uploads and imports a file; returns its import record. */
    upload: async (upload: Upload, given: Partial<ImportAndJudgePorts> = {}) => {
      await put(upload);
      await importAndJudge(eventOf(upload), { ...ports, ...given });
      return ledgers.import(ZA1, upload.id);
    },

    reportOf: async (id: string) => {
      const record = await ledgers.import(ZA1, id);
      return ports.objects.get(record?.report ?? "", ledgerReportSchema);
    },

    /** The invoice numbers of ZA1's current ledger for a counterparty. */
    numbers: async (counterparty = ZB2, kind: LedgerKind = "payables") => {
      const current = await ledgers.current(ZA1, kind);
      const lines = current ? await ledgers.linesOf(current, counterparty) : [];
      return lines.map(({ invoiceNumber }) => invoiceNumber);
    },

    /** The positions that were informed since the last call. */
    told: () => {
      const all: string[] = [];
      for (let next = queue.take(); next !== undefined; next = queue.take())
        all.push(textOfPosition(wordSchema.parse(next).position));
      return all.sort();
    },

    openPosition: async (key: Partial<Record<keyof PositionKey, string>>) => {
      const position = positionKeySchema.parse({
        payable: "ZA1",
        receivable: "ZB2",
        exercise: "2022-23-Q4",
        kind: "r&p",
        ...key,
      });
      await positions.change(position, () => ({
        event: { event: "statement-stands", at: AT, facts: {} },
        record: {
          key: position,
          current: {
            mailId: "mail",
            receivedAt: AT,
            subject: "",
            lines: 0,
            totalPence: noPence,
            digest: "digest",
            statement: "statements/none.json",
          },
          messageCount: 0,
          outbox: [],
        },
      }));
    },
  };
}

function tableThat(table: Table, before: BeforeEffect): Table {
  return {
    ...table,
    put: async (item, condition) => {
      before(`put ${item.pk}`);
      return table.put(item, condition);
    },
    // The cloud may fail after it has written part of a batch.
    putAll: async (items) => {
      const done: NewItem[] = [];
      try {
        for (const item of items) {
          before(`put ${item.pk}`);
          done.push(item);
        }
      } finally {
        await table.putAll(done);
      }
    },
    removeAll: async (keys) => {
      before("remove");
      await table.removeAll(keys);
    },
  };
}

function storeThat(store: ObjectStore, before: BeforeEffect): ObjectStore {
  return {
    ...store,
    put: async (key, bytes, options) => {
      before(`object ${key}`);
      await store.put(key, bytes, options);
    },
  };
}

function sendThat(send: Enqueue, before: BeforeEffect): Enqueue {
  return async (messages) => {
    for (const message of messages) {
      before("send");
      await send([message]);
    }
  };
}

test("a ledger in Accord's form becomes current, and each pair's lines are read back exactly", async () => {
  const imports = await openImports();
  const record = await imports.upload({ id: "1", csv: march });
  expect(record).toMatchObject({
    state: "current",
    rows: 4,
    file: "Ledger März + 1.csv",
    asAt: "2023-03-31",
    close: "soft",
    kind: "payables",
    uploadedAt: AT,
  });
  const current = await imports.ledgers.current(ZA1, "payables");
  expect(current).toMatchObject({ lines: 3, totalPence: 10955, counterparties: 2, uploadId: "1", close: "soft" });
  if (!current) return;
  const common = { entry: "invoice", invoiceDate: "2023-03-01", status: "approved", disputedPence: 0 };
  const zb2 = { counterparty: ZB2, supplierCode: "ZB2", supplierName: "Northfold Community Health NHS Trust" };
  expect(await imports.ledgers.linesOf(current, ZB2)).toEqual([
    {
      ...common,
      ...zb2,
      row: 2,
      invoiceNumber: "NF-1",
      grossPence: 10000,
      outstandingPence: 10000,
      capital: false,
      futurePeriod: false,
      description: 'Line, "NF-1"',
    },
    {
      ...common,
      ...zb2,
      entry: "credit-note",
      row: 4,
      invoiceNumber: "NF-2",
      grossPence: -2050,
      outstandingPence: -2050,
      capital: false,
      futurePeriod: false,
      description: 'Line, "NF-2"',
    },
  ]);
  expect(await imports.numbers(ZD4)).toEqual(["LAS/7"]);
  expect(await imports.numbers(organisationCode("ZE5"))).toEqual([]);
  const report = await imports.reportOf("1");
  expect(report.counterparties).toMatchObject([
    { code: "ZB2", lines: 2, outstandingPence: 7950 },
    { code: "ZD4", lines: 1, outstandingPence: 3005 },
  ]);
  expect(report.outside).toMatchObject({ suppliers: 1, lines: 1, outstandingPence: 99900 });
  expect(imports.logged).toEqual(["ledger-read", "ledger-current"]);
});

test("many lines, in more packages than fit in memory at once, are all written and in order", async () => {
  const imports = await openImports();
  const rows = Array.from({ length: 60_000 }, (_, index) => `${index % 3 === 0 ? "ZD4" : "ZB2"} N${index} 1.01`);
  const reported: number[] = [];
  const ports: ImportAndJudgePorts = {
    ...imports.ports,
    ledgers: {
      ...imports.ledgers,
      noteImport: (record) => {
        reported.push(record.rows);
        return imports.ledgers.noteImport(record);
      },
    },
  };
  expect(await imports.upload({ id: "1", csv: csvOf(...rows) }, ports)).toMatchObject({
    state: "current",
    rows: 60_000,
  });
  const expected = rows.flatMap((row) => (row.startsWith("ZB2") ? [row.split(" ")[1]] : []));
  expect(await imports.numbers()).toEqual(expected);
  expect(reported.some((count) => count > 0 && count < 60_000)).toBe(true);
  expect(reported).toEqual(reported.toSorted((one, other) => one - other));
});

test("a ledger with an unreadable row is refused as a whole and leaves nothing behind", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  const before = await imports.left();
  const rows = Array.from({ length: 40_000 }, (_, index) => `ZB2 N${index} 1.01`);
  const bad = csvOf(...rows, "ZB2 NF-9 12.3.4");
  expect(await imports.upload({ id: "2", at: "2023-04-04T09:00:00.000Z", csv: bad })).toMatchObject({
    state: "refused",
  });
  const report = await imports.reportOf("2");
  expect(report.refusedRows[0]).toMatchObject({ row: 40_002, value: "12.3.4" });
  expect(report.refusedRows[0]?.heading).toMatch(/^(?:gross|outstanding)$/u);
  expect(report.refusedRows[0]?.why).not.toBe("");
  // Much of it was written before the last row was read.
  expect(imports.written.size).toBeGreaterThan(before.length + 20);
  expect(await imports.left()).toEqual(before);
  expect(await imports.ledgers.current(ZA1, "payables")).toMatchObject({ uploadId: "1" });
  expect(await imports.numbers()).toEqual(["NF-1", "NF-2"]);
});

test("a refused ledger informs no position", async () => {
  const imports = await openImports();
  await imports.openPosition({});
  await imports.upload({ id: "1", csv: csvOf("ZB2 NF-9 12.3.4") });
  expect(imports.told()).toEqual([]);
});

test("uploading the same file again changes nothing", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  const current = await imports.ledgers.current(ZA1, "payables");
  const left = await imports.left();
  const at = "2023-04-04T09:00:00.000Z";
  expect(await imports.upload({ id: "2", at, csv: march })).toMatchObject({
    state: "unchanged",
    snapshot: current?.snapshot,
    report: current?.report,
  });
  expect(await imports.left()).toEqual(left);
  expect(await imports.ledgers.current(ZA1, "payables")).toEqual({ ...current, uploadedAt: at });
  expect(await imports.ledgers.import(ZA1, "1")).toMatchObject({ state: "current" });
});

test("EXR-08 the same file uploaded as the hard close is a different ledger", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  const record = await imports.upload({ id: "2", at: "2023-04-12T09:00:00.000Z", csv: march, close: "hard" });
  expect(record).toMatchObject({ state: "current", close: "hard" });
  expect(await imports.ledgers.current(ZA1, "payables")).toMatchObject({ close: "hard", lines: 3 });
  expect((await imports.reportOf("2")).difference).toMatchObject({ before: { close: "soft" }, changes: [] });
});

test("the same file is read again after a supplier was settled or the directory changed", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  await imports.settings.replaceParties(ZA1, "payable", [{ supplierCode: "EXT99", organisation: ZD4 }]);
  const second = { id: "2", at: "2023-04-04T09:00:00.000Z", csv: march };
  expect(await imports.upload(second)).toMatchObject({ state: "current" });
  expect(await imports.numbers(ZD4)).toEqual(["LAS/7", "X-1"]);
  expect((await imports.reportOf("2")).difference?.changes).toMatchObject([
    { code: "ZD4", linesBefore: 1, linesNow: 2, outstandingBeforePence: 3005, outstandingNowPence: 102905 },
  ]);
  await imports.referenceLists.organisations.replace((present) => present.filter(({ code }) => code !== "ZB2"), AT);
  // Without ZB2's lines it is so much smaller that it waits.
  expect(await imports.upload({ ...second, id: "3", at: "2023-04-05T09:00:00.000Z" })).toMatchObject({
    state: "waiting",
    lines: 2,
  });
  expect(await imports.numbers(ZB2)).toEqual(["NF-1", "NF-2"]);
});

const april = csvOf("ZB2 NF-2 -20.50", "ZB2 NF-3 70.00", "ZB2 NF-4 60.00");
const LATER = "2023-04-05T09:00:00.000Z";

test("a later upload wins over an earlier one that finishes after it", async () => {
  const imports = await openImports();
  await imports.upload({ id: "2", at: LATER, csv: april });
  await imports.openPosition({});
  expect(await imports.upload({ id: "1", csv: march })).toMatchObject({ state: "superseded" });
  expect(await imports.numbers()).toEqual(["NF-2", "NF-3", "NF-4"]);
  expect(imports.told()).toEqual([]);
});

test("a later upload equal to the current ledger wins over an earlier one that finishes after it", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  await imports.upload({ id: "3", at: LATER, csv: march });
  expect(await imports.upload({ id: "2", at: "2023-04-04T09:00:00.000Z", csv: april })).toMatchObject({
    state: "superseded",
  });
  expect(await imports.numbers()).toEqual(["NF-1", "NF-2"]);
});

test("an earlier ledger uploaded again has all its lines again", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  await imports.upload({ id: "2", at: "2023-04-04T09:00:00.000Z", csv: april });
  expect(await imports.numbers()).toEqual(["NF-2", "NF-3", "NF-4"]);
  expect(await imports.upload({ id: "3", at: LATER, csv: march })).toMatchObject({ state: "current" });
  expect(await imports.numbers()).toEqual(["NF-1", "NF-2"]);
});

test("of two uploads at the same instant, the same one wins, whichever finishes first", async () => {
  const winners: (string | undefined)[] = [];
  for (const order of [
    [march, april],
    [april, march],
  ]) {
    const imports = await openImports();
    for (const csv of order) await imports.upload({ id: csv === march ? "march" : "april", csv });
    winners.push((await imports.ledgers.current(ZA1, "payables"))?.uploadId);
  }
  expect(winners[0]).toBe(winners[1]);
});

test("payables and expenditure ledgers are separate", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  await imports.upload({ id: "2", csv: april, kind: "expenditure" });
  expect(await imports.numbers()).toEqual(["NF-1", "NF-2"]);
  expect(await imports.numbers(ZB2, "expenditure")).toEqual(["NF-2", "NF-3", "NF-4"]);
});

test("only positions of the organisation and of the right kind are informed", async () => {
  const imports = await openImports();
  for (const kind of ["r&p", "accruals", "i&e"]) await imports.openPosition({ kind });
  await imports.openPosition({ receivable: "ZE5", exercise: "2022-23-Q3" });
  await imports.openPosition({ payable: "ZB2", receivable: "ZA1" });
  await imports.upload({ id: "1", csv: march });
  expect(imports.told()).toEqual(["ZA1#ZB2#2022-23-Q4#accruals", "ZA1#ZB2#2022-23-Q4#r&p", "ZA1#ZE5#2022-23-Q3#r&p"]);
  await imports.upload({ id: "2", csv: march, kind: "expenditure" });
  expect(imports.told()).toEqual(["ZA1#ZB2#2022-23-Q4#i&e"]);
});

test("a repeat informs the positions if the first run stopped before it did, and not after everything is done", async () => {
  const imports = await openImports();
  await imports.openPosition({});
  await imports.openPosition({ receivable: "ZD4" });
  const upload = { id: "1", csv: march };
  await imports.put(upload);
  const stopped = imports.portsWith((effect) => {
    if (effect === "send") throw new Error("the queue is away");
  });
  await expect(importAndJudge(eventOf(upload), stopped)).rejects.toThrow("the queue is away");
  expect(await imports.ledgers.current(ZA1, "payables")).toMatchObject({ uploadId: "1" });
  expect(imports.told()).toEqual([]);
  await importAndJudge(eventOf(upload), imports.ports);
  expect(imports.told().length).toBe(2);
  expect(await imports.ledgers.import(ZA1, "1")).toMatchObject({ state: "current" });
  await importAndJudge(eventOf(upload), imports.ports);
  expect(imports.told()).toEqual([]);
  expect(imports.logged.at(-1)).toBe("upload-repeated");
});

const outcomes = [
  { what: "a good ledger", csv: csvOf(...rowsOfMany(1200)), state: "current", told: true },
  { what: "a good ledger after another", csv: april, before: march, state: "current", told: true },
  { what: "the current ledger", csv: march, before: march, state: "unchanged", told: true },
  { what: "a refused ledger", csv: csvOf(...rowsOfMany(30_000), "ZB2 X 1.2.3"), state: "refused", told: false },
  { what: "an upload without particulars", csv: march, metadata: {}, state: "refused", told: false },
] as const;

function rowsOfMany(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index % 2 === 0 ? "ZD4" : "ZB2"} N${index} 1.01`);
}

test.for(outcomes)("$what: an import stopped at any effect and repeated ends the same way", async (outcome) => {
  const upload: Upload = {
    id: "2",
    at: LATER,
    csv: outcome.csv,
    ...("metadata" in outcome ? { metadata: outcome.metadata } : {}),
  };
  const prepared = async () => {
    const imports = await openImports();
    await imports.openPosition({});
    await imports.openPosition({ receivable: "ZD4" });
    if ("before" in outcome) await imports.upload({ id: "1", csv: outcome.before });
    imports.told();
    await imports.put(upload);
    return imports;
  };
  const endOf = async (imports: Awaited<ReturnType<typeof prepared>>) => ({
    record: await imports.ledgers.import(ZA1, "2"),
    current: await imports.ledgers.current(ZA1, "payables"),
    zb2: await imports.numbers(ZB2),
    zd4: await imports.numbers(ZD4),
    left: (await imports.left()).sort(),
    positions: [...new Set(imports.told())],
  });

  const straight = await prepared();
  let effects = 0;
  await importAndJudge(
    eventOf(upload),
    straight.portsWith(() => {
      effects += 1;
    }),
  );
  const expected = await endOf(straight);
  expect(expected.record?.state).toBe(outcome.state);
  expect(expected.positions.length).toBe(outcome.told ? 2 : 0);
  expect(effects).toBeGreaterThan(1);

  // A long import is stopped near its start, in the middle and near its end.
  const stops = Array.from({ length: effects }, (_, index) => index).filter(
    (index) => effects <= 40 || index < 2 || index === 20 || index >= effects - 4,
  );
  for (const last of stops) {
    const imports = await prepared();
    const whole = await imports.ledgers.current(ZA1, "payables");
    let count = 0;
    const stopping = imports.portsWith(() => {
      if (count++ === last) throw new Error("stopped");
    });
    await expect(importAndJudge(eventOf(upload), stopping)).rejects.toThrow("stopped");
    // The current ledger is complete at every moment.
    const current = await imports.ledgers.current(ZA1, "payables");
    expect([whole?.snapshot, expected.current?.snapshot]).toContain(current?.snapshot);
    if (current?.snapshot === expected.current?.snapshot) expect(await imports.numbers(ZB2)).toEqual(expected.zb2);
    await importAndJudge(eventOf(upload), imports.ports);
    expect(await endOf(imports)).toEqual(expected);
  }
});

test("two deliveries of one upload at the same time end the same way", async () => {
  const imports = await openImports();
  const upload = { id: "1", csv: csvOf(...rowsOfMany(3000)) };
  await imports.put(upload);
  await Promise.all([importAndJudge(eventOf(upload), imports.ports), importAndJudge(eventOf(upload), imports.ports)]);
  expect(await imports.ledgers.import(ZA1, "1")).toMatchObject({ state: "current" });
  expect((await imports.numbers()).length).toBe(1500);
});

test("a snapshot is read completely or not at all", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: csvOf(...Array.from({ length: 1200 }, (_, index) => `ZB2 N${index} 1.01`)) });
  const current = await imports.ledgers.current(ZA1, "payables");
  if (!current) throw new Error("there is no ledger");
  const partition = `ZA1#payables#${current.snapshot}#ZB2`;
  const items = await Array.fromAsync(imports.ledgerTable.query({ pk: partition }));
  expect(items.length).toBe(4);
  for (const item of items) {
    await imports.ledgerTable.removeAll([item]);
    await expect(imports.ledgers.linesOf(current, ZB2)).rejects.toThrow("are missing");
    await imports.ledgerTable.putAll([item]);
    expect((await imports.ledgers.linesOf(current, ZB2)).length).toBe(1200);
  }
  // Left by an attempt that packed the lines differently: no line counts twice.
  const [first] = items;
  if (first) await imports.ledgerTable.putAll([{ ...first, sk: "000003" }]);
  expect((await imports.ledgers.linesOf(current, ZB2)).length).toBe(1200);
});

const good = { organisation: "ZA1", "as-at": "2023-03-31", close: "soft", kind: "payables", file: "a.csv" };
const refusals: readonly { what: string; metadata: Record<string, string>; says: readonly string[] }[] = [
  { what: "says nothing", metadata: {}, says: ["does not give “as-at”", "does not give “close”"] },
  { what: "says a date in English", metadata: { ...good, "as-at": "31/03/2023" }, says: ['“as-at” is "31/03/2023"'] },
  { what: "says another close", metadata: { ...good, close: "final" }, says: ['“close” is "final"'] },
  { what: "says another kind", metadata: { ...good, kind: "assets" }, says: ['“kind” is "assets"'] },
  { what: "names a different organisation from its key", metadata: { ...good, organisation: "ZB2" }, says: ['"ZB2"'] },
];

test.for(refusals)("an upload that $what is refused in its import record", async ({ metadata, says }) => {
  const imports = await openImports();
  expect(await imports.upload({ id: "1", csv: march, metadata })).toMatchObject({
    state: "refused",
    organisation: ZA1,
  });
  const { findings } = await imports.reportOf("1");
  for (const [index, text] of says.entries()) {
    expect(findings[index]).toMatchObject({ severity: "refusal" });
    expect(findings[index]?.what).toContain(text);
  }
  expect(findings.length).toBe(says.length);
  expect(await Array.fromAsync(imports.ledgers.list())).toEqual([]);
  expect(await imports.left()).toEqual([]);
});

test("the import record names the file even if the metadata do not, and accepts any name", async () => {
  const imports = await openImports();
  const { organisation, "as-at": asAt, close } = good;
  const bare = { organisation, "as-at": asAt, close };
  expect(await imports.upload({ id: "1", csv: march, metadata: bare })).toMatchObject({
    state: "current",
    kind: "payables",
    file: "Ledger März + 1.csv",
  });
  expect(await imports.upload({ id: "2", csv: march, metadata: { ...bare, file: "50%.csv" } })).toMatchObject({
    file: "50%.csv",
  });
});

test("a ledger of an unknown organisation is refused", async () => {
  const imports = await openImports();
  await imports.referenceLists.organisations.replace(() => [], AT);
  expect(await imports.upload({ id: "1", csv: march })).toMatchObject({ state: "refused" });
  expect((await imports.reportOf("1")).findings).toMatchObject([{ code: "unknown-organisation" }]);
});

test("an upload that is too large is refused before it is read", async () => {
  const imports = await openImports();
  expect(await imports.upload({ id: "1", csv: march }, { mostBytes: 100 })).toMatchObject({
    state: "refused",
    rows: 0,
  });
  expect((await imports.reportOf("1")).findings).toMatchObject([{ code: "over-limit" }]);
  expect(await imports.upload({ id: "2", csv: march }, { mostBytes: march.length })).toMatchObject({
    state: "current",
  });
});

test("a removed upload, an upload with an unknown key, and S3's test event do no harm", async () => {
  const imports = await openImports();
  await importAndJudge(eventOf({ id: "1", csv: "" }), imports.ports);
  expect(await imports.ledgers.import(ZA1, "1")).toMatchObject({ state: "refused" });
  expect((await imports.reportOf("1")).findings).toMatchObject([{ code: "upload-gone" }]);
  for (const key of ["uploads/za1/1/a.csv", "uploads/ZA1/a.csv", "elsewhere/ZA1/1/a.csv", "uploads/ZA1//a.csv"])
    await importAndJudge(JSON.stringify({ Records: [{ eventTime: AT, s3: { object: { key } } }] }), imports.ports);
  await importAndJudge(JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "b" }), imports.ports);
  expect(imports.logged).toEqual(["ledger-refused", ...Array.from({ length: 4 }, () => "upload-key-not-understood")]);
});

test("an upload that is overwritten while it is read is not imported", async () => {
  const imports = await openImports();
  const upload = { id: "1", csv: march };
  await imports.put(upload);
  let reads = 0;
  const uploads: ObjectStore = {
    ...imports.ports.uploads,
    stream: async (key) => {
      if (++reads === 2) await imports.put({ ...upload, csv: april });
      return imports.ports.uploads.stream(key);
    },
  };
  await expect(importAndJudge(eventOf(upload), { ...imports.ports, uploads })).rejects.toThrow("overwritten");
  expect(await imports.left()).toEqual([]);
  await importAndJudge(eventOf(upload), imports.ports);
  expect(await imports.numbers()).toEqual(["NF-2", "NF-3", "NF-4"]);
});

test("a later object under the same key is a new upload, and an old event for it changes nothing", async () => {
  const imports = await openImports();
  await imports.upload({ id: "1", csv: march });
  await imports.upload({ id: "1", at: LATER, csv: april });
  expect(await imports.numbers()).toEqual(["NF-2", "NF-3", "NF-4"]);
  await importAndJudge(eventOf({ id: "1", csv: march }), imports.ports);
  expect(imports.logged.at(-1)).toBe("upload-repeated");
});

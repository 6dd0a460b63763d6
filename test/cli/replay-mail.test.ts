import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { readMail } from "../../functions/read-mail/read-mail.ts";
import { receiveMail } from "../../functions/receive-mail/receive-mail.ts";
import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import { cellReaderWith } from "../../cli/input/read-workbook.ts";
import { recordsIn } from "../../local/open-records.ts";
import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { reconcileReferenceData2022To23 } from "../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { readAnswerTables } from "../../shared/reading/answer/read-answer-tables.ts";
import { findExerciseFile } from "../../shared/reading/exercise-file/find-exercise-file.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { notingTexts } from "../../shared/reading/cells/note-texts.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { partitionKey } from "../../shared/records/audit/record-kinds.ts";
import { parseJson } from "../../shared/records/storage/json.ts";
import { LEDGER_HEADING } from "../acceptance/group.ts";
import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { importAndJudge } from "../in-memory/import-and-judge.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { notificationOf } from "../in-memory/test-mail.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import { accordInTest } from "./accord-in-test.ts";

/** A statement that was really read, reconciled with an imported ledger, and answered. */
async function answeredMail() {
  const world = openSystem();
  await world.settle();
  const records = recordsIn({
    table: world.table,
    ledgerTable: inMemoryTable(),
    rawMail: world.rawMail,
    uploads: inMemoryObjectStore(),
    recordObjects: world.records,
  });
  const readCells = cellReaderWith([]);
  const parser = openMailParser();
  onTestFinished(() => parser.close());

  const upload = async (id: string, rows: readonly string[]) => {
    const key = `uploads/ZA1/${id}/ledger.csv`;
    const metadata = {
      organisation: "ZA1",
      "as-at": "2023-03-31",
      close: "hard",
      kind: "payables",
      file: "ledger.csv",
    };
    await records.uploads.put(key, Buffer.from([LEDGER_HEADING, ...rows, ""].join("\n")), { metadata });
    const event = { Records: [{ eventTime: world.now().toISOString(), s3: { object: { key } } }] };
    const { reconcile } = world.ports;
    await importAndJudge(JSON.stringify(event), {
      ...reconcile,
      ...records,
      settings: records.ledgerSettings,
      readCells,
      names: nhsNameReference,
      enqueueReconcile: world.reconcile.send,
    });
  };
  const work = async () => {
    const { receive, read, reconcile, send } = world.ports;
    while (world.receive.waiting.length + world.read.waiting.length > 0) {
      const received = world.receive.take();
      if (received !== undefined) await receiveMail(JSON.stringify(received), receive);
      const asked = world.read.take();
      if (asked !== undefined)
        await readMail(JSON.stringify(asked), 1, {
          ...read,
          openMail: parser.openMail,
          findForm: findAnswerForm,
          findDecisions: (file) => readDecisionSheet(file, readCells),
          findAnswer: (file) => readAnswerTables(file, readCells),
          findExerciseFile: (file, sought, { directory }) => findExerciseFile(file, sought, directory, readCells),
          readPdfs: read.readPdfs,
          readStatement: (file, { directory, noteText }) =>
            readStatement(file, { readCells: notingTexts(readCells, noteText), directory }),
        });
    }
    for (let body = world.reconcile.take(); body !== undefined; body = world.reconcile.take())
      await reconcilePosition(JSON.stringify(body), { ...reconcile, ledgers: records.ledgers });
    for (let body = world.send.take(); body !== undefined; body = world.send.take())
      await sendMail(JSON.stringify(body), { ...send, writeWorkbook, fillWorkbook });
  };

  await upload("first", ["ZB2,Northfold,INV-1,2023-03-01,,100.00,100.00,approved,,,,N,N,Services"]);
  const bytes = await statementOf(northfold, [
    ["INV-1", 10_000],
    ["INV-2", 25_050],
  ]);
  const raw = await composeMail({
    from: { name: "Northfold", address: northfold.email },
    to: ["statements+ZA1@accord.example.org"],
    subject: "ZB2 statement of balances",
    messageIdHeader: "one@northfold.example.org",
    referencesHeader: [],
    date: new Date("2023-03-29T08:00:00.000Z"),
    text: "Our statement is attached.",
    html: "<p>Our statement is attached.</p>",
    attachments: [{ fileName: "statement.xlsx", contentType: "application/octet-stream", bytes }],
    headers: {},
  });
  await records.rawMail.put("mail/one", raw);
  await world.receive.send([notificationOf({ id: "one", receivedAt: "2023-03-29T08:00:00.000Z" })]);
  await work();
  return { ...accordInTest(records), records, world, upload, work };
}

test("a mail is computed again from its raw bytes and the data in force at the time, and its replies byte for byte", async () => {
  const { json, world, upload, work, records } = await answeredMail();
  const first = {
    computed: [
      { what: "reading of one", same: true },
      { what: "judgement of one: statement-accepted", same: true },
      { what: "statement statement.xlsx", same: true },
      { what: "outcome of ZA1-ZB2-2022-23-Q4-rp-1", same: true },
    ],
    replies: [{ reply: "ZA1-ZB2-2022-23-Q4-rp-1", sort: "response", state: "sent", same: true }],
  };
  expect(await json("replay", "one")).toEqual(first);

  // Change the data in force.
  world.clock.at = new Date("2023-03-30T09:00:00.000Z");
  await upload("second", [
    "ZB2,Northfold,INV-1,2023-03-01,,100.00,100.00,approved,,,,N,N,Services",
    "ZB2,Northfold,INV-2,2023-03-01,,250.50,250.50,approved,,,,N,N,Services",
  ]);
  await work();
  await records.referenceLists.contacts.replace(() => [], world.now().toISOString());
  await records.referenceLists.exercises.replace(() => [], world.now().toISOString());
  expect(await json("replay", "one")).toEqual({
    computed: [...first.computed, { what: "outcome of ZA1-ZB2-2022-23-Q4-rp-2", same: true }],
    replies: [...first.replies, { reply: "ZA1-ZB2-2022-23-Q4-rp-2", sort: "response", state: "sent", same: true }],
  });
});

test("after the reference data is replaced, a replay uses for each answer the data that was in force for it", async () => {
  const { json, records, upload, work, world } = await answeredMail();
  const reasons = async () => {
    const position = await json("position", "ZA1", "ZB2");
    return z
      .object({ lines: z.array(z.object({ reason: z.string() })) })
      .parse(position)
      .lines.map(({ reason }) => reason);
  };
  world.clock.at = new Date("2023-03-30T09:00:00.000Z");
  await upload("second", [
    "ZB2,Northfold,INV-1,2023-03-01,,100.00,100.00,approved,,,,N,N,Services",
    "ZB2,Northfold,INV-2,2023-03-01,,208.75,208.75,approved,,,,N,N,Services",
  ]);
  await work();
  expect(await reasons()).toEqual(["agreed", "vat-difference"]);

  for (const [vatRates, reason] of [
    [[], "above-ledger"],
    [[{ basisPoints: 2000 }], "vat-difference"],
  ] as const) {
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    const reference = { ...reconcileReferenceData2022To23, vatRates: [...vatRates] };
    await records.referenceLists.reconciling.replace(() => [reference], world.now().toISOString());
    await world.reconcile.send([{ position, correlation: "reference" }]);
    await work();
    expect(await reasons()).toEqual(["agreed", reason]);
  }
  const replyIds = [1, 2, 3, 4].map((message) => `ZA1-ZB2-2022-23-Q4-rp-${message}`);
  expect(await json("replay", "one")).toEqual({
    computed: [
      { what: "reading of one", same: true },
      { what: "judgement of one: statement-accepted", same: true },
      { what: "statement statement.xlsx", same: true },
      ...replyIds.map((id) => ({ what: `outcome of ${id}`, same: true })),
    ],
    replies: replyIds.map((reply) => ({ reply, sort: "response", state: "sent", same: true })),
  });
});

test("a replay reports a difference: the statement of another raw mail", async () => {
  const { run, records } = await answeredMail();
  const raw = await records.rawMail.get("mail/one");
  const [cell, other] = [
    await statementOf(northfold, [["INV-1", 10_000]]),
    await statementOf(northfold, [["INV-1", 10_001]]),
  ].map((bytes) => Buffer.from(bytes).toString("base64"));
  expect(cell).not.toBe(other);
  const text = Buffer.from(raw?.bytes ?? []).toString("latin1");
  const start = text.indexOf("UEsDB");
  expect(start).toBeGreaterThan(0);
  const end = text.indexOf("\r\n--", start);
  await records.rawMail.put("mail/one", Buffer.from(text.slice(0, start) + (other ?? "") + text.slice(end), "latin1"));
  const { code, err } = await run("replay", "one");
  expect(code).toBe(1);
  expect(err).toContain("statement statement.xlsx is different today");
  expect(err).not.toContain("outcome of");
});

test("a mail that an earlier edition read, which kept less of it, is no different today", async () => {
  const { run, json, records, world } = await answeredMail();
  const [reading] = await Array.fromAsync(records.recordObjects.list("readings/one/"));
  const text = JSON.stringify(await records.objects.get(reading?.key ?? "", z.json()));
  const withoutWords = text.replaceAll(/,"words":"(?:[^"\\]|\\.)*"/g, "");
  expect(withoutWords).not.toBe(text);
  const key = await records.objects.put("readings/one", parseJson(withoutWords));
  await renameInTrail(world, reading?.key ?? "", key);
  expect(await json("replay", "one")).toMatchObject({ computed: [{ what: "reading of one", same: true }, {}, {}, {}] });

  const otherwise = await records.objects.put(
    "readings/one",
    parseJson(text.replace("Our statement", "Their statement")),
  );
  await renameInTrail(world, key, otherwise);
  expect((await run("replay", "one")).err).toContain("reading of one is different today");
});

/** Does what is never allowed: the trail names another reading, as if that one had been judged. */
async function renameInTrail({ table }: Pick<System, "table">, from: string, to: string) {
  const item = await table.get({ pk: partitionKey("mail", "one"), sk: "mail" });
  if (!item) throw new Error("there is no record of the mail");
  const body = JSON.stringify(item.body);
  expect(body).toContain(from);
  await table.putAll([{ ...item, body: parseJson(body.replaceAll(from, to)) }]);
}

test("a replay reports a difference: the outcome of another ledger", async () => {
  const { run, records, upload, world } = await answeredMail();
  world.clock.at = new Date("2023-03-30T09:00:00.000Z");
  const snapshotNow = async () => (await records.ledgers.current(position.payable, "payables"))?.snapshot ?? "";
  const first = await snapshotNow();
  await upload("second", ["ZB2,Northfold,INV-1,2023-03-01,,100.00,90.00,approved,,,,N,N,Services"]);
  const partition = (snapshot: string) => `ZA1#payables#${snapshot}#ZB2`;
  const items = [];
  for await (const item of records.ledgerTable.query({ pk: partition(await snapshotNow()) })) items.push(item);
  expect(await snapshotNow()).not.toBe(first);
  expect(await run("replay", "one")).toMatchObject({ code: 0 });
  // Do what is never allowed: write other lines under the name of a snapshot.
  await records.ledgerTable.putAll(items.map((item) => ({ ...item, pk: partition(first) })));
  const { code, err } = await run("replay", "one");
  expect(code).toBe(1);
  expect(err).toContain("outcome of ZA1-ZB2-2022-23-Q4-rp-1 is different today");
  expect(err).not.toContain("statement statement.xlsx");
});

test("a replay reports a different message and an unknown mail", async () => {
  const { run, records } = await answeredMail();
  await records.recordObjects.put("sent/ZA1-ZB2-2022-23-Q4-rp-1.eml", Buffer.from("another"));
  expect((await run("replay", "one")).err).toContain("ZA1-ZB2-2022-23-Q4-rp-1 (response) would be different today");
  expect(await run("replay", "two")).toMatchObject({ code: 1 });
});

test("audit verify finds a raw mail, a message and a statement that were changed", async () => {
  const { run, json, records } = await answeredMail();
  expect(await json("audit", "verify")).toMatchObject({ mails: 1, positions: 1, messages: 1, faults: [] });
  const { current } = (await records.positions.get(position)) ?? {};
  await records.recordObjects.put(current?.statement ?? "", Buffer.from("{}"));
  await records.rawMail.put("mail/one", Buffer.from("another"));
  await records.recordObjects.put("sent/ZA1-ZB2-2022-23-Q4-rp-1.eml", Buffer.from("another"));
  const { code, err } = await run("audit", "verify");
  expect(code).toBe(1);
  expect(err).toContain("the raw mail has been changed");
  expect(err).toContain("the message that left has been changed");
  expect(err).toMatch(/statements\/.* has been changed/);
});

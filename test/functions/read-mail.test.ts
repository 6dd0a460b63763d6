import { expect, test } from "vitest";

import { readMail } from "../../functions/read-mail/read-mail.ts";
import { receiveMail } from "../../functions/receive-mail/receive-mail.ts";
import { jsonSchema, type Json } from "../../shared/records/storage/json.ts";
import { openSystem } from "../in-memory/system.ts";
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

const original: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { INV1: 100 } } },
};

/** A system that notes which workbooks and how many mails are opened. */
async function watchedSystem() {
  const opened: string[] = [];
  const system = openSystem(
    {},
    {
      openMail: (raw) => {
        opened.push("mail");
        return openTestMail(raw);
      },
      findForm: findTestForm,
      findDecisions: findTestDecisions,
      findExerciseFile: findTestExerciseFile,
      findAnswer: findTestAnswer,
      readPdfs: readNoPdfs,
      readStatement: (file) => {
        opened.push(file.name);
        return readTestStatement(file);
      },
    },
  );
  await system.settle();
  return { system, opened };
}

/** Has a mail announced, read, and its reading changed before it is judged. */
async function judgedWith(change: (reading: Record<string, Json>) => Json) {
  const { system } = await watchedSystem();
  await system.post(original);
  await system.work(["receive"]);
  await system.work(["read"]);
  system.receive.take();
  const [listed] = await Array.fromAsync(system.records.list("readings/mail-1/"));
  const reading = await system.objects.get(listed?.key ?? "", jsonSchema);
  const key = await system.objects.put("readings/mail-1", change(fieldsOf(reading)));
  await system.receive.send([{ Records: [{ eventSource: "aws:s3", s3: { object: { key } } }] }]);
  await system.work();
  return system;
}

function fieldsOf(value: Json): Record<string, Json> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no reading");
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, each]])),
  );
}

test.each<[what: string, change: (reading: Record<string, Json>) => Json]>([
  ["a reading of another mail", (reading) => ({ ...reading, mailId: "mail-2" })],
  ["a reading of other bytes", (reading) => ({ ...reading, raw: "0".repeat(64) })],
  ["a reading of another form", () => ({ text: "Please pay this at once." })],
  [
    "a reading without the workbooks that were asked for",
    (reading) => ({ ...reading, result: { ...fieldsOf(reading["result"] ?? null), statements: [] } }),
  ],
])("%s is not used: the mail ends as failed, and nobody is told", async (_, change) => {
  const system = await judgedWith(change);
  expect(await system.mails.get("mail-1")).toMatchObject({ state: "failed", reason: "reading-unusable" });
  expect(system.sent).toEqual([]);
});

test("a reading of another mail is not used, but a person can have the mail read again", async () => {
  const system = await judgedWith((reading) => ({ ...reading, mailId: "mail-2" }));
  await system.mails.change("mail-1", (before) =>
    before
      ? {
          record: { ...before, state: "received" },
          event: { event: "mail-reopened", at: original.receivedAt, facts: {} },
        }
      : undefined,
  );
  await system.receive.send([{ mail: "mail-1" }]);
  await system.work();
  expect(await system.mails.get("mail-1")).toMatchObject({ state: "answered" });
});

test("what the reader says of sender, recipients and verdicts is not believed, because it says nothing of them", async () => {
  const system = await judgedWith((reading) => ({ ...reading, from: "income@southmoor.example.org" }));
  expect(await system.mails.get("mail-1")).toMatchObject({ state: "failed", reason: "reading-unusable" });
});

test.each<[what: string, given: Partial<TestMail>, expected: readonly string[]]>([
  ["no workbook of a stranger is opened", { from: "nobody@elsewhere.example" }, ["mail"]],
  ["a mail with a virus is not opened at all", { verdicts: { virus: "FAIL" } }, []],
  ["a forged mail is not opened at all", { verdicts: { dmarc: "FAIL" } }, []],
  ["no workbook of an automatic reply is opened", { autoSubmitted: "auto-replied" }, ["mail"]],
  ["the workbook of a registered sender is opened", {}, ["mail", "statement.xlsx"]],
])("%s", async (_, given, expected) => {
  const { system, opened } = await watchedSystem();
  await system.post({ ...original, ...given });
  await system.work();
  expect(opened).toEqual(expected);
});

test("a mail that was read with lists that are replaced meanwhile is read again", async () => {
  const { system, opened } = await watchedSystem();
  await system.post(original);
  await system.work(["receive"]);
  await system.work(["read"]);
  const { entries } = await system.referenceLists.organisations.current();
  await system.referenceLists.organisations.replace(() => entries.slice(0, 2), "2023-03-29T09:00:00.000Z");
  await system.work();
  expect(opened).toEqual(["mail", "statement.xlsx", "mail", "statement.xlsx"]);
  expect(await system.mails.get("mail-1")).toMatchObject({ state: "answered" });
});

test("a mail that no attempt could read ends as failed, and its sender is not blamed", async () => {
  const { system } = await watchedSystem();
  await system.post(original);
  await system.work(["receive"]);
  const request = JSON.stringify(system.read.take());
  const failing = { ...system.ports.read, openMail: () => Promise.reject(new Error("down")) };
  await expect(readMail(request, 4, failing)).rejects.toThrow("down");
  await system.work();
  expect(await system.mails.get("mail-1")).toMatchObject({ state: "received" });
  await expect(readMail(request, 5, failing)).rejects.toThrow("down");
  await system.work();
  expect(await system.mails.get("mail-1")).toMatchObject({ state: "failed", reason: "processing-failed" });
  expect(system.sent).toEqual([]);
});

test("a reading that comes twice changes nothing", async () => {
  const { system } = await watchedSystem();
  await system.post(original);
  await system.work(["receive"]);
  await system.work(["read"]);
  const event = JSON.stringify(system.receive.waiting[0]);
  await system.work();
  const before = await system.mails.trail("mail-1");
  await receiveMail(event, system.ports.receive);
  await system.work();
  expect(await system.mails.trail("mail-1")).toEqual(before);
  expect(system.sent).toHaveLength(1);
});

import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { ExerciseFile } from "../../shared/domain/mismatch/exercise-file.ts";
import type { SubmittedForm } from "../../shared/domain/mismatch/submitted-form.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { exercise, openSystem, position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const ZA1 = position.payable;
const ZB2 = position.receivable;
const ZB3 = organisationCode("ZB3");
const lead = "exercise@southmoor.example.org";

const contacts = [
  { code: "ZA1", email: "finance@eastmere.example.org", role: "finance" },
  { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  { code: "ZB3", email: lead, role: "exercise" },
  { code: "ZB3", email: "income@southmoor.example.org", role: "statements" },
].map((contact) => contactSchema.parse(contact));

async function opened(): Promise<System> {
  const system = openSystem();
  await system.settle();
  await system.referenceLists.contacts.replace(() => contacts, system.clock.at.toISOString());
  return system;
}

let posted = 0;

async function post(system: System, content: ExerciseFile, mail: Partial<TestMail> = {}) {
  posted += 1;
  const before = system.sent.length;
  const id = `exercise-${String(posted)}`;
  await system.post({
    id,
    receivedAt: system.clock.at.toISOString(),
    workbooks: { "file.xlsx": { lines: {}, exerciseFile: content } },
    ...mail,
  });
  await system.work();
  const record = await system.mails.get(mail.id ?? id);
  const answers = [];
  for (const { to, messageId } of system.sent.slice(before)) {
    const message = await system.messages.get(messageId);
    if (message) answers.push({ to, facts: await system.objects.get(message.facts, replySchema) });
  }
  return { ended: `${String(record?.state)}: ${String(record?.reason)}`, answers };
}

const report = (pounds: number): ExerciseFile => ({
  is: "mismatch-report",
  pairs: [
    {
      kind: "r&p",
      receivable: ZB2,
      payable: ZA1,
      receivableSide: { totalPence: pence(pounds * 100) },
      payableSide: { totalPence: pence(0) },
    },
    {
      kind: "r&p",
      receivable: ZB2,
      payable: ZB3,
      receivableSide: { totalPence: pence(77_700) },
      payableSide: { totalPence: pence(0) },
    },
  ],
  notCompared: 0,
  problems: [],
});

const fromLead: Partial<TestMail> = { from: lead, to: "statements+za1@accord.example.org", subject: "Mismatch report" };

async function waiting(system: System): Promise<string[]> {
  const items: string[] = [];
  for await (const { kind, pence: amount } of system.todoItems.listOpen(ZA1))
    if (kind === "mismatch") items.push(String((amount ?? 0) / 100));
  return items;
}

test("MIS-05 a mismatch report from whoever leads the exercise is taken for the organisation that it came to", async () => {
  const system = await opened();
  const { ended, answers } = await post(system, report(500), fromLead);
  expect(ended).toBe("answered: answered");
  expect(answers).toMatchObject([
    {
      to: [lead],
      facts: { reply: "exercise-files-received", files: [{ became: "report", pairs: 1, totalPence: 50_000 }] },
    },
  ]);
  const record = await system.mismatches.get({ organisation: ZA1, exercise });
  expect(record?.reports).toMatchObject([{ number: 1, by: lead, count: 1 }]);
  expect(await waiting(system)).toEqual(["500"]);
  // Nothing is kept of the pair of two others.
  expect(JSON.stringify([...(await allObjects(system))])).not.toContain("77700");
  expect((await verifyRecords(recordsOf(system))).faults).toEqual([]);
});

test("MIS-05 a mail that is dealt with again, or late, changes nothing that a later report has said", async () => {
  const system = await opened();
  const early = { ...fromLead, id: "early", receivedAt: "2023-05-05T09:00:00.000Z" };
  system.clock.at = new Date("2023-05-18T09:05:00.000Z");
  await post(system, report(20), { ...fromLead, id: "later", receivedAt: "2023-05-18T09:00:00.000Z" });
  await post(system, report(500), early);
  expect(await waiting(system)).toEqual(["20"]);
  await post(system, report(500), { ...early, id: "early", messageIdHeader: "again@southmoor.example.org" });
  const record = await system.mismatches.get({ organisation: ZA1, exercise });
  expect(record?.reports.map(({ at }) => at)).toEqual(["2023-05-18T09:00:00.000Z", "2023-05-05T09:00:00.000Z"]);
});

test("nothing follows from a report that nothing proves, or of somebody who does not lead an exercise", async () => {
  const system = await opened();
  const unproved = await post(system, report(500), {
    ...fromLead,
    verdicts: { dmarc: "GRAY", dkim: "FAIL", spf: "FAIL" },
  });
  expect(unproved).toEqual({ ended: "quarantined: exercise-file-not-proved", answers: [] });
  const other = await post(system, report(500), { to: "statements+za1@accord.example.org" });
  expect(other.answers.map(({ facts }) => facts.reply)).not.toContain("exercise-files-received");
  expect(await system.mismatches.get({ organisation: ZA1, exercise })).toBeUndefined();
  expect(await waiting(system)).toEqual([]);
});

const formOf = (organisation: SubmittedForm["organisation"]): SubmittedForm => ({
  organisation,
  exercise,
  rows: [
    {
      ...{ part: "receivables", counterparty: ZA1, reason: "" },
      ...{
        notifiedPence: pence(7_000),
        accruedPence: pence(0),
        adjustedPence: pence(0),
        disputedPence: pence(0),
        totalPence: pence(7_000),
      },
    },
  ],
});

const toLead: Partial<TestMail> = { to: "statements+zb3@accord.example.org", subject: "Collection form" };

test("COL-13 a collection form from an organisation's registered address is imported as by hand", async () => {
  const system = await opened();
  const { ended, answers } = await post(system, { is: "forms", forms: [formOf(ZB2)], problems: [] }, toLead);
  expect(ended).toBe("answered: answered");
  expect(answers).toMatchObject([
    {
      to: ["income@northfold.example.org"],
      facts: { files: [{ became: "forms", forms: [{ organisation: "ZB2", rows: 1 }] }] },
    },
  ]);
  const record = await formsIn(system.table).get(ZB2, exercise);
  expect(record?.submissions).toMatchObject([{ number: 1, from: "imported", by: "income@northfold.example.org" }]);
});

test("COL-13 nobody hands in the form of an organisation for which they do not write", async () => {
  const system = await opened();
  const { answers } = await post(system, { is: "forms", forms: [formOf(ZB2), formOf(ZA1)], problems: [] }, toLead);
  expect(answers).toMatchObject([{ facts: { files: [{ became: "refused" }] } }]);
  expect(await formsIn(system.table).get(ZA1, exercise)).toBeUndefined();
  expect(await formsIn(system.table).get(ZB2, exercise)).toBeUndefined();
});

async function allObjects({ records }: System): Promise<string[]> {
  const texts: string[] = [];
  for await (const { key } of records.list("mismatch-reports/")) {
    const found = await records.get(key);
    if (found) texts.push(Buffer.from(found.bytes).toString("utf8"));
  }
  return texts;
}

import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { signForm } from "../../shared/records/form/hand-in-form.ts";
import { gatherForm } from "../../shared/records/form/gather-form.ts";
import { month12 } from "../in-memory/month-12.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

const exercise = exerciseSchema.parse({
  ...month12,
  events: [
    { at: "2023-04-27T12:00", bodies: ["provider"], event: "collection forms" },
    { at: "2023-04-27T09:00", bodies: ["nhse"], event: "collection forms" },
  ],
});

/** A statement of £4,000 has been answered: £1,000 waits for approval. */
async function answered(): Promise<System> {
  const system = openSystem();
  await system.settle();
  const at = system.now().toISOString();
  await system.referenceLists.exercises.replace(() => [exercise], at);
  await system.referenceLists.contacts.replace(
    (before) => [
      ...before,
      ...["ZA1", "ZB2"].map((code) =>
        contactSchema.parse({ code, email: `finance@${code.toLowerCase()}.example.org`, role: "finance" }),
      ),
    ],
    at,
  );
  system.uploadLedger([
    { invoiceNumber: "INV-1", outstandingPence: pence(300_000) },
    { invoiceNumber: "INV-2", outstandingPence: pence(100_000), status: "awaiting-approval" },
  ]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 3_000, "INV-2": 1_000 } } },
  });
  await system.work();
  return system;
}

async function runAt(system: System, instant: string, times = 1): Promise<void> {
  system.clock.at = new Date(instant);
  await Promise.all(Array.from({ length: times }, () => system.tick()));
  await system.work();
}

async function factsOf(system: System, kind: "deadline" | "form-draft") {
  const facts = [];
  for await (const notice of system.notices.ofKind(position.payable, kind))
    facts.push({ notice, facts: await system.objects.get(notice.facts, replySchema) });
  return facts;
}

test("REC-06 what waits for approval is told to own finance contacts two working days before it is to be agreed, once", async () => {
  const system = await answered();
  await runAt(system, "2023-04-04T09:00:00.000Z", 2);
  expect(await factsOf(system, "deadline")).toEqual([]);
  await runAt(system, "2023-04-05T09:00:00.000Z", 3);
  await runAt(system, "2023-04-11T09:00:00.000Z");
  const [told, ...others] = await factsOf(system, "deadline");
  expect(others).toEqual([]);
  expect(told?.notice).toMatchObject({ key: { about: "2022-23-Q4-rp" }, recipient: "ZA1" });
  expect(told?.facts).toMatchObject({ reply: "deadline-near", agreeBy: "2023-04-11" });
  const mail = system.sent
    .map(({ to, bytes }) => ({ to, text: Buffer.from(bytes).toString("utf8") }))
    .filter(({ text }) => text.includes("Subject: ZA1: R&P 2022-23 Q4 is to be agreed by"));
  expect(mail.map(({ to }) => to)).toEqual([["finance@za1.example.org"]]);
});

test("COL-01 the draft form goes to own finance contacts before it is handed in, at the time of their own sector", async () => {
  const system = await answered();
  await runAt(system, "2023-04-24T09:00:00.000Z");
  expect(await factsOf(system, "form-draft")).toEqual([]);
  await runAt(system, "2023-04-27T08:30:00.000Z", 2);
  await runAt(system, "2023-04-27T10:30:00.000Z");
  const [draft, ...others] = await factsOf(system, "form-draft");
  expect(others).toEqual([]);
  const form = await gatherForm(position.payable, exercise, system.ports.timetable);
  expect(draft?.facts).toMatchObject({ by: "2023-04-27T12:00", round: "submission", form: { rows: form.rows } });
  const mails = system.sent.map(({ to, bytes }) => ({ to, text: Buffer.from(bytes).toString("utf8") }));
  const withDraft = mails.filter(({ text }) => text.includes("ZA1-2022-23-Q4-collection-form-draft.xlsx"));
  expect(withDraft.map(({ to }) => to)).toEqual([["finance@za1.example.org"]]);
});

test("who has signed the form already gets no draft", async () => {
  const system = await answered();
  const form = await gatherForm(position.payable, exercise, system.ports.timetable);
  const at = "2023-04-20T09:00:00.000Z";
  const signing = { round: "submission", by: "J. Ashdown", at, through: exercise.cutOff, note: "Seen." } as const;
  expect(await signForm(form, signing, system)).toMatchObject({ result: "signed" });
  await runAt(system, "2023-04-26T08:00:00.000Z");
  expect(await factsOf(system, "form-draft")).toEqual([]);
});

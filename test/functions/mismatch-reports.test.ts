import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import type { SubmittedForm } from "../../shared/domain/mismatch/submitted-form.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { importForm } from "../../shared/records/form/hand-in-form.ts";
import { formsIn } from "../../shared/records/form/forms.ts";
import { accordInTest } from "../cli/accord-in-test.ts";
import { month12 } from "../in-memory/month-12.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

const ZA1 = position.payable;
const ZB2 = position.receivable;
const lead = organisationCode("ZB3");

const exercise = exerciseSchema.parse({
  ...month12,
  events: [{ at: "2023-05-05", bodies: ["all"], event: "mismatch reports issued" }],
});

function formOf(
  organisation: SubmittedForm["organisation"],
  part: "receivables" | "payables",
  counterparty: SubmittedForm["organisation"],
  pounds: number,
): SubmittedForm {
  const notifiedPence = pence(pounds * 100);
  const nothing = { accruedPence: pence(0), adjustedPence: pence(0), disputedPence: pence(0), reason: "" };
  return {
    organisation,
    exercise: exercise.exercise,
    rows: [{ part, counterparty, notifiedPence, totalPence: notifiedPence, ...nothing }],
  };
}

async function handedIn(): Promise<System> {
  const system = openSystem();
  await system.settle();
  const at = system.now().toISOString();
  await system.referenceLists.exercises.replace(() => [exercise], at);
  const contacts = [
    { code: "ZA1", email: "finance@eastmere.example.org", role: "finance" },
    { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
    { code: "ZB3", email: "exercise@southmoor.example.org", role: "exercise" },
  ].map((contact) => contactSchema.parse(contact));
  await system.referenceLists.contacts.replace(() => contacts, at);
  const ports = { forms: formsIn(system.table), objects: system.objects };
  for (const form of [formOf(ZB2, "receivables", ZA1, 700), formOf(ZA1, "payables", ZB2, 650)])
    await importForm(form, { round: "submission", by: "Group accounts", at, file: "forms.xlsx" }, ports);
  return system;
}

async function runAt(system: System, instant: string, times = 1): Promise<void> {
  system.clock.at = new Date(instant);
  await Promise.all(Array.from({ length: times }, () => system.tick()));
  await system.work();
}

async function reportsOf(system: System) {
  const reports: string[] = [];
  for await (const { recipient, facts } of system.notices.ofKind(lead, "mismatch-report")) {
    const reply = await system.objects.get(facts, replySchema);
    const pairs = reply.reply === "mismatch-report" ? reply.pairs : [];
    reports.push(`${recipient}: ${pairs.map(({ receivable, payable }) => `${receivable} ${payable}`).join()}`);
  }
  return reports;
}

test("EXR-05 MIS-02 each organisation is mailed its own mismatches on the day of the timetable, once however often the clock runs", async () => {
  const system = await handedIn();
  await runAt(system, "2023-05-04T22:00:00Z", 2);
  expect(system.sent).toEqual([]);
  await runAt(system, "2023-05-05T08:00:00Z", 3);
  await runAt(system, "2023-05-06T08:00:00Z", 2);
  expect(await reportsOf(system)).toEqual(["ZA1: ZB2 ZA1", "ZB2: ZB2 ZA1"]);
  expect(system.sent.map(({ to }) => to.join()).sort()).toEqual([
    "finance@eastmere.example.org",
    "income@northfold.example.org",
  ]);
});

test("MIS-02 a person has them mailed at any time, and forms that agree leave nobody to tell", async () => {
  const system = await handedIn();
  const accord = accordInTest(recordsOf(system));
  expect((await accord.run("mismatches", "--send")).err).toContain("--send needs --by");
  expect(await accord.run("mismatches", "--send", "--by", "Group accounts")).toMatchObject({ code: 0 });
  await runAt(system, "2023-03-30T12:05:00Z", 2);
  await runAt(system, "2023-03-30T12:10:00Z");
  expect(await reportsOf(system)).toEqual(["ZA1: ZB2 ZA1", "ZB2: ZB2 ZA1"]);
  await importForm(
    formOf(ZA1, "payables", ZB2, 700),
    { round: "resubmission", by: "Group accounts", at: "2023-05-01T09:00:00Z", file: "again.xlsx" },
    { forms: formsIn(system.table), objects: system.objects },
  );
  await runAt(system, "2023-05-05T08:00:00Z");
  expect(await reportsOf(system)).toHaveLength(2);
});

test("EXR-09 MIS-06 the report says what the exercise before shows of the same pair, and of no other organisation's", async () => {
  const system = await handedIn();
  const at = system.now().toISOString();
  const before = exerciseSchema.parse({
    ...month12,
    exercise: "2022-23-Q3",
    month: 9,
    cutOff: "2022-12-31",
    kinds: {},
  });
  await system.referenceLists.exercises.replace(() => [before, exercise], at);
  const ports = { forms: formsIn(system.table), objects: system.objects };
  const earlier = [
    formOf(ZB2, "receivables", ZA1, 90),
    formOf(ZA1, "payables", ZB2, 40),
    formOf(lead, "receivables", ZA1, 77),
  ];
  for (const form of earlier)
    await importForm(
      { ...form, exercise: before.exercise },
      { round: "submission", by: "Group accounts", at, file: "q3.xlsx" },
      ports,
    );
  await runAt(system, "2023-05-05T08:00:00Z");
  const told: string[] = [];
  for await (const { recipient, facts } of system.notices.ofKind(lead, "mismatch-report")) {
    const reply = await system.objects.get(facts, replySchema);
    if (reply.reply !== "mismatch-report") continue;
    for (const { seen, receivable, payable, thenPence } of reply.before ?? [])
      told.push(`${recipient}: ${receivable} ${payable} ${seen} ${thenPence / 100}`);
  }
  expect(told).toEqual(["ZA1: ZB2 ZA1 not-cleared 50", "ZB2: ZB2 ZA1 not-cleared 50"]);
});

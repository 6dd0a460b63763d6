import { join } from "node:path";

import { expect, test } from "vitest";

import { noPence, pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { exerciseIdSchema, exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { importForm } from "../../shared/records/form/hand-in-form.ts";
import { seriesOfPosition } from "../../shared/records/timetable/requests.ts";
import { gatherScorecard } from "../../shared/records/scorecard/gather-scorecard.ts";
import { month12 } from "../in-memory/month-12.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

const ZA1 = position.payable;
const ZB3 = organisationCode("ZB3");

const exercise = exerciseSchema.parse({
  ...month12,
  events: [
    { at: "2023-04-27T12:00", bodies: ["all"], event: "collection forms" },
    { at: "2023-05-12T12:00", bodies: ["all"], event: "resubmission" },
  ],
});

/** A statement of two invoices that is answered, one of them in dispute, and then answered again with the dispute settled in part. */
async function answered() {
  const system = openSystem();
  await system.settle();
  await system.referenceLists.exercises.replace(() => [exercise], system.now().toISOString());
  system.uploadLedger([
    { invoiceNumber: "INV-1", outstandingPence: pence(60_000) },
    {
      invoiceNumber: "INV-2",
      outstandingPence: pence(40_000),
      disputedPence: pence(40_000),
      disputeReference: "MED-7",
    },
    { invoiceNumber: "INV-3", outstandingPence: pence(7_500) },
  ]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:01:00.000Z",
    workbooks: { "a.xlsx": { kind: "r&p", lines: { "INV-1": 600, "INV-2": 400 } } },
  });
  await system.work();
  return { system, records: recordsOf(system) };
}

const score = (records: ReturnType<typeof recordsOf>, day: string, organisation = ZA1) =>
  records.referenceLists
    .all("group")
    .then((referenceData) =>
      gatherScorecard({ organisation, exercise, referenceData, now: new Date(`${day}T12:00:00.000Z`) }, records),
    );

test("OVS-03 a scorecard says what the first answer told, whatever was found since", async () => {
  const { system, records } = await answered();
  const first = await score(records, "2023-04-20");
  expect(first.owing).toMatchObject([
    {
      counterparty: "ZB2",
      kind: "r&p",
      statement: { is: "on-time", day: "2023-03-29" },
      answer: { is: "on-time", day: "2023-03-29" },
      atFirstAnswer: { claimedPence: 100_000, agreedPence: 60_000 },
      notOnStatement: { lines: 1, pence: 7_500 },
      dispute: { pence: 40_000, since: "2023-03-29", days: 22 },
    },
  ]);

  system.clock.at = new Date("2023-04-05T09:00:00.000Z");
  system.uploadLedger([
    { invoiceNumber: "INV-1", outstandingPence: pence(60_000) },
    { invoiceNumber: "INV-2", outstandingPence: pence(40_000) },
  ]);
  await system.ports.reconcile.enqueueReconcile([{ position, correlation: "ledger" }]);
  await system.work();
  const [revised] = (await score(records, "2023-04-20")).owing;
  expect(revised).toMatchObject({
    answer: { is: "on-time", day: "2023-03-29" },
    atFirstAnswer: { claimedPence: 100_000, agreedPence: 60_000 },
  });
  expect(revised).not.toHaveProperty("dispute");
});

test("OVS-03 whose statement lacked is known from the last picture, and mismatches from the reports of each round", async () => {
  const { records } = await answered();
  expect((await score(records, "2023-06-20")).expectedUnknown).toEqual(["r&p", "i&e"]);
  const nothing = {
    notifiedPence: noPence,
    agreedPence: noPence,
    notAgreedPence: noPence,
    inDisputePence: noPence,
  };
  const positions = await records.objects.put("pictures", [
    { ...nothing, counterparty: "ZB2", kind: "r&p", state: "answered", agreedPence: pence(60_000) },
    { ...nothing, counterparty: "ZB3", kind: "r&p", state: "missing", ledgerPence: pence(9_876_500) },
  ]);
  const picture = { organisation: ZA1, exercise: exercise.exercise, deadline: "2023-04-27T12:00", positions };
  await records.pictures.keep({
    ...{ ...nothing, ...picture },
    ...{ moment: "submission", takenAt: "2023-04-27T11:00:00.000Z", statements: 1, missing: 1 },
  });
  const pair = (receivable: string, payable: string, difference: number) => ({
    ...{ kind: "r&p", receivable, payable },
    receivableSide: { totalPence: 100_000 + difference },
    payableSide: { totalPence: 100_000 },
  });
  const key = { organisation: ZA1, exercise: exercise.exercise };
  const pairs = await records.objects.put("mismatch-reports", [pair("ZB2", "ZA1", 2_500), pair("ZA1", "ZB3", -100)]);
  const at = "2023-05-05T09:00:00.000Z";
  await records.mismatches.change(key, () => ({
    record: {
      key,
      closings: [],
      reports: [{ number: 1, by: "Sam Okoro", at, file: "report.xlsx", pairs, count: 2, totalPence: pence(2_600) }],
    },
    event: { event: "mismatch-report-taken", at, facts: {} },
  }));

  const scorecard = await score(records, "2023-06-20");
  expect(scorecard.expectedUnknown).toEqual([]);
  expect(scorecard.owing).toMatchObject([
    {
      counterparty: "ZB2",
      rounds: [
        { round: "submission", mismatch: { is: "shown", pence: 2_500 }, agreedPence: 60_000 },
        { round: "resubmission", mismatch: { is: "no-report" } },
      ],
    },
    { counterparty: "ZB3", statement: { is: "missing" }, answer: { is: "none" } },
  ]);
  expect(scorecard.owed).toMatchObject([
    { counterparty: "ZB3", statement: { is: "none" }, rounds: [{ mismatch: { is: "shown", pence: 100 } }, {}] },
  ]);
  expect(scorecard.forms).toEqual([
    { round: "submission", handedIn: { is: "missing" } },
    { round: "resubmission", handedIn: { is: "missing" } },
  ]);
  // The exercise ended on its last day, and the dispute is not counted beyond it.
  expect(scorecard.owing[0]?.dispute?.days).toBe(44);
});

test("OVS-03 requests, reminders, own statements and the form are counted from what was kept, and history has each exercise", async () => {
  const { records } = await answered();
  const at = "2023-03-28T09:00:00.000Z";
  const earlier = { ...month12, exercise: "2022-23-Q3", month: 9, cutOff: "2022-12-22" };
  await records.referenceLists.exercises.replace(() => [exercise, exerciseSchema.parse(earlier)], at);
  for (const [kind, number] of [
    ["statement-request", 1],
    ["statement-request", 2],
    ["reminder", 1],
  ] as const)
    await records.notices.open({
      key: { ...seriesOfPosition(kind, position), number },
      ...{ recipient: position.receivable, facts: "replies/none.json", decidedAt: at, outbox: [], sentMessages: [] },
    });
  const issued = (releasedAt: string, number: number) => ({
    ...{ number, digest: `digest-${String(number)}`, statement: "statements/none.json" },
    ...{ asAt: exercise.cutOff, lines: 1, totalPence: pence(5), releasedAt, by: "Sam Okoro" },
  });
  for (const [each, key] of [
    [exercise.exercise, { ...position, payable: ZB3, receivable: ZA1 }],
    [earlier.exercise, { ...position, payable: ZB3, receivable: ZA1, exercise: exerciseIdSchema.parse("2022-23-Q3") }],
  ] as const)
    await records.issued.change(key, () => ({
      record: {
        key,
        released: [issued("2023-03-30T09:00:00.000Z", 1), issued("2023-04-02T09:00:00.000Z", 2)],
        takenUp: 2,
      },
      event: { event: "statement-released", at, facts: { exercise: each } },
    }));
  const form = { organisation: ZA1, exercise: exercise.exercise, rows: [] };
  await importForm(form, { round: "submission", by: "Sam", at: "2023-04-27T11:30:00.000Z", file: "f.xlsx" }, records);

  const scorecard = await score(records, "2023-04-28");
  expect(scorecard.owing).toMatchObject([{ counterparty: "ZB2", requests: 2, reminders: 1 }]);
  expect(scorecard.owed).toMatchObject([
    { counterparty: "ZB3", statement: { is: "late", day: "2023-03-30", days: 1 }, statements: 2 },
  ]);
  expect(scorecard.forms).toEqual([
    { round: "submission", handedIn: { is: "late", day: "2023-04-27", days: 0 } },
    { round: "resubmission", handedIn: { is: "not-due" } },
  ]);
  const { out } = await accordInTest(records).run("scorecard", "--organisation", "ZA1");
  expect(out).toMatch(/2022-23 Q3 +R&P +none +0 of 0 +none .*1 late[^]*2022-23 Q4 +R&P +1 on time/u);
});

test("OVS-03 no organisation's scorecard shows anything of another's ledger", async () => {
  const { records } = await answered();
  expect(await score(records, "2023-04-20", ZB3)).toMatchObject({ owing: [], owed: [] });
  expect(await score(records, "2023-04-20", position.receivable)).toMatchObject({ owing: [], owed: [] });
});

test("OVS-03 accord scorecard prints it, says what it can't know, and writes a workbook", async () => {
  const { records } = await answered();
  const { run } = accordInTest(records);
  const to = join(temporaryDirectory(), "scorecard.xlsx");
  const { code, out, err } = await run("scorecard", "--organisation", "ZA1", "--to", to);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("ZA1 in 2022-23 Q4");
  expect(out).toContain("Its form for submission: not due yet");
  expect(out).toMatch(/R&P +ZB2 +on time, 29 March 2023 +1 +0 +lacked 1 invoice, £75\.00/u);
  expect(out).toMatch(/£600\.00 of £1,000\.00 +£400\.00, the oldest for 1 day since 29 March 2023/u);
  expect(out).toMatch(/2022-23 Q4 +R&P +1 on time +0 of 1 +1 on time/u);
  expect(out).toContain("Who should have sent a statement of R&P is not known");
  expect(out).toContain(`Written to ${to}.`);
  const { out: cells } = await run("cells", to);
  const sheetOf = (name: string) => cells.split("\n").filter((line) => line.includes(`\t${name}\t`));
  const counterparties = sheetOf("Counterparties").join("\n");
  for (const text of ["on time, 29 March 2023", "lacked 1 invoice, £75.00", "no report", "no such round"])
    expect(counterparties).toContain(text);
  for (const pounds of [1_000, 600, 400])
    expect(counterparties).toMatch(new RegExp(`\t${String(pounds)}(?:\n|$)`, "u"));
  expect(sheetOf("Own statements").join("\n")).toContain("Our form for submission: not due yet.");
  expect(sheetOf("History").join("\n")).toContain("2022-23 Q4");
  expect((await run("scorecard", "--organisation", "ZA1", "--to", "scorecard.csv")).code).toBe(1);
  expect((await run("scorecard", "--organisation", "ZZ9")).code).toBe(1);
});

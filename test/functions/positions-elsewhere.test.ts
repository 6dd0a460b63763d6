import { expect, test } from "vitest";

import { recomputeMail } from "../../cli/replay/recompute-mail.ts";
import { reconcilePosition } from "../../functions/reconcile-position/reconcile-position.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { figuresOfPosition } from "../../shared/records/figures/payable-figures.ts";
import { summaryOfPosition } from "../../shared/records/position/position-view.ts";
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
import { monthTwelve } from "../domain/reconcile/statement-and-ledger.ts";
import { recordsOf } from "../in-memory/records-of.ts";

const NOON = "2023-03-29T12:00:00.000Z";

function mail(id: string, kind: "r&p" | "i&e" | "accruals", lines: Record<string, number>): TestMail {
  return { id, receivedAt: `2023-03-29T08:0${id.slice(-1)}:00.000Z`, workbooks: { [`${id}.xlsx`]: { kind, lines } } };
}

async function outcomeIn(system: System, key = position) {
  const record = await system.positions.get(key);
  if (!record?.reconciled) throw new Error("not reconciled");
  return system.objects.get(record.reconciled.outcome, outcomeSchema);
}

async function started(): Promise<System> {
  const system = openSystem();
  await system.settle();
  return system;
}

const flagged = (remarks: readonly string[]) => remarks.filter((remark) => remark.includes("normally agree"));

test("REC-19 what is in dispute in the stored position of the other kind is compared, and a replay gives the same", async () => {
  const system = await started();
  const disputed = (pounds: number) => [
    { invoiceNumber: "RQ100001", outstandingPence: pence(7_000_000), disputedPence: pence(pounds * 100) },
  ];
  system.uploadLedger(disputed(5_000));
  system.uploadLedger(disputed(2_000), { kind: "expenditure" });
  await system.post(mail("mail-1", "r&p", { RQ100001: 70_000 }));
  await system.work();
  expect(flagged((await outcomeIn(system)).remarks)).toEqual([]);
  await system.post(mail("mail-2", "i&e", { RQ100001: 70_000 }));
  await system.work();
  const spent = { ...position, kind: "i&e" as const };
  expect(flagged((await outcomeIn(system, spent)).remarks)).toEqual([
    "£2,000.00 is in formal dispute here and £5,000.00 under receivables and payables: the two normally agree, so one of them needs looking into.",
  ]);
  // The first is compared again at once, as it would say something else now; its answer stays as it was.
  expect(flagged((await outcomeIn(system)).remarks)).toEqual([
    "£5,000.00 is in formal dispute here and £2,000.00 under income and expenditure: the two normally agree, so one of them needs looking into.",
  ]);
  expect(system.sent).toHaveLength(2);
  const second = await system.mails.get("mail-2");
  if (!second) throw new Error("no mail");
  const records = recordsOf(system);
  const recomputed = await recomputeMail(second, {
    records: { ...records, ledgers: { ...records.ledgers, ...system.ports.reconcile.ledgers } },
    openMail: openTestMail,
    readStatement: readTestStatement,
    findForm: findTestForm,
    findDecisions: findTestDecisions,
    findExerciseFile: findTestExerciseFile,
    findAnswer: findTestAnswer,
    readPdfs: readNoPdfs,
  });
  expect(recomputed.filter(({ what }) => what.startsWith("outcome")).map(({ same }) => same)).toEqual([true]);
});

test("REC-19 the other kind is not compared again if it would say the same", async () => {
  const system = await started();
  const disputed = (pounds: number) => [
    { invoiceNumber: "RQ100001", outstandingPence: pence(7_000_000), disputedPence: pence(pounds * 100) },
  ];
  system.uploadLedger(disputed(6_000));
  // Expenditure is without the VAT of 20 %.
  system.uploadLedger(disputed(5_000), { kind: "expenditure" });
  await system.post(mail("mail-1", "r&p", { RQ100001: 70_000 }));
  await system.work();
  await system.post(mail("mail-2", "i&e", { RQ100001: 70_000 }));
  await system.work(["receive", "read"]);
  await reconcilePosition(JSON.stringify(system.reconcile.take()), system.ports.reconcile);
  expect(system.reconcile.waiting).toEqual([]);
  // Each is told of the other's change once, whatever is repeated, and then all is at rest.
  system.uploadLedger(disputed(1_000), { kind: "expenditure" });
  const spent = JSON.stringify({ position: { ...position, kind: "i&e" }, correlation: "upload" });
  await reconcilePosition(spent, system.ports.reconcile);
  await reconcilePosition(spent, system.ports.reconcile);
  expect(system.reconcile.waiting).toHaveLength(2);
  await reconcilePosition(JSON.stringify(system.reconcile.take()), system.ports.reconcile);
  await reconcilePosition(spent, system.ports.reconcile);
  expect(system.reconcile.waiting).toHaveLength(1);
  expect(flagged((await outcomeIn(system)).remarks)).toHaveLength(1);
});

test("ORG-01 a region's statement is compared with the core's ledger, and no line of it supports two bodies", async () => {
  const system = await started();
  const { referenceLists } = system;
  const bodies = [
    { code: "CBA033", name: "NHS England core", type: "nhse" },
    { code: "Y58", name: "NHS England South West region", type: "nhse" },
    { code: "Y60", name: "NHS England Midlands region", type: "nhse" },
  ];
  await referenceLists.organisations.replace(
    (present) => [...present, ...bodies.map((body) => organisationSchema.parse(body))],
    NOON,
  );
  await referenceLists.contacts.replace(
    (present) => [
      ...present,
      ...bodies.map(({ code }) =>
        contactSchema.parse({ code, email: `income@${code.toLowerCase()}.example.org`, role: "statements" }),
      ),
    ],
    NOON,
  );
  system.uploadLedger([{ invoiceNumber: "7712345", outstandingPence: pence(35_000_000) }], { counterparty: "CBA033" });
  const from = (code: string, id: string): TestMail => ({
    ...mail(id, "r&p", {}),
    from: `income@${code.toLowerCase()}.example.org`,
    workbooks: { [`${id}.xlsx`]: { from: code, kind: "r&p", lines: { "7712345": 350_000 } } },
  });
  const keyOf = (code: string) => ({ ...position, receivable: organisationCode(code) });
  await system.post(from("Y60", "mail-1"));
  await system.work();
  expect((await outcomeIn(system, keyOf("Y60"))).agreedPence).toBe(35_000_000);
  await system.post(from("Y58", "mail-2"));
  await system.work();
  const second = await outcomeIn(system, keyOf("Y58"));
  expect(second.agreedPence).toBe(0);
  expect(second.lines[0]?.reason).toBe("claimed-elsewhere");
});

test("EXR-09 a statement waits for the ledger of its own quarter, and nothing is agreed from that of an earlier one", async () => {
  const system = await started();
  const open = [{ invoiceNumber: "RQ100001", outstandingPence: pence(7_000_000) }];
  system.uploadLedger(open, { asAt: "2022-12-31" });
  await system.post(mail("mail-1", "r&p", { RQ100001: 70_000 }));
  await system.work();
  expect((await outcomeIn(system)).agreedPence).toBe(0);
  expect((await system.positions.get(position))?.reconciled?.ledger).toBeUndefined();
  system.uploadLedger(open, { asAt: "2023-03-23" });
  await reconcilePosition(JSON.stringify({ position, correlation: "upload" }), system.ports.reconcile);
  expect((await outcomeIn(system)).agreedPence).toBe(7_000_000);
});

test("COL-03 accruals are in no notified, agreed or disputed figure, before and after they are compared, and the totals add up", async () => {
  const system = await started();
  await system.referenceLists.exercises.replace(() => [monthTwelve], NOON);
  await system.post(mail("mail-1", "accruals", { AC1: 282_437.25, AC2: 40 }));
  await system.work(["receive", "read"]);
  const accruals = { ...position, kind: "accruals" as const };
  const untouched = await system.positions.get(accruals);
  if (!untouched) throw new Error("no position");
  expect(summaryOfPosition(untouched)).toMatchObject({ notifiedPence: 0, inDisputePence: 0, totalPence: 0 });
  system.uploadLedger([{ invoiceNumber: "AC1", outstandingPence: pence(28_243_725), entry: "accrual" }]);
  await system.work();
  const compared = await system.positions.get(accruals);
  if (!compared) throw new Error("no position");
  const nothing = { notifiedPence: 0, agreedPence: 0, notAgreedPence: 0, inDisputePence: 0 };
  expect(figuresOfPosition(untouched)).toMatchObject(nothing);
  expect(figuresOfPosition(compared)).toMatchObject(nothing);
  expect(summaryOfPosition(compared)).toMatchObject({
    notifiedPence: 0,
    accruedPence: 28_243_725,
    inDisputePence: 0,
    totalPence: 28_243_725,
  });
  expect((await verifyRecords({ ...recordsOf(system), objects: system.objects })).faults).toEqual([]);
});

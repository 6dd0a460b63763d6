import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { expect, test } from "vitest";

import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { ledgerReportSchema } from "../../shared/domain/ledger/ledger-report.ts";
import { explainMismatch } from "../../shared/domain/mismatch/explain-mismatch.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { gatherForm } from "../../shared/records/form/gather-form.ts";
import { accordInTest } from "./accord-in-test.ts";
import { saleLine } from "../domain/issuing/sales-lines.ts";
import { month12 } from "../in-memory/month-12.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

const ZA1 = position.payable;

/** A ledger with lines of several counterparties, and the report of its import. */
async function withLedger(
  system: System,
  lines: readonly [counterparty: string, number: string, pounds: number, entry?: LedgerLine["entry"]][],
) {
  const snapshot = system.uploadLedger(
    lines.map(([counterparty, invoiceNumber, pounds, entry = "invoice"]) => ({
      counterparty: organisationCode(counterparty),
      invoiceNumber,
      outstandingPence: pence(pounds * 100),
      entry,
    })),
  );
  const report = await system.objects.put("reports", {
    tables: [],
    lines: lines.length,
    totalPence: 0,
    linesRead: lines.length,
    totalReadPence: 0,
    counterparties: [...new Set(lines.map(([code]) => code))].map((code) => ({
      code,
      name: code,
      lines: 1,
      outstandingPence: 0,
      disputedPence: 0,
      accruedPence: 0,
    })),
    told: { byMapping: 0, byCode: 0, byName: 0 },
    toSettle: [],
    toSettleCount: 0,
    outside: { suppliers: 0, lines: 0, outstandingPence: 0, largest: [] },
    refusedRows: [],
    refusedCount: 0,
    findings: [],
  });
  const records = recordsOf(system);
  const { linesOf } = system.ports.reconcile.ledgers;
  return {
    ...records,
    ledgers: {
      ...records.ledgers,
      linesOf,
      current: (_: unknown, kind: string) => Promise.resolve(kind === "payables" ? { ...snapshot, report } : undefined),
    },
  };
}

async function answered() {
  const system = openSystem();
  await system.settle();
  const records = await withLedger(system, [
    ["ZB2", "RQ100001", 70_000],
    ["ZB2", "ACC", 400, "accrual"],
    ["ZB3", "S1", 9_000],
    ["ZC3X9", "W1", 1_200],
  ]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:01:00.000Z",
    workbooks: { "a.xlsx": { kind: "r&p", lines: { RQ100001: 70_000, RQ100002: 500 } } },
  });
  await system.work();
  return { system, records };
}

test("COL-01 COL-11 the form has a row for each statement and for each counterparty of the ledger without one", async () => {
  const { system, records } = await answered();
  const seen: string[] = [];
  const form = await gatherForm(ZA1, month12, records, ({ writer }, outcome) => {
    seen.push(`${writer} ${String((outcome?.lines.length ?? 0) + (outcome?.ledgerOnly.length ?? 0))}`);
  });
  expect(
    form.rows.map((row) => [
      row.part,
      row.counterparty,
      row.bases.join(),
      row.notifiedPence,
      row.accruedPence,
      row.adjustedPence,
      row.totalPence,
    ]),
  ).toEqual([
    ["payables", "ZB2", "statement", 7_050_000, 40_000, -50_000, 7_040_000],
    ["payables", "ZB3", "no-statement", 0, 0, 900_000, 900_000],
    ["payables", "ZC3X9", "under-threshold", 120_000, 0, 0, 120_000],
  ]);
  expect(seen).toEqual(["ZB2 3", "ZB3 1", "ZC3X9 1"]);
  expect(form.open.map(({ kind, counterparty }) => [kind, counterparty])).toEqual([
    ["soft-close", undefined],
    ["no-ledger", undefined],
    ["no-ledger", undefined],
    ["not-explained", "ZB2"],
    ["statement-missing", "ZB3"],
  ]);
  const summary = await system.positions.get(position);
  expect(form.rows[0]?.totalPence).toBe(summary?.reconciled?.totals.totalPence);
});

test("COL-01 accord form prints it, and writes a workbook whose totals are formulas that nobody types over", async () => {
  const { records } = await answered();
  const accord = accordInTest(records);
  const file = join(mkdtempSync(join(tmpdir(), "form-")), "form.xlsx");
  const { code, out } = await accord.run("form", "--organisation", "ZA1", "--to", file);
  expect(code).toBe(0);
  expect(out).toContain("payables  ZB2 Northfold Community Health NHS Trust");
  expect(out).toContain("ZB3: no R&P statement came, and our ledger has £9,000.00");
  const workbook = new ExcelJS.Workbook();
  const bytes = readFileSync(file);
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    "Summary",
    "Payables",
    "Receivables",
    "Income",
    "Expenditure",
    "Open points",
    "Statements",
    "Adjustments",
    "Lines",
  ]);
  const payables = workbook.getWorksheet("Payables");
  expect(payables?.getCell("H4").value).toEqual({ formula: "SUM(D4:G4)", result: 70_400 });
  expect(payables?.getCell("H4").protection).toBeUndefined();
  expect(payables?.getCell("D4").protection).toMatchObject({ locked: false });
  expect(payables?.getCell("H2").value).toEqual({ formula: "SUBTOTAL(109,H4:H6)", result: 80_600 });
  expect(workbook.getWorksheet("Receivables")?.getCell("A2").value).toContain("No receivables ledger is in force");
  expect(workbook.getWorksheet("Lines")?.rowCount).toBe(3 + 5);
});

test("COL-01 accord form --csv prints the rows in pounds", async () => {
  const { records } = await answered();
  const { out } = await accordInTest(records).run("form", "--organisation", "za1".toUpperCase(), "--csv");
  expect(out.split("\r\n").slice(0, 2)).toEqual([
    "organisation,exercise,part,list,counterparty,name,notified,accrued,adjusted,disputed,total,reason",
    "ZA1,2022-23-Q4,payables,NHS providers,ZB2,Northfold Community Health NHS Trust,70500.00,400.00,-500.00,0.00,70400.00,Not on our ledger: -£500.00 on 1 item.",
  ]);
});

test("COL-08 a form is signed with a note for what is open, stays as it was signed, and is kept when it is reopened", async () => {
  const { system, records } = await answered();
  const accord = accordInTest(records);
  const of = ["--organisation", "ZA1", "--by", "Sam Okoro"];
  const refused = await accord.run("form", "sign", ...of);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("5 points are open");
  expect(refused.err).toContain("no R&P statement came");
  expect((await accord.run("form", "sign", ...of, "--note", "Southmoor sends it next week")).code).toBe(0);
  const again = await accord.run("form", "sign", ...of, "--note", "x");
  expect(again.err).toContain("was signed by Sam Okoro. Reopen it first");
  const shown = await accord.json("form", "show", "--organisation", "ZA1", "--number", "1");

  // Another statement comes: the form of now changes, the signed one does not.
  await system.post({
    id: "mail-2",
    receivedAt: "2023-03-29T09:01:00.000Z",
    workbooks: { "b.xlsx": { kind: "r&p", lines: { RQ100001: 70_000 } } },
  });
  await system.work();
  expect(await accord.json("form", "show", "--organisation", "ZA1", "--number", "1")).toEqual(shown);
  expect(await accord.json("form", "--organisation", "ZA1")).not.toEqual(shown);

  expect((await accord.run("form", "reopen", ...of, "--note", "a statement came")).code).toBe(0);
  expect((await accord.run("form", "sign", ...of, "--note", "as agreed")).out).toContain("--number 2");
  const list = await accord.run("form", "list", "--organisation", "ZA1");
  expect(list.out).toMatch(/1 +submission +signed +Sam Okoro .+Southmoor sends it next week .+a statement came/u);
  expect(await accord.json("form", "show", "--organisation", "ZA1", "--number", "1")).toEqual(shown);
  const file = join(mkdtempSync(join(tmpdir(), "form-")), "signed.xlsx");
  await accord.run("form", "show", "--organisation", "ZA1", "--number", "1", "--to", file);
  const workbook = new ExcelJS.Workbook();
  const bytes = readFileSync(file);
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  expect(workbook.getWorksheet("Summary")?.getCell("A2").value).toContain("Signed for the submission by Sam Okoro");
  expect(workbook.getWorksheet("Lines")?.rowCount).toBe(3 + 5);
});

test("MIS-01 MIS-02 MIS-04 forms that were signed and imported are compared, and each organisation sees its own pairs only", async () => {
  const { records } = await answered();
  const accord = accordInTest(records);
  await accord.run("form", "sign", "--organisation", "ZA1", "--by", "Sam", "--note", "x");
  const folder = mkdtempSync(join(tmpdir(), "form-"));
  const file = join(folder, "others.csv");
  writeFileSync(
    file,
    [
      "Organisation code,Part,Counterparty,Notified,Accrued,Adjusted,Disputed,Total",
      "ZB2,receivables,ZA1,70500,0,0,0,70500",
      "ZB2,receivables,ZB3,10,0,0,0,10",
      "ZB3,payables,ZB2,7,0,0,0,7",
      "ZB3,receivables,ZA1,9000,0,0,0,9000",
    ].join("\n"),
  );
  const imported = await accord.run("form", "import", file, "--by", "Group accounts");
  expect(imported).toMatchObject({ code: 0 });
  expect(imported.out).toMatch(/ZB2 +2 +submission +imported/u);
  expect((await accord.run("form", "import", file, "--by", "Group accounts")).out).toMatch(
    /ZB2 +2 +submission +unchanged/u,
  );

  const { out } = await accord.run("mismatches", "--tolerance", "3.00");
  // ZA1 shows 70,400 of ZB2 and, as no statement came, 9,000 of ZB3.
  expect(out).toContain(
    "£103.00 in absolute value, 1 to clear, 1 with equal totals and different columns; not compared, because their forms are missing: ZC3X9",
  );
  expect(out).toMatch(
    /R&P +ZB2 +ZA1 +£70,500\.00 +£70,400\.00 +£100\.00 +yes +Accrued: both .+ Adjusted: the receivable/u,
  );
  const own = await accord.run("mismatches", "--organisation", "ZB3", "--csv", "organisation");
  expect(own.out.split("\r\n").map((line) => line.split(",")[0])).toEqual(["Organisation", "ZB3", "ZB3"]);
  expect(own.out).not.toContain("70500");

  // The 500 pounds that ZA1 did not agree are notified by both; its accruals of 400 are not ZB2's.
  const payer = await accord.run("mismatches", "--organisation", "ZA1");
  expect(payer.out).toContain("R&P ZB2: -£400.00 accruals of their own ledgers; both contact each other");
  expect(payer.out).toContain("R&P ZB2: £500.00 not known yet; both look into it");

  const report = join(folder, "mismatches.xlsx");
  await accord.run("mismatches", "--organisation", "ZB3", "--to", report);
  const workbook = new ExcelJS.Workbook();
  const bytes = readFileSync(report);
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ["Summary", 9],
    ["By pair", 5],
    ["By organisation", 5],
    ["What explains it", 2],
  ]);
  expect(JSON.stringify(workbook.getWorksheet("By pair")?.getSheetValues())).not.toContain("70400");
});

test("COL-02 COL-11 receivables rest on what was released and on the sales ledger, and explain nothing that we owe", async () => {
  const { records } = await answered();
  const key = { ...position, payable: organisationCode("ZB2"), receivable: ZA1 };
  const issuedLine = {
    line: 1,
    type: "invoice",
    invoiceNumber: "S1",
    invoiceDate: "2023-03-01",
    capital: false,
    futurePeriod: false,
    specialised: false,
  };
  const statement = await records.objects.put("issued", {
    ...key,
    asAt: "2023-03-23",
    ledger: { snapshot: "s1", asAt: "2023-03-23", close: "soft" },
    lines: [{ ...issuedLine, claimedPence: 500_000 }],
    totalPence: 500_000,
  });
  const at = "2023-03-28T09:00:00.000Z";
  const released = {
    number: 1,
    digest: "d",
    statement,
    asAt: calendarDate("2023-03-23"),
    lines: 1,
    totalPence: pence(500_000),
    releasedAt: at,
    by: "Sam",
  };
  await records.issued.change(key, () => ({
    record: { key, released: [released], takenUp: 1 },
    event: { event: "statement-released", at, facts: {} },
  }));
  const sales: Record<string, LedgerLine[]> = {
    ZB2: [saleLine({ invoiceNumber: "S1", invoiceDate: "2023-03-01", outstandingPence: 450_000 })],
    ZB3: [saleLine({ invoiceNumber: "S2", outstandingPence: 9_900 })],
  };
  const { current, linesOf } = records.ledgers;
  const payables = await current(ZA1, "payables");
  if (payables === undefined) throw new Error("there is a ledger");
  const report = await records.objects.get(payables.report, ledgerReportSchema);
  const own = await records.objects.put("reports", {
    ...report,
    counterparties: report.counterparties.filter(({ code }) => code !== "ZC3X9"),
  });
  const withSales: typeof records = {
    ...records,
    ledgers: {
      ...records.ledgers,
      current: (whose: unknown, kind: string) =>
        kind === "receivables"
          ? Promise.resolve({ ...payables, kind: "receivables" as const, report: own })
          : current(whose, kind),
      linesOf: (snapshot, code) =>
        snapshot.kind === "receivables" ? Promise.resolve(sales[code] ?? []) : linesOf(snapshot, code),
    },
  };
  const form = await gatherForm(ZA1, month12, withSales);
  expect(
    form.rows
      .filter(({ part }) => part === "receivables")
      .map((row) => [row.counterparty, row.bases.join(), row.notifiedPence, row.adjustedPence, row.reasons.join()]),
  ).toEqual([
    ["ZB2", "own-statement", 500_000, -50_000, "Listed, and no longer in our ledger: -£500.00 on 1 item."],
    ["ZB3", "own-under-threshold", 9_900, 0, ""],
  ]);
  // What we owe the same organisation is another pair: our own adjustments as its creditor explain nothing there.
  const columns = { notifiedPence: pence(0), accruedPence: pence(0), adjustedPence: pence(0), disputedPence: pence(0) };
  const nil = { totalPence: pence(0), columns };
  const pair = { kind: "r&p" as const, receivable: key.payable, payable: ZA1, receivableSide: nil, payableSide: nil };
  const entries = form.entries.filter(
    ({ counterparty, rows }) => counterparty === "ZB2" && rows[0]?.part === "receivables",
  );
  expect(entries).toHaveLength(1);
  expect(explainMismatch(pair, entries)).toEqual([]);
});

test("COL-01 a file with a fault is not imported", async () => {
  const { records } = await answered();
  const file = join(mkdtempSync(join(tmpdir(), "form-")), "ZB2.csv");
  writeFileSync(file, "Counterparty,Part,Notified,Accrued,Adjusted,Disputed,Total\nZA1,receivables,1,0,0,0,2");
  const { code, err } = await accordInTest(records).run("form", "import", file, "--by", "Sam");
  expect(code).toBe(1);
  expect(err).toContain("row 2: its total is not notified + accrued + adjusted + disputed");
  expect((await accordInTest(records).run("form", "list", "--organisation", "ZB2")).out).toBe(
    "No form was signed or imported.",
  );
});

test("COL-08 what changed since a form was handed in, and columns that moved although no line did", async () => {
  const { system, records } = await answered();
  const accord = accordInTest(records);
  await accord.run("form", "sign", "--organisation", "ZA1", "--by", "Sam", "--note", "x");
  expect((await accord.run("form", "changes", "--organisation", "ZA1")).out).toBe("Nothing has changed.");

  // Somebody moves what is not agreed, in the file that is handed in again.
  const file = join(mkdtempSync(join(tmpdir(), "form-")), "ZA1.csv");
  const rows = (await accord.run("form", "--organisation", "ZA1", "--csv")).out;
  writeFileSync(file, rows.replace("70500.00,400.00,-500.00,0.00,70400.00", "70500.00,400.00,0.00,0.00,70900.00"));
  await accord.run("form", "import", file, "--by", "Sam", "--round", "resubmission");
  const moved = await accord.run("form", "changes", "--organisation", "ZA1", "--from", "1", "--to", "2");
  expect(moved.out).toContain(
    "payables ZB2: adjusted moved by £500.00 and disputed by £0.00, and no line changed: a figure is never moved",
  );

  // A new statement without the line moves them rightly.
  await system.post({
    id: "mail-2",
    receivedAt: "2023-03-29T09:01:00.000Z",
    workbooks: { "b.xlsx": { kind: "r&p", lines: { RQ100001: 70_000 } } },
  });
  await system.work();
  const changed = await accord.run("form", "changes", "--organisation", "ZA1", "--from", "1");
  expect(changed.out).toContain(
    "RQ100002 of 2023-02-01, ZB2 is gone: it was £500.00, agreed £0.00, not agreed £500.00",
  );
  expect(changed.out).not.toContain("To look at");
});

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { gatherForm } from "../../shared/records/form/gather-form.ts";
import { accordInTest } from "./accord-in-test.ts";
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
  expect(workbook.getWorksheet("Receivables")?.getCell("A2").value).toContain("sales ledger");
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

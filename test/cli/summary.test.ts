import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { openSystem, type System } from "../in-memory/system.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { accordInTest } from "./accord-in-test.ts";

/** ZA1 agrees one of two invoices of ZB2. */
async function withStatement(): Promise<System> {
  const system = openSystem();
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(300_000) }]);
  const workbooks = { "statement.xlsx": { lines: { "INV-1": 3_000, "INV-2": 900 } } };
  await system.post({ id: "mail-1", receivedAt: "2023-03-29T08:00:00.000Z", workbooks });
  await system.work();
  return system;
}

function accord(system: System, ...args: readonly string[]) {
  const records = recordsOf(system);
  const { ledgers } = system.ports.reconcile;
  return accordInTest({ ...records, ledgers: { ...records.ledgers, ...ledgers } }).run(...args);
}

test("accord summary prints what the mail would say", async () => {
  const system = await withStatement();
  const { out, code } = await accord(system, "summary", "--organisation", "za1");
  expect(code).toBe(0);
  expect(out).toContain("R&P agreed £3,000.00 of £3,900.00");
  expect(out).toContain("Northfold Community Health NHS Trust (ZB2), R&P: not on our ledger");
});

test("accord summary --to writes a workbook with every invoice and the sheet for decisions", async () => {
  const system = await withStatement();
  const file = join(mkdtempSync(join(tmpdir(), "accord-summary-")), "summary.xlsx");
  const { code } = await accord(system, "summary", "--organisation", "ZA1", "--to", file);
  expect(code).toBe(0);
  const workbook = new ExcelJS.Workbook();
  const bytes = readFileSync(file);
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    ...["Summary", "What matters", "Decisions", "Statements", "Positions", "To do", "Invoices"],
  ]);
  const invoices = workbook.getWorksheet("Invoices");
  const numbers = (invoices?.getColumn(5).values ?? []).filter((value) => typeof value === "string");
  expect(numbers).toEqual(expect.arrayContaining(["INV-1", "INV-2"]));
  expect(invoices?.getCell("H3").result).toBe(3_000);
});

test("accord summary --send asks for the mail, says to whom it goes, and is refused without a finance contact", async () => {
  const system = await withStatement();
  const send = ["summary", "--organisation", "ZA1", "--send", "--by", "A. Patel"];
  expect((await accord(system, ...send)).err).toContain("ZA1 has no finance contact");
  await system.referenceLists.contacts.replace(
    (before) => [
      ...before,
      contactSchema.parse({ code: "ZA1", email: "finance@eastmere.example.org", role: "finance" }),
    ],
    system.now().toISOString(),
  );
  expect((await accord(system, ...send)).out).toContain("to finance@eastmere.example.org");
  system.clock.at = new Date("2023-03-30T20:00:00.000Z");
  await system.tick();
  await system.work();
  const message = await system.messages.get("ZA1-summary-2022-23-Q4-1");
  expect(message).toMatchObject({ state: "sent", to: ["finance@eastmere.example.org"] });
});

test("accord summary --send needs a name", async () => {
  const { code } = await accord(await withStatement(), "summary", "--organisation", "ZA1", "--send");
  expect(code).toBe(2);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as SheetJS from "@e965/xlsx";
import { describe, expect, test } from "vitest";

import { cellReaderWith } from "../../../cli/input/read-workbook.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";

const FORMS = join(import.meta.dirname, "../../../../shared/forms");
const formsPresent = existsSync(join(FORMS, "form-a-response-columns.xlsx"));

function read(name: string): Promise<Statement> {
  return readStatement({ name, bytes: readFileSync(join(FORMS, name)) }, { readCells: cellReaderWith([]) });
}

/** The cells in some columns of some rows of a form, read by another library. */
function cellsOf(name: string, sheet: string, rows: readonly number[], columns: string): unknown[][] {
  const book = SheetJS.read(readFileSync(join(FORMS, name)), { cellDates: true, UTC: true });
  const cells: Partial<Record<string, SheetJS.CellObject>> = book.Sheets[sheet] ?? {};
  return rows.map((row) => [row, ...columns.split("").map((column) => plain(cells[`${column}${row}`]?.v))]);
}

function plain(value: SheetJS.CellObject["v"]): unknown {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const pounds = (pence: number | undefined): number | undefined => (pence === undefined ? undefined : pence / 100);
const codes = (statement: Statement): string[] => statement.findings.map(({ code, severity }) => `${severity} ${code}`);
const byYear = (day: string | undefined): string | undefined => day?.split("-").reverse().join("/");

describe.skipIf(!formsPresent)("the forms (need ../shared/forms)", () => {
  test("form A: a statement with columns for answers beside its lines", async () => {
    const statement = await read("form-a-response-columns.xlsx");
    expect(
      statement.lines.map((line) => [
        line.row,
        line.invoiceDate,
        line.invoiceNumber,
        line.purchaseOrder,
        pounds(line.totalPence),
        pounds(line.outstandingPence),
        line.description,
        line.capital === true ? "Y" : "N",
      ]),
    ).toEqual(cellsOf("form-a-response-columns.xlsx", "AOB M12 R&P", from(12, 35), "ABCDEFG"));
    expect(statement).toMatchObject({
      kind: "r&p",
      receivable: { code: "ZB2", name: "Northfold Community Health NHS Trust" },
      payables: [{ code: "ZA1", name: "Eastmere University Hospitals NHS FT" }],
      asAt: "2023-03-23",
      contact: { telephone: "020 7946 0101", email: "income@northfold.example.org" },
      totalPence: 36_252_346,
    });
    expect(statement.unread).toBeUndefined();
    expect(codes(statement)).toEqual(["note formula-without-value", "note total-not-calculated"]);
  });

  test("form B: a statement with a sheet for answers that repeats its lines by formulas without values", async () => {
    const statement = await read("form-b-response-sheet.xlsx");
    expect(
      statement.lines.map((line) => [
        line.row,
        line.invoiceNumber,
        byYear(line.invoiceDate),
        line.purchaseOrder,
        pounds(line.totalPence),
        pounds(line.outstandingPence),
        line.description,
        line.capital === true ? "Capital" : "Revenue",
      ]),
    ).toEqual(cellsOf("form-b-response-sheet.xlsx", "Statement", from(5, 19), "ABCDEFG"));
    expect(statement).toMatchObject({
      kind: "r&p",
      receivable: { code: "ZC3X9", name: "Westhaven ICB" },
      payables: [{ code: "ZA1", name: "Eastmere University Hospitals NHS FT" }],
      asAt: "2023-03-23",
      contact: { email: "aob.team@westhaven.example.org" },
      totalPence: 27_154_310,
    });
    expect(statement.contact.telephone).toBeUndefined();
    expect(statement.receipt.tables.map(({ sheet, role, rowsRead }) => [sheet, role, rowsRead])).toEqual([
      ["Statement", undefined, 15],
      ["Response", "response", 0],
    ]);
    expect(codes(statement)).toEqual([
      "warning missing-contact-telephone-number",
      "note formula-without-value",
      "note dates-ambiguous",
      "note total-not-calculated",
    ]);
  });

  test("form C: an aged-debt report of two customer accounts, with credit notes and unallocated cash", async () => {
    const statement = await read("form-c-aged-debt.xlsx");
    const rows = [...from(6, 14), ...from(19, 27)];
    const types = { invoice: "INV", "credit-note": "CRN", payment: "PMT" };
    expect(
      statement.lines.map((line) => [
        line.row,
        line.type in types ? Object.entries(types).find(([type]) => type === line.type)?.[1] : line.type,
        line.invoiceNumber,
        line.invoiceDate,
        line.purchaseOrder,
        pounds(line.outstandingPence),
      ]),
    ).toEqual(cellsOf("form-c-aged-debt.xlsx", "Sheet1", rows, "BCDEK"));
    expect(statement.lines.map(({ account }) => account)).toEqual(rows.map((row) => (row < 16 ? "100417" : "100988")));
    expect(statement).toMatchObject({
      kind: "r&p",
      receivable: { name: "SOUTHERN LABORATORIES AUTHORITY" },
      payables: [{ name: "EASTMERE UNIV HOSP" }],
      accounts: ["100417", "100988"],
      asAt: "2023-03-28",
      contact: { telephone: "020 7946 0155", email: "ledger@southlabs.example.org" },
      totalPence: 17_705_635,
    });
    expect(statement.receivable.code).toBeUndefined();
    expect(statement.receipt.tables[0]?.statedTotals).toEqual([
      { row: 15, label: "Account total", statedPence: 12_632_025, addedPence: 12_632_025 },
      { row: 28, label: "Account total", statedPence: 5_073_610, addedPence: 5_073_610 },
      { row: 30, label: "REPORT TOTAL", statedPence: 17_705_635, addedPence: 17_705_635 },
    ]);
    expect(codes(statement)).toEqual([
      "warning missing-invoice-totals",
      "warning missing-capital-mark",
      "note as-at-from-run-date",
    ]);
  });
});

import ExcelJS from "exceljs";

import { formatCalendarDate, type CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { nameOfKind, type Kind } from "../../shared/domain/exercise/exercise.ts";
import { sumPence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";

export interface StatementRow {
  readonly invoiceNumber: string;
  readonly invoiceDate: CalendarDate;
  readonly purchaseOrder: string;
  readonly description: string;
  readonly total: Pence;
  readonly outstanding: Pence;
}

export interface StatementToWrite {
  readonly from: string;
  readonly to: string;
  readonly asAt: CalendarDate;
  readonly telephone: string;
  readonly email: string;
  readonly rows: readonly StatementRow[];
  /** What it is a statement of: receivables and payables, if nothing else is said. */
  readonly kind?: Kind;
}

const MONEY = "#,##0.00";
const DATE = "dd/mm/yyyy";

/** Writes a statement as an accounts receivable office would: a header block, a table, and a total below it. */
export async function statementWorkbook(statement: StatementToWrite): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Statement");
  sheet.columns = [14, 13, 12, 46, 15, 15, 10].map((width) => ({ width }));
  sheet.addRow([statement.from]).font = { bold: true, size: 14 };
  sheet.addRow([`Agreement of balances: ${nameOfKind(statement.kind ?? "r&p")} statement`]);
  sheet.addRow([]);
  for (const [label, text] of [
    ["To:", statement.to],
    ["As at:", formatCalendarDate(statement.asAt)],
    ["Telephone:", statement.telephone],
    ["Email:", statement.email],
  ]) {
    sheet.addRow([label, text]);
  }
  sheet.addRow([]);
  sheet.addRow([
    "Invoice number",
    "Invoice date",
    "PO number",
    "Description",
    "Invoice total",
    "Outstanding",
    "Capital Y/N",
  ]).font = { bold: true };
  for (const row of statement.rows) {
    const added = sheet.addRow([
      row.invoiceNumber,
      new Date(row.invoiceDate),
      row.purchaseOrder,
      row.description,
      row.total / 100,
      row.outstanding / 100,
      "N",
    ]);
    added.getCell(2).numFmt = DATE;
    added.getCell(5).numFmt = MONEY;
    added.getCell(6).numFmt = MONEY;
  }
  const total = sheet.addRow([
    "Total",
    undefined,
    undefined,
    undefined,
    sumPence(statement.rows.map((row) => row.total)) / 100,
    sumPence(statement.rows.map((row) => row.outstanding)) / 100,
  ]);
  total.font = { bold: true };
  total.getCell(5).numFmt = MONEY;
  total.getCell(6).numFmt = MONEY;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

import { cellReaderWith } from "../../../cli/input/read-workbook.ts";
import { isLedgerRefused } from "../../../shared/domain/ledger/ledger-report.ts";
import type { Finding } from "../../../shared/domain/statement/finding.ts";
import { isRefused } from "../../../shared/domain/statement/statement.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import { readText } from "../ledger/read-text.ts";
import type { Reading, Told } from "./judge-reading.ts";
import type { SheetCase } from "./sheet-case.ts";
import { fileName, writeBook } from "./write-book.ts";

const readCells = cellReaderWith([]);

/** Writes a case as a file and reads it as a statement. */
export async function readAsStatement({ sheets, format, file }: SheetCase): Promise<Reading> {
  const name = file ?? fileName("statement", format);
  const statement = await readStatement({ name, bytes: writeBook(sheets, format) }, { readCells });
  const unread = (statement.unread ?? []).map((row): Told => ({
    code: "row-unread",
    words: `unread ${row.value}`,
    sheet: row.sheet,
    row: row.row,
  }));
  return {
    lines: statement.lines.map(({ sheet, row, invoiceNumber, invoiceDate, outstandingPence }) => ({
      sheet,
      row,
      number: invoiceNumber,
      date: invoiceDate,
      pence: outstandingPence,
    })),
    isRefused: isRefused(statement),
    isNil: statement.findings.some(({ code }) => code === "nil-statement"),
    told: [...toldOf(statement.findings), ...unread],
  };
}

/** Writes a case as a file and reads it as a purchase ledger of ZA1. */
export async function readAsLedger({ sheets, format, file }: SheetCase): Promise<Reading> {
  const { lines, report } = await readText(writeBook(sheets, format), { name: file ?? fileName("ledger", format) });
  const rowsRefused = report.refusedRows.map(({ sheet, row, why, value }): Told => ({
    code: "row-refused",
    words: `${value} ${why}`,
    sheet,
    row,
  }));
  const unsettled = report.toSettle.map(({ supplierCode, supplierName, why }): Told => ({
    code: "supplier-to-settle",
    words: `${supplierCode} ${supplierName} ${why}`,
    sheet: undefined,
    row: undefined,
  }));
  return {
    lines: lines.map((line) => ({
      sheet: "",
      row: line.row,
      number: line.invoiceNumber,
      date: line.invoiceDate,
      pence: line.outstandingPence,
    })),
    isRefused: isLedgerRefused(report),
    isNil: false,
    told: [...toldOf(report.findings), ...rowsRefused, ...unsettled],
  };
}

function toldOf(findings: readonly Finding[]): Told[] {
  return findings
    .filter(({ severity }) => severity !== "note")
    .map(({ code, what, todo, sheet, row }) => ({ code, words: `${what} ${todo}`, sheet, row }));
}

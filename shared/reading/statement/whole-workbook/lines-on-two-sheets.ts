import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { earlierOf } from "../../table/rows/period-order.ts";
import { type TableRecord, type TableRole, sumOfLines } from "../rows/table-record.ts";

/**
 * Marks sheets of an earlier period that share an invoice with the sheet of a later one: they were left in the workbook from the statement
 * before. Sheets for months that share none list the invoices of each month, and all of them are read.
 */
export function markEarlierPeriods(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  for (const { table, line, other } of sharedLines(records, roles, ({ invoiceNumber }) => invoiceNumber)) {
    if (roles.has(table) || roles.has(other.table)) continue;
    const earlier = earlierOf(table.sheet.name, other.table.sheet.name);
    if (earlier === undefined) continue;
    const [left, kept] = earlier === "one" ? [table, other.table] : [other.table, table];
    roles.set(left, "other-date");
    findings.push({
      code: "table-of-earlier-date",
      severity: "warning",
      rule: "STM-04",
      sheet: left.sheet.name,
      row: left.headerRow,
      what: `Invoice ${line.invoiceNumber} is on sheet "${kept.sheet.name}" and on this one, which is named for an earlier period and so was taken for an earlier statement; its ${String(left.lines.length)} lines (${formatPounds(sumOfLines(left))}) were not read.`,
      todo: "Nothing, if it is an earlier statement; otherwise please put everything that is outstanding on one sheet.",
    });
  }
}

/** Reports lines that are in two tables with the same number and amount: both are counted. */
export function reportLinesInTwoTables(
  records: readonly TableRecord[],
  roles: ReadonlyMap<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const keyOf = ({ invoiceNumber, outstandingPence }: StatementLine): string =>
    invoiceNumber === "" ? "" : `${invoiceNumber}\n${String(outstandingPence)}`;
  for (const { line, other } of sharedLines(records, roles, keyOf).slice(0, MOST_REPORTED)) {
    findings.push({
      code: "line-in-two-tables",
      severity: "warning",
      sheet: line.sheet,
      row: line.row,
      what: `Invoice ${line.invoiceNumber} (${formatPounds(line.outstandingPence)}) is in row ${String(other.line.row)} of "${other.line.sheet}" and in row ${String(line.row)} of "${line.sheet}"; both were counted.`,
      todo: "Please list each invoice once.",
    });
  }
}

const MOST_REPORTED = 100;

interface SharedLine {
  readonly table: TableRecord;
  readonly line: StatementLine;
  /** The first place of the same line, in another table. */
  readonly other: { readonly table: TableRecord; readonly line: StatementLine };
}

/** Lines with the same key in two tables that hold the statement's lines. */
function sharedLines(
  records: readonly TableRecord[],
  roles: ReadonlyMap<TableRecord, TableRole>,
  keyOf: (line: StatementLine) => string,
): SharedLine[] {
  const tables = records.filter((table) => !roles.has(table) && table.lines.length > 0);
  if (tables.length < 2) return [];
  const firsts = new Map<string, SharedLine["other"]>();
  const shared: SharedLine[] = [];
  for (const table of tables) {
    for (const line of table.lines) {
      const key = keyOf(line);
      const first = key === "" ? undefined : firsts.get(key);
      if (first === undefined) firsts.set(key, { table, line });
      else if (first.table !== table) shared.push({ table, line, other: first });
    }
  }
  return shared;
}

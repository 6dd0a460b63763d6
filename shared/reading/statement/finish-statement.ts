import { formatCalendarDate, type CalendarDate } from "../../domain/calendar-date.ts";
import { formatPounds } from "../../domain/format-pounds.ts";
import { pence, type Pence } from "../../domain/pence.ts";
import type { ReadingReceipt } from "../../domain/reading-receipt.ts";
import type { StatementLine } from "../../domain/statement-line.ts";
import type { Statement, UnreadRow } from "../../domain/statement.ts";
import type { CellsRead } from "../read-cells.ts";
import { checkStatement } from "./check-statement.ts";
import { checkTotals, type AddedBefore, type CheckedTotal } from "./check-totals.ts";
import { findingLog, type FindingLog } from "./finding-log.ts";
import type { LeftOutLog } from "./left-out-log.ts";
import type { PartyRules } from "./party-text.ts";
import { readHeaderBlock, type HeaderBlock } from "./read-header-block.ts";
import { refusalsOf } from "./refusals.ts";
import { sayHidden } from "./say-hidden.ts";
import { settleCredits } from "./settle-credits.ts";
import { settleDates } from "./settle-dates.ts";
import { settleParties } from "./settle-parties.ts";
import { settleTables, type SettledTable } from "./settle-tables.ts";
import type { CollectedWorkbook } from "./collected-workbook.ts";
import type { StatementContext } from "./statement-context.ts";
import { sumOfLines, sumOfTotals } from "./sum-of-lines.ts";
import type { TableRecord } from "./table-record.ts";

/** Makes a statement of what was collected from a workbook: decides what can only be decided when all of it is known, and checks it. */
export function finishStatement(
  workbook: CollectedWorkbook,
  leftOut: LeftOutLog,
  read: CellsRead,
  context: StatementContext,
): Statement {
  const rules = partyRules(context);
  const findings = findingLog(workbook.file);
  for (const finding of read.findings) findings.add(finding);
  const settled = settleTables(workbook.tables, context.kind);
  for (const finding of settled.findings) findings.add(finding);
  leaveOutOthers(settled.tables, leftOut);
  const tables = settled.tables.filter(({ role }) => role === "lines").map(({ table }) => table);
  for (const table of tables) {
    settleCredits(table);
    settleDates(table);
    for (const finding of table.layout.findings) findings.add({ ...finding, sheet: table.sheet.name });
  }
  const lines = numbered(tables);
  const block = readHeaderBlock(workbook.loose, rules);
  const checked = checkAllTotals(tables, block, lines, findings);
  const parties = settleParties(block, tables, [...workbook.accounts.values()], workbook.loose, rules);
  for (const finding of parties.findings) findings.add(finding);
  const asAt = asAtOf(block, findings);
  const refused = refusalsOf({ read, tables, settled: settled.tables, lines, block });
  for (const finding of refused) findings.add(finding);
  if (tables.length > 0) checkStatement({ kind: settled.kind, asAt, tables, lines, block, parties }, findings);
  sayHidden(workbook, tables, findings);
  for (const table of tables) findings.addAll(table.findings);
  const unread = tables.flatMap((table) => table.unread.map(withoutReason));
  return {
    ...(settled.kind === undefined ? {} : { kind: settled.kind }),
    receivable: parties.receivable,
    payables: [...parties.payables],
    ...(asAt === undefined ? {} : { asAt }),
    contact: {
      ...(block.telephone === undefined ? {} : { telephone: block.telephone }),
      ...(block.email === undefined ? {} : { email: block.email }),
    },
    accounts: accountsOf(block, workbook, lines),
    lines,
    totalPence: sumOfLines(lines),
    ...(unread.length === 0 ? {} : { unread }),
    findings: findings.all(),
    receipt: {
      file: workbook.file,
      format: read.format,
      tables: settled.tables.map(({ table, role }) => tableOnReceipt(table, role, checked.get(table) ?? [])),
      leftOut: leftOut.all(),
    },
  };
}

function partyRules(context: StatementContext): PartyRules {
  return { directory: context.directory, organisationNamed: context.organisationNamed ?? (() => undefined) };
}

const WHY: Record<Exclude<SettledTable["role"], "lines">, string> = {
  response: "a sheet for answers: it repeats the statement's lines",
  copy: "the same lines stand in another table",
  summary: "a summary of lines that stand elsewhere",
  "other-kind": "belongs to a statement of another kind",
};

/** The rows of tables that are none of the statement's are left out with the reason, like any other row. */
function leaveOutOthers(tables: readonly SettledTable[], leftOut: LeftOutLog): void {
  for (const { table, role } of tables) {
    if (role === "lines") continue;
    for (const line of table.lines) leftOut.add(table.sheet.name, line.row, WHY[role]);
    for (const row of table.unread) leftOut.add(table.sheet.name, row.row, WHY[role]);
  }
}

function numbered(tables: readonly TableRecord[]): StatementLine[] {
  const lines: StatementLine[] = [];
  for (const table of tables) {
    for (const line of table.lines) {
      lines.push(line);
      line.line = lines.length;
    }
  }
  return lines;
}

function checkAllTotals(
  tables: readonly TableRecord[],
  block: HeaderBlock,
  lines: readonly StatementLine[],
  findings: FindingLog,
): Map<TableRecord, CheckedTotal[]> {
  const checked = new Map<TableRecord, CheckedTotal[]>();
  const before: AddedBefore & { outstanding: number; total: number; onSheet: number } = {
    outstanding: 0,
    total: 0,
    onSheet: 0,
  };
  let sheet = "";
  for (const table of tables) {
    if (table.sheet.name !== sheet) before.onSheet = 0;
    sheet = table.sheet.name;
    checked.set(table, checkTotals(table, before));
    const sum = sumOfLines(table.lines);
    before.outstanding += sum;
    before.onSheet += sum;
    before.total += sumOfTotals(table.lines);
  }
  checkLooseTotals(tables, block, lines, findings);
  return checked;
}

/** Totals beside a label in the header block or on a cover sheet: of the whole statement, or of what is on their sheet. */
function checkLooseTotals(
  tables: readonly TableRecord[],
  block: HeaderBlock,
  lines: readonly StatementLine[],
  findings: FindingLog,
): void {
  if (block.totals.length === 0) return;
  const whole = sumOfLines(lines);
  const sums = new Set<Pence>([whole, sumOfTotals(lines)]);
  for (const table of tables) sums.add(sumOfLines(table.lines));
  const sheets = new Set(tables.map((table) => table.sheet.name));
  for (const total of block.totals) {
    if (lines.length === 0 || sums.has(total.pence) || total.pence === 0 || !sheets.has(total.sheet)) continue;
    findings.add({
      code: "total-differs",
      severity: "warning",
      sheet: total.sheet,
      row: total.row,
      column: total.column,
      what: `"${total.label}" says ${formatPounds(total.pence)}, but the lines add up to ${formatPounds(whole)}, a difference of ${formatPounds(pence(total.pence - whole))}.`,
      todo: "Please check whether a line is missing or the figure is wrong; the lines were read as they are.",
    });
  }
}

function asAtOf(block: HeaderBlock, findings: FindingLog): CalendarDate | undefined {
  if (block.asAt !== undefined) return block.asAt;
  if (block.runDate === undefined) return undefined;
  const { date, sheet, row } = block.runDate;
  findings.add({
    code: "as-at-from-run-date",
    severity: "note",
    sheet,
    row,
    what: `The statement does not say as at when it is, so the day it was made, ${formatCalendarDate(date)}, was taken.`,
    todo: "Please state the date that the balances are as at.",
  });
  return date;
}

function accountsOf(block: HeaderBlock, workbook: CollectedWorkbook, lines: readonly StatementLine[]): string[] {
  const accounts = new Set(block.accounts);
  for (const { account } of workbook.accounts.values()) if (account !== "") accounts.add(account);
  const used = new Set<string>();
  for (const { account } of lines) if (account !== undefined) used.add(account);
  return [...accounts].filter((account) => used.has(account) || used.size === 0 || block.accounts.includes(account));
}

function withoutReason({ sheet, row, column, value, invoiceNumber }: TableRecord["unread"][number]): UnreadRow {
  return {
    sheet,
    row,
    value,
    ...(column === undefined ? {} : { column }),
    ...(invoiceNumber === undefined ? {} : { invoiceNumber }),
  };
}

/** How many rows gave lines: several invoices in one cell are several lines of one row. */
function rowsOf(lines: readonly StatementLine[]): number {
  let rows = 0;
  let before = 0;
  for (const { row } of lines) {
    if (row !== before) rows += 1;
    before = row;
  }
  return rows;
}

function tableOnReceipt(
  table: TableRecord,
  role: SettledTable["role"],
  totals: readonly CheckedTotal[],
): ReadingReceipt["tables"][number] {
  return {
    sheet: table.sheet.name,
    visibility: table.sheet.visibility,
    headerRow: table.headerRow,
    ...(role === "lines" ? {} : { role }),
    columns: [...table.layout.uses],
    rowsRead: role === "lines" ? rowsOf(table.lines) : 0,
    linesPence: sumOfLines(table.lines),
    statedTotals: [...totals],
  };
}

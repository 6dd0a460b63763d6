import { formatCalendarDate, type CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { pence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Statement, UnreadRow } from "../../../domain/statement/statement.ts";
import type { CellsRead } from "../../cells/read-cells.ts";
import { checkStatement } from "./check-statement.ts";
import { checkTotals, type AddedBefore, type CheckedTotal } from "./check-totals.ts";
import { findingLog, type FindingLog } from "../finding-log.ts";
import { withoutIdleFormulas } from "./idle-formulas.ts";
import type { LeftOutLog } from "../rows/left-out-log.ts";
import type { PartyRules } from "../surroundings/party-text.ts";
import { readHeaderBlock, type HeaderBlock, type SerialDay } from "../surroundings/read-header-block.ts";
import { refusalsOf } from "./refusals.ts";
import { sayHidden } from "./say-hidden.ts";
import { settleCredits } from "./settle-credits.ts";
import { settleDates } from "./settle-dates.ts";
import { settleParties } from "./settle-parties.ts";
import { settleTables, type SettledTable } from "./settle-tables.ts";
import type { CollectedWorkbook } from "../collected-workbook.ts";
import type { StatementContext } from "../statement-context.ts";
import type { TableRecord } from "../rows/table-record.ts";

/** Makes a statement of what was collected from a workbook: decides what can only be decided when all of it is known, and checks it. */
export function finishStatement(
  workbook: CollectedWorkbook,
  leftOut: LeftOutLog,
  read: CellsRead,
  context: StatementContext,
): Statement {
  const rules = partyRules(context);
  const findings = findingLog(workbook.file);
  const block = readHeaderBlock(workbook.loose, rules);
  const settled = settleTables(workbook.tables, context.kind, block.asAtBySheet);
  for (const finding of withoutIdleFormulas(read.findings, settled.tables)) findings.add(finding);
  for (const finding of settled.findings) findings.add(finding);
  leaveOutOthers(settled.tables, leftOut);
  const tables = settled.tables.filter(({ role }) => role === "lines").map(({ table }) => table);
  for (const table of tables) {
    settleCredits(table);
    settleDates(table);
    for (const finding of table.layout.findings) findings.add({ ...finding, sheet: table.sheet.name });
  }
  const lines = numbered(tables);
  const checked = checkAllTotals(tables, block, lines, findings);
  const parties = settleParties(block, tables, [...workbook.accounts.values()], workbook.loose, rules);
  for (const finding of parties.findings) findings.add(finding);
  const asAt = asAtOf(block, settled.tables, findings);
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
    accounts: accountsOf(block, workbook, tables),
    lines,
    totalPence: claimedIn(tables),
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
  "other-date": "belongs to a statement as at an earlier day",
  settled: "in a list of what is paid already",
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

/** What the lines of these tables claim in all. */
function claimedIn(tables: readonly TableRecord[]): Pence {
  return pence(tables.reduce((sum, table) => sum + table.sums.outstanding, 0));
}

function numbered(tables: readonly TableRecord[]): StatementLine[] {
  const [only, second] = tables;
  if (only !== undefined && second === undefined) {
    let number = 0;
    for (const line of only.lines) line.line = number += 1;
    return only.lines;
  }
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
    before.outstanding += table.sums.outstanding;
    before.onSheet += table.sums.outstanding;
    before.total += table.sums.totals;
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
  const whole = claimedIn(tables);
  const sums = new Set<number>([whole, tables.reduce((sum, table) => sum + table.sums.totals, 0)]);
  for (const table of tables) sums.add(table.sums.outstanding);
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

function asAtOf(block: HeaderBlock, settled: readonly SettledTable[], findings: FindingLog): CalendarDate | undefined {
  if (settled.some(({ role }) => role === "other-date")) {
    const own = settled
      .filter(({ role }) => role === "lines")
      .map(({ table }) => block.asAtBySheet.get(table.sheet.name)?.date);
    return own.find((date) => date !== undefined) ?? block.asAt;
  }
  if (block.serialAsAt !== undefined) sayAsAtFromNumber(block.serialAsAt, findings);
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

function sayAsAtFromNumber({ date, number, sheet, row, column }: SerialDay, findings: FindingLog): void {
  findings.add({
    code: "as-at-from-number",
    severity: "note",
    sheet,
    row,
    column,
    what: `The date that the balances are as at stands there as the number ${number}, by which a spreadsheet counts its days; it was read as ${formatCalendarDate(date)}.`,
    todo: "Please format the cell as a date.",
  });
}

/** The accounts that the header block names, and those that rows of the statement's own sheets name. */
function accountsOf(block: HeaderBlock, workbook: CollectedWorkbook, tables: readonly TableRecord[]): string[] {
  const sheets = new Set(tables.map((table) => table.sheet.name));
  const accounts = new Set(block.accounts);
  for (const { account, sheet } of workbook.accounts.values())
    if (account !== "" && sheets.has(sheet)) accounts.add(account);
  return [...accounts];
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
    rowsRead: role === "lines" ? table.rowsRead : 0,
    linesPence: pence(table.sums.outstanding),
    statedTotals: [...totals],
  };
}

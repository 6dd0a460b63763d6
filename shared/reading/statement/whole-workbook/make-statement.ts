import { pence } from "../../../domain/amounts-and-days/pence.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Statement, UnreadRow } from "../../../domain/statement/statement.ts";
import type { CellsRead } from "../../cells/read-cells.ts";
import type { CollectedWorkbook, LeftOutRows } from "../collected-workbook.ts";
import { knownOrganisations } from "../header-block/party-in-text.ts";
import { readHeaderBlock, type HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableWithRole, TableRecord } from "../rows/table-record.ts";
import type { StatementContext } from "../statement-context.ts";
import { collectFindings } from "../statement-findings.ts";
import { accountForFigures } from "./account-for-figures.ts";
import { checkStatement } from "./check-statement.ts";
import { checkAllTotals, sumOfClaims, type CheckedTotal } from "./check-totals.ts";
import { checkTotalsOutside, totalDiffers } from "./check-totals-outside.ts";
import { chooseTables } from "./choose-tables.ts";
import { decideAsAt } from "./decide-as-at.ts";
import { decideDateOrder } from "./decide-date-order.ts";
import { decideMoney } from "./decide-money.ts";
import { decideSigns } from "./decide-signs.ts";
import { findRefusals } from "./find-refusals.ts";
import { identifyParties } from "./identify-parties.ts";
import { leaveOutRepeatedParts } from "./repeated-parts.ts";
import { tellUnknownPayers } from "./unknown-payers.ts";
import { reportHidden } from "./report-hidden.ts";
import { reportCreditColumn } from "./report-signs.ts";
import { rowsLikeLines } from "./rows-like-lines.ts";
import { mergeUnusedFormulas } from "./unused-formulas.ts";

/**
 * Makes the statement of what was collected from the whole workbook, in this order:
 *
 * 1. read the rows outside the lines (header-block);
 * 2. choose the tables that hold the statement's lines, and its kind (choose-tables.ts);
 * 3. make pounds of the amounts (decide-money.ts); decide the signs of credits, and in each table the order of day and month
 *    (decide-signs.ts, decide-date-order.ts);
 * 4. number the lines and compare the stated totals with them (check-totals.ts);
 * 5. identify the organisations, decide the as-at date (identify-parties.ts, decide-as-at.ts);
 * 6. refuse what can't be used, then report what is missing and what was hidden (find-refusals.ts, check-statement.ts, report-hidden.ts).
 */
export function makeStatement(
  workbook: CollectedWorkbook,
  leftOut: LeftOutRows,
  read: CellsRead,
  context: StatementContext,
): Statement {
  const known = knownOrganisations(context.directory, context.organisationNamed);
  const findings = collectFindings(workbook.file);
  const block = readHeaderBlock(workbook.loose, known, lastLines(workbook.tables));
  const chosen = chooseTables(workbook.tables, context.kind, block.asAtBySheet);
  for (const finding of mergeUnusedFormulas(read.findings, chosen.tables)) findings.add(finding);
  for (const finding of chosen.findings) findings.add(finding);
  leaveOutOtherTables(chosen.tables, leftOut);
  const tables = chosen.tables.filter(({ role }) => role === "lines").map(({ table }) => table);
  const notPounds = decideMoney(tables, workbook);
  decideSigns(tables, block, chosen.kind, leftOut);
  for (const table of tables) {
    reportCreditColumn(table);
    decideDateOrder(table);
    for (const finding of table.layout.findings) findings.add({ ...finding, sheet: table.sheet.name });
  }
  leaveOutRepeatedParts(tables, block.totals, leftOut);
  const lines = numberLines(tables);
  const checked = checkAllTotals(tables);
  const outside = checkTotalsOutside(block.totals, chosen.tables);
  const differences = [...outside, ...tables.flatMap((table) => table.differences)];
  const parties = identifyParties(block, tables, [...workbook.accounts.values()], workbook.loose, known);
  for (const finding of parties.findings) findings.add(finding);
  if (parties.findings.length === 0) for (const finding of tellUnknownPayers(tables, known)) findings.add(finding);
  const asAt = decideAsAt(block, chosen.tables, findings);
  const { figures, findings: aboutFigures } = accountForFigures(workbook, block, chosen.tables);
  const refused = findRefusals({
    read,
    tables,
    chosen: chosen.tables,
    lines,
    block,
    differences,
    figures,
    workbook,
    notPounds,
  });
  for (const finding of refused) findings.add(finding);
  if (refused.length === 0) {
    for (const difference of outside) findings.add(totalDiffers(difference));
    for (const finding of aboutFigures) findings.add(finding);
  }
  if (tables.length > 0) checkStatement({ kind: chosen.kind, asAt, tables, lines, block, parties }, findings);
  reportHidden(workbook, tables, findings);
  for (const table of tables) findings.addAll(table.findings);
  const besideTables = rowsLikeLines(workbook, tables);
  for (const { finding } of besideTables) findings.add(finding);
  const unread = [
    ...tables.flatMap((table) => table.unread.map(withoutReason)),
    ...besideTables.map((each) => each.unread),
  ];
  return {
    ...(chosen.kind === undefined ? {} : { kind: chosen.kind }),
    receivable: parties.receivable,
    payables: [...parties.payables],
    ...(asAt === undefined ? {} : { asAt }),
    contact: {
      ...(block.telephone === undefined ? {} : { telephone: block.telephone }),
      ...(block.email === undefined ? {} : { email: block.email }),
    },
    accounts: accountsOf(block, workbook, tables),
    lines,
    totalPence: sumOfClaims(tables),
    ...(unread.length === 0 ? {} : { unread }),
    ...(differences.length === 0 ? {} : { differences }),
    ...(figures.length === 0 ? {} : { figuresNotRead: [...figures] }),
    findings: findings.all(),
    receipt: {
      file: workbook.file,
      format: read.format,
      tables: chosen.tables.map(({ table, role }) => tableOnReceipt(table, role, checked.get(table) ?? [])),
      leftOut: leftOut.all(),
    },
  };
}

const WHY_LEFT_OUT: Record<Exclude<TableWithRole["role"], "lines">, string> = {
  response: "a sheet for answers: it repeats the statement's lines",
  copy: "the same lines are in another table",
  summary: "a summary of lines in another table",
  "other-date": "belongs to a statement as at an earlier day",
  settled: "in a list of paid items",
  "owed-by-sender": "in a list of what the sender owes",
  "other-kind": "belongs to a statement of another kind",
};

/** Leaves out the rows of tables that don't hold the statement's lines, with the reason. */
function leaveOutOtherTables(tables: readonly TableWithRole[], leftOut: LeftOutRows): void {
  for (const { table, role } of tables) {
    if (role === "lines") continue;
    for (const line of table.lines) leftOut.add(table.sheet.name, line.row, WHY_LEFT_OUT[role]);
    for (const row of table.unread) leftOut.add(table.sheet.name, row.row, WHY_LEFT_OUT[role]);
  }
}

/** The row of the last line of all tables on each sheet. */
function lastLines(tables: readonly TableRecord[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const { sheet, headerRow, lines, unread } of tables) {
    const last = Math.max(headerRow, lines.at(-1)?.row ?? 0, unread.at(-1)?.row ?? 0);
    rows.set(sheet.name, Math.max(rows.get(sheet.name) ?? 0, last));
  }
  return rows;
}

function numberLines(tables: readonly TableRecord[]): StatementLine[] {
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

/** The accounts in the header block and in rows of the statement's own sheets. */
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
  role: TableWithRole["role"],
  totals: readonly CheckedTotal[],
): ReadingReceipt["tables"][number] {
  return {
    sheet: table.sheet.name,
    visibility: table.sheet.visibility,
    headerRow: table.headerRow,
    ...(role === "lines" ? {} : { role }),
    columns: [...table.layout.columnUses],
    rowsRead: role === "lines" ? table.rowsRead : 0,
    linesPence: pence(table.sums.outstanding),
    statedTotals: [...totals],
  };
}

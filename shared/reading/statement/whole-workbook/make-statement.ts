import { pence } from "../../../domain/amounts-and-days/pence.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Statement, UnreadRow } from "../../../domain/statement/statement.ts";
import type { CellsRead } from "../../cells/read-cells.ts";
import type { CollectedWorkbook, LeftOutLog } from "../collected-workbook.ts";
import type { PartyRules } from "../header-block/party-in-text.ts";
import { readHeaderBlock, type HeaderBlock } from "../header-block/read-header-block.ts";
import type { SettledTable, TableRecord } from "../rows/table-record.ts";
import type { StatementContext } from "../statement-context.ts";
import { findingLog } from "../statement-findings.ts";
import { checkStatement } from "./check-statement.ts";
import { checkAllTotals, claimedIn, type CheckedTotal } from "./check-totals.ts";
import { settleTables } from "./choose-tables.ts";
import { asAtOf } from "./decide-as-at.ts";
import { settleCredits } from "./decide-credit-signs.ts";
import { settleDates } from "./decide-date-order.ts";
import { refusalsOf } from "./find-refusals.ts";
import { settleParties } from "./identify-parties.ts";
import { sayHidden } from "./report-hidden.ts";
import { withoutIdleFormulas } from "./unused-formulas.ts";

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

import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { DayOfSheet } from "../header-block/read-header-block.ts";
import type { TableWithRole, TableRecord, TableRole } from "../rows/table-record.ts";
import { chooseKind } from "./choose-kind.ts";
import { markEarlierPeriods, reportLinesInTwoTables } from "./lines-on-two-sheets.ts";
import { markAnswerTables, markSummaries, markSummariesBySum, markCopies } from "./repeated-tables.ts";
import { markEarlierTables, markOwedBySender, markPaidTables } from "./tables-of-other-statements.ts";

interface ChosenTables {
  readonly tables: readonly TableWithRole[];
  readonly kind: Kind | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Decides which tables hold the statement's lines. It leaves out, in this order: pivot tables, sheets for answers, tables of what the
 * sender owes, summaries, tables as at an earlier date, lists of paid items, copies (so that nothing is claimed twice), sheets of an earlier
 * period, and tables of another kind of statement (STM-04).
 *
 * @param expected the kind that the statement was sent as, if known
 * @param asAtBySheet the as-at date of each sheet
 */
export function chooseTables(
  records: readonly TableRecord[],
  expected: Kind | undefined,
  asAtBySheet: ReadonlyMap<string, DayOfSheet>,
): ChosenTables {
  const findings: Finding[] = [];
  const roles = new Map<TableRecord, TableRole>();
  for (const table of records) if (table.layout.isPivot) roles.set(table, "summary");
  markAnswerTables(records, roles, findings);
  markOwedBySender(records, roles, findings);
  markSummaries(records, roles, findings);
  markSummariesBySum(records, roles, findings);
  markEarlierTables(records, roles, asAtBySheet, findings);
  markPaidTables(records, roles, findings);
  markCopies(records, roles, findings);
  markEarlierPeriods(records, roles, findings);
  const kind = chooseKind(records, roles, expected, findings);
  reportLinesInTwoTables(records, roles, findings);
  return { tables: records.map((table) => ({ table, role: roles.get(table) ?? "lines" })), kind, findings };
}

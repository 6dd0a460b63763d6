import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { DayOfSheet } from "../header-block/read-header-block.ts";
import type { TableWithRole, TableRecord, TableRole } from "../rows/table-record.ts";
import { chooseKind } from "./choose-kind.ts";
import { markAnswerTables, markSummaries, markCopies } from "./repeated-tables.ts";
import { markEarlierTables, markPaidTables } from "./tables-of-other-statements.ts";

interface ChosenTables {
  readonly tables: readonly TableWithRole[];
  readonly kind: Kind | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Decides which tables hold the statement's lines. Answer sheets, sheets that repeat lines and sheets that add them up are left out, so that
 * nothing is claimed twice; what belongs to another kind of statement is left to that one (STM-04).
 *
 * @param expected the kind that was asked for, where it is known from elsewhere
 * @param asAtBySheet the day that each sheet says it is as at
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
  markSummaries(records, roles, findings);
  markEarlierTables(records, roles, asAtBySheet, findings);
  markPaidTables(records, roles, findings);
  markCopies(records, roles, findings);
  const kind = chooseKind(records, roles, expected, findings);
  return { tables: records.map((table) => ({ table, role: roles.get(table) ?? "lines" })), kind, findings };
}

import type { Kind } from "../../../domain/exercise/kind.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { DayOfSheet } from "../header-block/read-header-block.ts";
import type { SettledTable, TableRecord, TableRole } from "../rows/table-record.ts";
import { settleKinds } from "./choose-kind.ts";
import { settleResponses, settleSummaries, settleCopies } from "./repeated-tables.ts";
import { settleEarlier, settlePaid } from "./tables-of-other-statements.ts";

interface SettledTables {
  readonly tables: readonly SettledTable[];
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
export function settleTables(
  records: readonly TableRecord[],
  expected: Kind | undefined,
  asAtBySheet: ReadonlyMap<string, DayOfSheet>,
): SettledTables {
  const findings: Finding[] = [];
  const roles = new Map<TableRecord, TableRole>();
  for (const table of records) if (table.layout.pivot) roles.set(table, "summary");
  settleResponses(records, roles, findings);
  settleSummaries(records, roles, findings);
  settleEarlier(records, roles, asAtBySheet, findings);
  settlePaid(records, roles, findings);
  settleCopies(records, roles, findings);
  const kind = settleKinds(records, roles, expected, findings);
  return { tables: records.map((table) => ({ table, role: roles.get(table) ?? "lines" })), kind, findings };
}

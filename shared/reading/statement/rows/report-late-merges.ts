import { columnLetters } from "../../cells/column-letters.ts";
import type { MergedRange } from "../../cells/merged-ranges.ts";
import { columnRole, columnRolesOf } from "./column-roles.ts";
import type { TableRecord } from "./table-record.ts";

/**
 * Reports cells merged over several lines of a table if that became known only after its rows, as in very large sheets: what they say was read
 * for the first row only.
 */
export function reportLateMerges(table: TableRecord, merges: readonly MergedRange[]): void {
  const roles = columnRolesOf(table.layout);
  const last = table.lines.at(-1)?.row ?? 0;
  const over = merges.filter(
    ({ row, rows, column }) =>
      rows > 1 && row > table.headerRow && row <= last && (roles[column] ?? columnRole.none) !== columnRole.none,
  );
  const [first] = over;
  if (first === undefined) return;
  table.findings.add({
    code: "merged-cells-not-read",
    severity: "warning",
    sheet: table.sheet.name,
    row: first.row,
    column: columnLetters(first.column),
    what: `${over.length === 1 ? "A cell is" : `${String(over.length)} cells are`} merged over several rows, the first at ${columnLetters(first.column)}${String(first.row)}; in a sheet as large as this one, what it says was read for its first row only.`,
    todo: "Please unmerge these cells, fill each row and send the statement again.",
  });
}

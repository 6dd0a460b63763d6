import { columnLetters } from "../../cells/column-letters.ts";
import type { CollectedWorkbook } from "../collected-workbook.ts";
import type { TableRecord } from "../rows/table-record.ts";
import type { StatementFindings } from "../statement-findings.ts";

/** Reports hidden sheets, rows and columns, which are read like all others. */
export function reportHidden(
  workbook: CollectedWorkbook,
  tables: readonly TableRecord[],
  findings: StatementFindings,
): void {
  for (const table of tables) {
    const { sheet, hiddenLines, lines } = table;
    const place = { severity: "warning" as const, sheet: sheet.name, row: table.headerRow };
    if (sheet.visibility !== "visible" && lines.length > 0) {
      findings.add({
        ...place,
        code: "hidden-sheet-read",
        what: `The sheet is hidden; its ${String(lines.length)} lines were read.`,
        todo: "Please delete the sheet if it is not part of the statement, or show it if it is.",
      });
    }
    if (hiddenLines > 0) {
      const first = lines[0]?.row ?? table.headerRow;
      findings.add({
        ...place,
        code: "hidden-rows-read",
        what: `${String(hiddenLines)} of the ${String(lines.length)} lines from row ${String(first)} on are in hidden or filtered rows; they were read.`,
        todo: "Please delete hidden rows that are not part of the statement, and remove the filter.",
      });
    }
    const hidden = [...(workbook.hiddenColumns.get(sheet.name) ?? [])].filter((column) => isReadColumn(table, column));
    if (hidden.length > 0) {
      findings.add({
        ...place,
        code: "hidden-columns-read",
        column: columnLetters(hidden[0] ?? 1),
        what: `${hidden.length === 1 ? "Column" : "Columns"} ${hidden.map(columnLetters).join(", ")} ${hidden.length === 1 ? "is" : "are"} hidden and ${hidden.length === 1 ? "was" : "were"} read.`,
        todo: "Please check that the hidden columns are part of the statement.",
      });
    }
  }
}

function isReadColumn(table: TableRecord, column: number): boolean {
  const letters = columnLetters(column);
  return table.layout.columnUses.some(
    (use) => use.column === letters && use.takenFor !== undefined && !use.takenFor.startsWith("response"),
  );
}

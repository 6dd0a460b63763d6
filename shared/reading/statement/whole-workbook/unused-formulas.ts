import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { TableWithRole, TableRecord } from "../rows/table-record.ts";

const UNCALCULATED = "formula-without-value";

/**
 * The findings about cells, with those about formulas that no line uses merged into one note. Such formulas are in columns for answers, in
 * totals or beside the lines, and change nothing that was read. Formulas in amount columns count as unused too, because a line whose amount was
 * not calculated has a finding of its own.
 */
export function mergeUnusedFormulas(findings: readonly Finding[], chosen: readonly TableWithRole[]): Finding[] {
  if (findings.length === 0) return [];
  const tables = chosen.filter(({ role }) => role === "lines").map(({ table }) => table);
  const idle = findings.filter((finding) => finding.code === UNCALCULATED && !isUsedByLine(finding, tables));
  const kept = findings.filter((finding) => !idle.includes(finding));
  const first = idle.find(({ row }) => row !== undefined);
  if (tables.length === 0 || first === undefined) return [...findings];
  return [
    ...kept,
    {
      code: UNCALCULATED,
      severity: "note",
      ...(first.sheet === undefined ? {} : { sheet: first.sheet }),
      ...(first.row === undefined ? {} : { row: first.row }),
      ...(first.column === undefined ? {} : { column: first.column }),
      what: "Formulas beside the lines, for example in this cell, were never calculated; no line was read from them.",
      todo: "Please open the workbook in Excel and save it before sending, so that it holds the results of its formulas.",
    },
  ];
}

/** Whether a line uses the cell for anything but its amount. */
function isUsedByLine({ sheet, row, column }: Finding, tables: readonly TableRecord[]): boolean {
  return tables.some((table) => {
    if (table.sheet.name !== sheet || column === undefined || row === undefined) return false;
    if (!table.lines.some((line) => line.row === row) && !table.unread.some((unread) => unread.row === row))
      return false;
    if ([...table.layout.ageing.map(columnLetters), table.amountColumn].includes(column)) return false;
    return table.layout.columnUses.some(
      (use) => use.column === column && use.takenFor !== undefined && !use.takenFor.startsWith("response"),
    );
  });
}

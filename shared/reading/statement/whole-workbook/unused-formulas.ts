import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { TableWithRole, TableRecord } from "../rows/table-record.ts";

const UNCALCULATED = "formula-without-value";

/**
 * The reader's findings, of formulas without a value only those that a line rests on. The others, in columns for answers, in totals, beside
 * the lines, are one note: they change nothing that was read. An amount that was not calculated is told with its line.
 */
export function mergeUnusedFormulas(findings: readonly Finding[], settled: readonly TableWithRole[]): Finding[] {
  if (findings.length === 0) return [];
  const tables = settled.filter(({ role }) => role === "lines").map(({ table }) => table);
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
      what: "Formulas that were never calculated stand beside the lines, as in this cell; no line was read from them.",
      todo: "Please open the workbook in Excel and save it before sending, so that it holds what its formulas come to.",
    },
  ];
}

/** Whether a line was read from the cell, other than for its amount, of which more is said than that. */
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

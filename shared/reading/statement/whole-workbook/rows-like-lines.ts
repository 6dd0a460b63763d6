import type { Finding } from "../../../domain/statement/finding.ts";
import type { UnreadRow } from "../../../domain/statement/statement.ts";
import { IDENTIFIER } from "../../table/columns/column-profile.ts";
import { parseDate } from "../../table/values/parse-date.ts";
import { cellAt, type KeptCell, type KeptRow } from "../../table/rows/kept-row.ts";
import type { CollectedWorkbook } from "../collected-workbook.ts";
import type { TableRecord } from "../rows/table-record.ts";

/** A row outside the tables that has what a line has. */
interface RowLikeLine {
  readonly unread: UnreadRow;
  readonly finding: Finding;
}

/**
 * The rows outside the tables that have a number and a date in the columns in which the lines of a table have theirs, although they are on a sheet on
 * which no table was found, or above the first line of a table without headings: a row whose amount is missing or garbled is no title.
 */
export function rowsLikeLines(workbook: CollectedWorkbook, tables: readonly TableRecord[]): RowLikeLine[] {
  const withTable = new Set(workbook.tables.map((table) => table.sheet.name));
  return workbook.loose
    .filter(({ sheet, row }) =>
      tables.some((table) => {
        const isNear = withTable.has(sheet)
          ? table.sheet.name === sheet && table.layout.header === undefined && row.row < table.headerRow
          : true;
        return isNear && isLikeLine(row, table);
      }),
    )
    .map(({ sheet, row }) => unreadRow(workbook.file, sheet, row));
}

function isLikeLine(row: KeptRow, { layout: { fields } }: TableRecord): boolean {
  const [number, date] = [fields.get("invoiceNumber"), fields.get("invoiceDate")];
  if (number === undefined || date === undefined) return false;
  const cell = cellAt(row, number);
  return (
    cell !== undefined &&
    cell.type !== "date" &&
    IDENTIFIER.test(cell.text) &&
    /\d/u.test(cell.text) &&
    isDay(cellAt(row, date))
  );
}

function isDay(cell: KeptCell | undefined): boolean {
  return cell?.type === "date" || (cell?.type === "text" && parseDate(cell.text) !== undefined);
}

function unreadRow(file: string, sheet: string, { row, cells }: KeptRow): RowLikeLine {
  const shown = cells
    .map(({ text }) => text)
    .join(" | ")
    .slice(0, 120);
  return {
    unread: { sheet, row, value: shown },
    finding: {
      code: "row-like-line",
      severity: "warning",
      file,
      sheet,
      row,
      what: `Row ${String(row)} of sheet ${sheet} has a number and a date as the lines have, but it stands in no table that we could read ("${shown}"); it is not counted and nothing of it is agreed.`,
      todo: "Please put all lines into one table with headings, each with its amount.",
    },
  };
}

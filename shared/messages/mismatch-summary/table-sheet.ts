import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { columnSumCell, emptyCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { CellDescription, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

/** A sheet with one table. */
export interface TableSheet {
  readonly name: string;
  readonly about: string;
  readonly title: string;
  /** Below the title: what to know before one reads it, or that there is nothing. */
  readonly note: string;
  readonly table: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly RowDescription[];
  /** The sum of each column that has one, by its heading. */
  readonly totals?: Readonly<Record<string, Pence>>;
  readonly frozenColumns?: number;
}

/** A sheet with a title, totals that follow the filters, and one table; without rows only the title and the note. */
export function tableSheet({ columns, rows, totals = {}, frozenColumns = 0, ...sheet }: TableSheet): SheetDescription {
  const above = [textRow(sheet.title, "title"), textRow(sheet.note)];
  const sums = Object.entries(totals);
  const header = above.length + (sums.length === 0 ? 1 : 2);
  return {
    name: sheet.name,
    about: sheet.about,
    columns: columns.map(({ width }) => width),
    rows:
      rows.length === 0
        ? above
        : [
            ...above,
            ...(sums.length === 0 ? [] : [totalsRow(columns, new Map(sums), header, rows.length)]),
            headingRow(columns),
            ...rows,
          ],
    frozenRows: rows.length === 0 ? 0 : header,
    frozenColumns: rows.length === 0 ? 0 : frozenColumns,
    ...(rows.length === 0 ? {} : { printTitleRow: header }),
    tables: tableOf(sheet.table, columns, header, rows.length),
  };
}

function totalsRow(
  columns: readonly SheetColumn[],
  totals: ReadonlyMap<string, Pence>,
  header: number,
  rows: number,
): RowDescription {
  const first = columns.findIndex(({ heading }) => totals.has(heading));
  return {
    cells: columns.map(({ heading }, index): CellDescription => {
      const total = totals.get(heading);
      if (index === first - 1) return textCell("Totals", "total-label");
      return total === undefined
        ? emptyCell
        : columnSumCell(String.fromCharCode(A + index), header + 1, header + rows, total, "total");
    }),
  };
}

const A = 65;

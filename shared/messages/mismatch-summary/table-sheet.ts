import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { columnSumCell, emptyCell, kindSumCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { CellDescription, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

export interface KindTotals {
  /** As its rows say it: `R&P`. */
  readonly kind: string;
  /** The sum of each column that has one, by its heading. */
  readonly sums: Readonly<Record<string, Pence>>;
}

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
  /** The sums of each kind; the kind stands in the first column. */
  readonly totals?: readonly KindTotals[];
  readonly frozenColumns?: number;
}

/** A sheet with a title, the totals of each kind, and one table; without rows only the title and the note. */
export function tableSheet({ columns, rows, totals = [], frozenColumns = 0, ...sheet }: TableSheet): SheetDescription {
  const above = [textRow(sheet.title, "title"), ...notesOf(sheet.note, columns)];
  const header = above.length + totals.length + 1;
  return {
    name: sheet.name,
    about: sheet.about,
    columns: columns.map(({ width }) => width),
    rows:
      rows.length === 0
        ? above
        : [
            ...above,
            ...totals.map((each) => totalsRow(columns, each, totals.length === 1, header, rows.length)),
            headingRow(columns),
            ...rows,
          ],
    frozenRows: rows.length === 0 ? 0 : header,
    frozenColumns: rows.length === 0 ? 0 : frozenColumns,
    ...(rows.length === 0 ? {} : { printTitleRow: header }),
    tables: tableOf(sheet.table, columns, header, rows.length),
  };
}

/** One row for each line, so that none runs beyond the table. */
function notesOf(note: string, columns: readonly SheetColumn[]): RowDescription[] {
  const room = columns.reduce((sum, { width }) => sum + width, 0);
  const lines: string[] = [];
  for (const word of note.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => textRow(line));
}

/** One kind's totals follow the filters. Those of several are of all rows of their kind: a sum of R&P and I&E would mean nothing. */
function totalsRow(
  columns: readonly SheetColumn[],
  { kind, sums }: KindTotals,
  isOnly: boolean,
  header: number,
  rows: number,
): RowDescription {
  const first = columns.findIndex(({ heading }) => heading in sums);
  return {
    cells: columns.map(({ heading }, index): CellDescription => {
      const total = sums[heading];
      if (index === first - 1) return textCell(totalsLabel(kind, isOnly), "total-label");
      if (total === undefined) return emptyCell;
      const column = String.fromCharCode(A + index);
      const [from, to] = [header + 1, header + rows];
      return isOnly
        ? columnSumCell(column, from, to, total, "total")
        : kindSumCell(`${column}${from}:${column}${to}`, `A${from}:A${to}`, kind, total, "total");
    }),
  };
}

const A = 65;

/** What stands before the totals of a kind. */
export function totalsLabel(kind: string, isOnly: boolean): string {
  return isOnly ? "Totals" : `${kind} in all`;
}

/** What the note above a table says about its totals. */
export function totalsNote(kinds: number): string {
  return kinds > 1
    ? "Each kind has totals of its own, of all its rows: an invoice may stand in R&P and in I&E."
    : "The totals follow the filters.";
}

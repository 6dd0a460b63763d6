import { columnLetters } from "../../cells/column-letters.ts";
import { columnsOfAmount } from "../../table/columns/layout.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { type Saying, sayingsOfRow } from "../../table/said/sayings.ts";
import { isAboutAll, sayingsAboveAmounts, sayingsAroundAmounts } from "../../table/said/sayings-about-columns.ts";
import type { CollectedWorkbook } from "../collected-workbook.ts";
import { hasRows, type TableRecord } from "../rows/table-record.ts";

/**
 * Everything in a workbook that says the currency or the unit of a table's claimed amounts, the nearest first: the number format of their cells, their
 * heading, the cells above it, the titles of the table, the name of the sheet, totals and remarks below the lines, other sheets without a table.
 */
export function sayingsAboutTable(table: TableRecord, workbook: CollectedWorkbook): Saying[] {
  const { sheet, layout } = table;
  const onSheet = workbook.loose.filter((each) => each.sheet === sheet.name).map(({ row }) => row);
  const headings = layout.header?.rows ?? [];
  const firstHeading = headings[0]?.row ?? table.headerRow;
  const others = workbook.tables.filter((each) => each !== table && each.sheet.name === sheet.name);
  const tableAbove = Math.max(0, ...others.map(lastRowOf).filter((row) => row < firstHeading));
  const last = lastRowOf(table);
  const lastOfSheet = Math.max(last, ...others.map(lastRowOf));
  // A row between the two halves of the headings makes a table without lines of the upper one.
  const headingsAbove = others
    .filter((each) => !hasRows(each) && each.headerRow < firstHeading && each.headerRow >= firstHeading - MOST_BETWEEN)
    .flatMap((each) => each.layout.header?.rows ?? []);
  const titles = [...onSheet.filter(({ row }) => row > tableAbove && row < firstHeading), ...headingsAbove];
  const sheetTitles =
    tableAbove === 0 ? [] : onSheet.filter(({ row }) => row < Math.min(...others.map(({ headerRow }) => headerRow)));
  const within = onSheet.filter(({ row }) => row > firstHeading && row <= last).filter(isAboutAll);
  // The foot of a sheet is about all its tables: one that it is not about says otherwise nearer to its amounts, and that is told.
  const below = onSheet.filter(({ row }) => row > lastOfSheet);
  // Invoice totals are in the currency and unit of what is unpaid of them.
  const total = layout.total === undefined ? [] : [layout.total];
  const claimed = columnsOfAmount(layout.amount, layout.ageing);
  const columns = [...claimed, ...total.filter((column) => !claimed.includes(column))].map((column) => ({
    column,
    heading: headingOf(table, column),
  }));
  const say = (where: Saying["where"], rows: readonly KeptRow[]): Saying[] =>
    rows.flatMap((row) => sayingsOfRow(sheet.name, where, row));
  return [
    ...sayingOfFormats(table),
    ...sayingsAboveAmounts({ sheet: sheet.name, columns, headings, titles }),
    ...say("title", [...sheetTitles].reverse()),
    ...sayingsAroundAmounts(sheet.name, [...within, ...below]),
    ...sayingsOfTotals(table),
    ...workbook.loose
      .filter((each) => !workbook.tables.some((other) => other.sheet.name === each.sheet))
      .flatMap((each) => sayingsOfRow(each.sheet, "other sheet", each.row)),
  ];
}

/** How many rows there may be between the halves of headings. */
const MOST_BETWEEN = 2;

function lastRowOf({ lines, unread, headerRow }: TableRecord): number {
  return Math.max(headerRow, lines.at(-1)?.row ?? 0, unread.at(-1)?.row ?? 0);
}

function headingOf({ layout }: TableRecord, column: number): string {
  const letters = columnLetters(column);
  return layout.columnUses.find((use) => use.column === letters)?.heading ?? "";
}

/** A unit that the number format of an amount shows. A currency there is read cell by cell. */
function sayingOfFormats({ sheet, layout: { shown } }: TableRecord): Saying[] {
  if (shown.unit === undefined) return [];
  const { unit, row, column } = shown.unit;
  return [
    {
      said: { currency: undefined, unit },
      text: unit,
      where: "cell",
      sheet: sheet.name,
      row,
      column: columnLetters(column),
    },
  ];
}

/** `Total EUR`, or a total whose cell shows another currency than the lines. */
function sayingsOfTotals({ sheet, totals, amountColumn }: TableRecord): Saying[] {
  return totals.flatMap(({ row, label, stated, column = amountColumn }): Saying[] => {
    const inLabel = sayingsOfRow(sheet.name, "below", {
      row,
      cells: [{ column: 1, type: "text", number: 0, stored: label, text: label, format: undefined }],
    }).map((saying) => ({ ...saying, column: undefined }));
    const inCell: Saying[] =
      stated === "foreign-currency"
        ? [
            {
              said: { currency: { foreign: "another currency" }, unit: undefined },
              text: label,
              where: "below",
              sheet: sheet.name,
              row,
              column,
            },
          ]
        : [];
    return [...inLabel, ...inCell];
  });
}

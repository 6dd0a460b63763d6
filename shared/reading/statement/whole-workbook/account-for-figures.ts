import type { Finding } from "../../../domain/statement/finding.ts";
import type { FigureNotRead } from "../../../domain/statement/statement.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { findLooseFigures, type RowOutsideLines } from "../../table/figures/loose-figures.ts";
import { namesMoney } from "../../table/figures/furniture.ts";
import type { UnexplainedColumn } from "../../table/figures/other-columns.ts";
import type { CollectedWorkbook } from "../collected-workbook.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableRecord, TableWithRole } from "../rows/table-record.ts";
import { sumsOfLines } from "./check-totals-outside.ts";

/** The figures of a workbook that could be money, and that nothing explains. */
interface UnexplainedFigures {
  readonly figures: readonly FigureNotRead[];
  /** What is to be said about them. */
  readonly findings: readonly Finding[];
}

/**
 * The figures of a workbook that are neither claimed nor verified nor known as something else: in columns that are not known, in rows of a table
 * that were not read as lines, and outside the lines. Totals outside the lines were compared with the lines already. Sheets that belong to
 * another statement are told as a whole.
 */
export function accountForFigures(
  workbook: CollectedWorkbook,
  block: HeaderBlock,
  chosen: readonly TableWithRole[],
): UnexplainedFigures {
  const own = chosen.filter(({ role }) => role === "lines").map(({ table }) => table);
  const leftOut = own.flatMap((table) => table.figuresLeftOut);
  const columns = own.flatMap((table) =>
    table.otherColumns.unexplained((column) => headingOf(table.layout, column)).map((column) => ({ table, column })),
  );
  const outside = [...figuresOutside(workbook, block, chosen, leftOut), ...workbook.figuresBeyond.values()];
  return {
    figures: [
      ...leftOut,
      ...columns
        .filter(({ table, column }) => !isMinor(table, column) && !isAnswer(table, column))
        .map(({ table, column }) => figureOfColumn(table, column)),
      ...outside,
    ].slice(0, MOST_KEPT),
    findings: [
      ...columns.map(({ table, column }) => columnNotRead(table, column)),
      ...outside.slice(0, MOST_KEPT).map(figureNotRead),
    ],
  };
}

/** How many figures are kept. Nobody needs more to see that a sheet is not a statement. */
const MOST_KEPT = 1000;

function figuresOutside(
  workbook: CollectedWorkbook,
  block: HeaderBlock,
  chosen: readonly TableWithRole[],
  leftOut: readonly FigureNotRead[],
): FigureNotRead[] {
  const sums = sumsOfLines(chosen);
  const headings = new Map<string, number>();
  for (const { table } of chosen) {
    const { name } = table.sheet;
    headings.set(name, Math.min(table.headerRow, headings.get(name) ?? Number.MAX_SAFE_INTEGER));
  }
  const rows: RowOutsideLines[] = workbook.loose
    .filter(({ sheet }) => !sums.otherSheets.has(sheet))
    .map(({ sheet, row }) => ({
      sheet,
      row: row.row,
      cells: row.cells,
      isBelowHeadings: row.row > (headings.get(sheet) ?? Number.MAX_SAFE_INTEGER),
      isWithoutTable: !headings.has(sheet),
    }));
  const places = new Set([...leftOut, ...block.totals].map(({ sheet, row, column }) => placeOf(sheet, row, column)));
  const isAccountedFor = (sheet: string, row: number, column: string): boolean =>
    places.has(placeOf(sheet, row, column));
  return findLooseFigures(rows, new Set<number>([sums.whole, ...sums.parts]), isAccountedFor).map((figure) => ({
    ...figure,
    count: 1,
  }));
}

function placeOf(sheet: string, row: number, column: string): string {
  return `${sheet}\n${String(row)}\n${column}`;
}

/** Whether a column holds only small whole numbers, no heading calls them money, and another column says what is unpaid. */
function isMinor({ layout }: TableRecord, { column, isSmall }: UnexplainedColumn): boolean {
  const saysUnpaid = layout.amount?.from === "column" && layout.amount.column === layout.fields.get("outstanding");
  return isSmall && saysUnpaid && !namesMoney(headingOf(layout, column));
}

/** Whether a column is for our answer. What is in it already is told, and is no part of what is owed. */
function isAnswer({ layout }: TableRecord, { column }: UnexplainedColumn): boolean {
  const letters = columnLetters(column);
  return layout.columnUses.some((use) => use.column === letters && use.takenFor?.startsWith("response") === true);
}

function headingOf({ header }: TableRecord["layout"], column: number): string {
  return header?.cells.find((cell) => cell.column === column)?.heading ?? "";
}

function figureOfColumn({ sheet }: TableRecord, { column, row, text, count }: UnexplainedColumn): FigureNotRead {
  return { sheet: sheet.name, row, column: columnLetters(column), text, count };
}

function columnNotRead(table: TableRecord, other: UnexplainedColumn): Finding {
  const { column, row, text, count } = other;
  const letters = columnLetters(column);
  const heading = headingOf(table.layout, column);
  const many = count === 1 ? "a figure" : `${String(count)} figures`;
  const example = `${count === 1 ? "" : "for example "}${text} in row ${String(row)}`;
  if (isAnswer(table, other)) {
    return {
      code: "answer-filled",
      severity: "warning",
      sheet: table.sheet.name,
      row,
      column: letters,
      what: `Column ${letters} ("${heading}") is for our answer, but it holds ${many}, ${example}; it was not read.`,
      todo: "Please leave these columns empty, and give what you owe or are owed in the columns of the statement.",
    };
  }
  if (table.layout.columnsOfWords.has(column)) {
    return {
      code: "column-not-read",
      severity: "warning",
      sheet: table.sheet.name,
      row,
      column: letters,
      what: `Column ${letters} ("${heading}") holds ${count === 1 ? "an amount" : `${String(count)} amounts`}, ${example}, among its words and codes; ${count === 1 ? "it was" : "they were"} not read as amounts.`,
      todo: "If it is part of what is owed, please put it in the column of amounts and send the statement again.",
    };
  }
  const named = heading === "" ? "which has no heading that we know" : `headed "${heading}", which we do not know`;
  return {
    code: "column-not-read",
    severity: isMinor(table, other) ? "note" : "warning",
    sheet: table.sheet.name,
    row,
    column: letters,
    what: `Column ${letters}, ${named}, holds ${many}, ${example}; ${count === 1 ? "it was" : "they were"} not read.`,
    todo: 'If they change what is owed, please name the column of unpaid amounts (for example "Outstanding") and send the statement again.',
  };
}

function figureNotRead({ sheet, row, column, text, count }: FigureNotRead): Finding {
  const more = count === 1 ? "" : `, and so could ${String(count - 1)} more below it`;
  return {
    code: "figure-not-read",
    severity: "warning",
    sheet,
    row,
    column,
    what: `"${text.slice(0, 160)}" in ${column}${String(row)} could be money${more}, but nothing says what it is; it was not read.`,
    todo: "If it is part of what is owed, please give it a line of its own and send the statement again.",
  };
}

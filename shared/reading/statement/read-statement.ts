import type { Kind } from "../../domain/exercise/exercise.ts";
import type { Statement } from "../../domain/statement/statement.ts";
import { columnLetters } from "../cells/column-letters.ts";
import type { ReadCells, FileToRead, CellsRead } from "../cells/read-cells.ts";
import type { RowSink, SheetInfo, Row, SheetEnd } from "../cells/row.ts";
import { figuresOfCell } from "../table/figures/figures-of-cell.ts";
import { collectLeftOutRows, type CollectedWorkbook, type LooseRow } from "./collected-workbook.ts";
import type { KeptRow } from "../table/rows/kept-row.ts";
import { kindInText, kindInTexts } from "./labels/kind-in-text.ts";
import { sectionOf } from "../table/rows/section-title.ts";
import type { SheetReader } from "../table/sheet-reader.ts";
import { statementSheet } from "./rows/statement-sheet.ts";
import { reportLateMerges } from "./rows/report-late-merges.ts";
import type { SheetState } from "./rows/table-context.ts";
import type { StatementContext } from "./statement-context.ts";
import { makeStatement } from "./whole-workbook/make-statement.ts";

/** What reading a statement needs from outside. */
interface StatementPorts extends StatementContext {
  readonly readCells: ReadCells;
}

/**
 * Reading a workbook as a statement, in this order:
 *
 * 1. bytes → cells (`readCells`, shared/reading/cells): each sheet's rows arrive one by one;
 * 2. rows → tables (table/sheet-reader.ts): find the headings (table/headings), or a table without headings by its values;
 * 3. headings and first rows → columns (table/columns/assign-columns.ts): what each column is, and which amount is claimed;
 * 4. rows → lines, totals, titles and rows left out (rows/table-reader.ts);
 * 5. the rows outside the lines → who, to whom, as at when (header-block/read-header-block.ts);
 * 6. all of it → the statement (whole-workbook/make-statement.ts): decisions that need the whole workbook, and the checks.
 *
 * Every row of the workbook ends up in the statement: in its lines, in its unread rows, or on the receipt with the reason why it was left
 * out. If a finding is a `refusal` (`isRefused`), the statement can't be used; if some rows could not be read (`isComplete` is false), its
 * total is not what the sender claims.
 */
export async function readStatement(file: FileToRead, ports: StatementPorts): Promise<Statement> {
  const builder = statementBuilder(file.name, ports);
  const read = await ports.readCells(file, builder.sink);
  return builder.finish(read);
}

/** Takes the rows of a workbook one by one and makes a statement of them. */
interface StatementBuilder {
  readonly sink: RowSink;
  /** Call this once, after the last row. */
  finish(read: CellsRead): Statement;
}

/** Limits, so that a hostile file can't fill the memory. */
const MOST_LOOSE = 2000;

const MOST_ACCOUNTS = 1000;

/** A sink for the rows of a statement. It never keeps all rows: a statement of any length needs the memory of its lines and little more. */
function statementBuilder(file: string, context: StatementContext = {}): StatementBuilder {
  const leftOut = collectLeftOutRows();
  const workbook: CollectedWorkbook = {
    file,
    sheets: [],
    tables: [],
    loose: [],
    figuresBeyond: new Map(),
    accounts: new Map(),
    hiddenColumns: new Map(),
  };
  const kindOfFile = kindInText(file);
  let kindOfCover: Kind | undefined;
  let current: { readonly sheet: SheetInfo; readonly reader: SheetReader } | undefined;

  const kindUnder = (sheet: SheetInfo, titles: readonly KeptRow[]): Kind | undefined => {
    const here = kindInTexts(titles.flatMap((row) => row.cells.map((cell) => cell.text)));
    return here ?? kindInText(sheet.name) ?? kindOfCover ?? kindOfFile;
  };

  const openSheet = (sheet: SheetInfo): SheetReader => {
    const named = sectionOf(sheet.name) ?? {};
    // Whether a whole sheet lists paid items is decided with the other sheets in view.
    const section = named.notClaimed === "paid" ? {} : { ...named, title: sheet.name };
    const state: SheetState = {
      account: "",
      section,
      sheetSection: section,
      sectionIsNew: false,
      foreignSection: undefined,
    };
    return statementSheet({
      file,
      sheet,
      state,
      expected: context.kind,
      kindUnder: (titles) => kindUnder(sheet, titles),
      leaveOut: (row, why) => {
        leftOut.add(sheet.name, row, why);
      },
      nameAccount: (account, name, row) => {
        const key = account === "" ? name : account;
        if (key === "" || workbook.accounts.has(key) || workbook.accounts.size >= MOST_ACCOUNTS) return;
        workbook.accounts.set(key, { account, name, sheet: sheet.name, row });
      },
      addLooseRow: (row) => {
        if (workbook.loose.length < MOST_LOOSE) workbook.loose.push({ sheet: sheet.name, row });
        else countFigures(workbook, sheet.name, row);
      },
      addTable: (table) => {
        workbook.tables.push(table);
      },
    });
  };

  const sink: RowSink = {
    startSheet(sheet) {
      workbook.sheets.push(sheet);
      current = { sheet, reader: openSheet(sheet) };
    },
    row(row: Row) {
      if (row.count > 0) current?.reader.row(row);
    },
    endSheet(end: SheetEnd) {
      if (current === undefined) return;
      const { sheet } = current;
      current.reader.end();
      current = undefined;
      if (sheet.merges === undefined)
        for (const table of workbook.tables) if (table.sheet === sheet) reportLateMerges(table, end.merges);
      if (end.hiddenColumns.size > 0) workbook.hiddenColumns.set(sheet.name, end.hiddenColumns);
      // A sheet without a table may be a cover that names the kind of the others.
      const hasTable = workbook.tables.some((table) => table.sheet === sheet);
      if (!hasTable) kindOfCover ??= kindInTexts(textsOf(workbook.loose, sheet.name));
    },
  };

  return { sink, finish: (read) => makeStatement(workbook, leftOut, read, context) };
}

/** Counts the figures of a row that is not kept, so that none is lost. */
function countFigures({ figuresBeyond }: CollectedWorkbook, sheet: string, { row, cells }: KeptRow): void {
  for (const cell of cells) {
    for (const figure of figuresOfCell(cell)) {
      if (figure.form !== "money") continue;
      const first = figuresBeyond.get(sheet);
      const place = { sheet, row, column: columnLetters(cell.column), text: figure.text };
      figuresBeyond.set(sheet, { ...(first ?? place), count: (first?.count ?? 0) + 1 });
    }
  }
}

function textsOf(loose: readonly LooseRow[], sheet: string): string[] {
  return loose.filter((each) => each.sheet === sheet).flatMap(({ row }) => row.cells.map((cell) => cell.text));
}

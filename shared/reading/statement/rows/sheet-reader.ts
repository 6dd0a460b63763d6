import type { Kind } from "../../../domain/exercise/exercise.ts";
import { createRow, type Row } from "../../cells/row.ts";
import { assignColumns } from "../../table/columns/assign-columns.ts";
import { findHeader, joinNextRow } from "../../table/headings/find-header.ts";
import { repeatsHeadings } from "../../table/headings/repeated-headings.ts";
import { splitSideBySide } from "../../table/headings/side-by-side.ts";
import { kindOfHeadings } from "../columns/kind-of-headings.ts";
import { type StatementHeader, type StatementLayout, statementTable } from "../columns/statement-table.ts";
import { tableByValues } from "../../table/columns/table-by-values.ts";
import { type KeptRow, fillRow, keepRow } from "../../table/rows/kept-row.ts";
import { kindInTexts } from "../labels/kind-in-text.ts";
import { readAccountHeading } from "../../table/rows/row-labels.ts";
import { sectionOf } from "../../table/rows/section-title.ts";
import { type AgeHeadings, sumOfAges, ageHeadingsOf } from "./age-summary.ts";
import type { TableContext } from "./table-context.ts";
import { type TableReader, tableReader } from "./table-reader.ts";
import type { TableRecord } from "./table-record.ts";

/** What a sheet reader knows of the workbook, and where it puts what it reads. */
interface SheetContext extends Omit<TableContext, "title" | "captions" | "kind"> {
  /** The kind that the statement was sent as: it decides if the workbook names none. */
  readonly expected: Kind | undefined;
  /** The kind of a table under these titles, as far as it is known by now. */
  kindUnder(titles: readonly KeptRow[]): Kind | undefined;
  addTable(table: TableRecord): void;
}

/**
 * Reads the rows of a sheet one by one: titles, a table, titles, the next table. If tables are side by side, each has a reader of its own for
 * its columns. For each table, in this order:
 *
 * 1. search: keep rows until one is a row of headings (table/headings), or until the values look like a table (table/columns/table-by-values.ts);
 * 2. sample: keep the first rows below the headings, then decide the columns (table/columns/assign-columns.ts);
 * 3. read: every row, the sample first, is a line (table-reader.ts, line-maker.ts) or something else (other-rows.ts), until the headings of
 *    another table begin.
 */
export interface SheetReader {
  row(row: Row): void;
  end(): void;
}

/** Headings are found alike in statements of any kind. */
const ANY_TABLE = statementTable(undefined);

/** How many rows are looked at before the columns of a table are decided. */
const SAMPLE = 32;

/** How many rows, and how many cells, are kept while no table is found: a header block is shorter. */
const MOST_SEARCHED = 300;

const MOST_CELLS_SEARCHED = 30_000;

/** How many rows below the lines are remembered: the titles of the next table are right above it. */
const MOST_BETWEEN = 8;

/** How many rows above a table may be its titles, and how long a title may be. */
const MOST_CAPTIONS = 4;

const LONGEST_CAPTION = 60;

interface Sampling {
  header: StatementHeader;
  readonly rows: KeptRow[];
}

/** @param given the headings, if they are known already */
export function sheetReader(context: SheetContext, given?: StatementHeader): SheetReader {
  let searched: KeptRow[] = [];
  let cellsSearched = 0;
  let searchedEnough = false;
  let rowAbove: KeptRow | undefined;
  let sampling: Sampling | undefined = given === undefined ? undefined : { header: given, rows: [] };
  let table: TableReader | undefined;
  let titles: readonly KeptRow[] = [];
  /** The rows between the lines of the previous table and this table's headings: its titles are among them. */
  let rowsBetween: readonly KeptRow[] = [];
  let rowsSinceLine: KeptRow[] = [];
  /** The headings of a summary by age, if the last row was that. */
  let ages: AgeHeadings | undefined;
  let header: StatementHeader | undefined = given;
  const replayed = createRow();
  /** Readers of tables side by side: if there are any, they read all further rows. */
  let sideTables: { readonly from: number; readonly to: number; readonly reader: SheetReader }[] = [];

  const search = (kept: KeptRow): void => {
    const found = findHeader(ANY_TABLE, kept, rowAbove);
    if (found !== undefined) {
      startTable(found);
      return;
    }
    searched.push(kept);
    cellsSearched += kept.cells.length;
    rowAbove = kept;
    if (searched.length >= MOST_SEARCHED || cellsSearched >= MOST_CELLS_SEARCHED) giveUpSearching();
  };

  /** No headings so far: tries the values; if they are not a table either, releases the rows and goes on. */
  const giveUpSearching = (): void => {
    if (!searchedEnough && readByValues()) return;
    searchedEnough = true;
    release(searched, "no table of amounts found there");
    searched = [];
    cellsSearched = 0;
  };

  const readByValues = (): boolean => {
    const found = tableByValues(statementTable(context.kindUnder(searched) ?? context.expected), searched);
    if (found === undefined) return false;
    release(searched.slice(0, found.from), "above the table");
    titles = searched.slice(0, found.from);
    for (const row of found.headings) context.leaveOut(row.row, "headings");
    const rows = searched.slice(found.from + found.headings.length);
    searched = [];
    header = undefined;
    table = openTable(found.layout, found.headings[0]?.row ?? rows[0]?.row ?? 1);
    replay(rows);
    return true;
  };

  /** @param seen the row above, if it was already taken when it turned out to be the upper half of the headings */
  const startTable = (found: StatementHeader, seen?: KeptRow): void => {
    const rows = new Set(found.rows);
    const above = searched.filter((row) => !rows.has(row));
    release(above, "above the table");
    for (const row of found.rows) if (row !== seen) context.leaveOut(row.row, "headings");
    if (above.length > 0 || table === undefined) titles = above;
    rowsBetween = above.length > 0 ? [] : rowsSinceLine.filter((row) => !rows.has(row));
    rowsSinceLine = [];
    setSection(above);
    searched = [];
    cellsSearched = 0;
    rowAbove = undefined;
    table = undefined;
    header = found;
    sampling = { header: found, rows: [] };
  };

  /** A title above the headings applies to this table; a title of the previous table does not. */
  const setSection = (above: readonly KeptRow[]): void => {
    const { state } = context;
    if (!state.sectionIsNew) state.section = state.sheetSection;
    for (const row of above) {
      const [only] = row.cells;
      const section = row.cells.length === 1 && only?.type === "text" ? sectionOf(only.text) : undefined;
      if (section !== undefined) state.section = section;
      const account = readAccountHeading(row.cells);
      if (account !== undefined) {
        state.account = account.account;
        context.nameAccount(account.account, account.name, row.row);
      }
    }
  };

  const release = (rows: readonly KeptRow[], why: string): void => {
    for (const row of rows) {
      context.addLooseRow(row);
      context.leaveOut(row.row, why);
    }
  };

  const openTable = (layout: StatementLayout, headerRow: number): TableReader => {
    const tableContext: TableContext = {
      ...context,
      kind: kindInTexts(captionsAbove(rowsBetween)) ?? context.kindUnder(titles) ?? kindOfHeadings(layout),
      title: (rowsBetween.length > 0 ? rowsBetween : titles)
        .flatMap((row) => row.cells.map((cell) => cell.text))
        .join(" ")
        .slice(0, 500),
      captions: captionsAbove(rowsBetween.length > 0 ? rowsBetween : titles),
    };
    const opened = tableReader(layout, headerRow, tableContext);
    context.addTable(opened.record);
    return opened;
  };

  const sample = (current: Sampling, kept: KeptRow): void => {
    if (current.rows.length === 0) {
      const wider = joinNextRow(ANY_TABLE, current.header, kept);
      if (wider !== undefined) {
        current.header = wider;
        header = wider;
        context.leaveOut(kept.row, "headings");
        return;
      }
      const parts = splitSideBySide(ANY_TABLE, current.header);
      if (parts.length > 1) {
        sideTables = parts.map(({ from, to, part }) => ({ from, to, reader: sheetReader(context, part) }));
        sampling = undefined;
        take(fillRow(replayed, kept));
        return;
      }
    }
    current.rows.push(kept);
    if (current.rows.length >= SAMPLE || isOtherHeader(current, kept)) decide(current);
  };

  const isOtherHeader = (current: Sampling, kept: KeptRow): boolean => {
    const previous = current.rows.at(-2);
    return findHeader(ANY_TABLE, kept, previous) !== undefined && !repeatsHeadings(ANY_TABLE, current.header, kept);
  };

  const decide = (current: Sampling): void => {
    sampling = undefined;
    const rows = current.rows.filter((row) => !repeatsHeadings(ANY_TABLE, current.header, row));
    const layout = assignColumns(statementTable(context.kindUnder(titles) ?? context.expected), current.header, rows);
    table = openTable(layout, current.header.rows.at(-1)?.row ?? 1);
    replay(current.rows);
  };

  /** Reads the rows that were kept until the columns were known. Another table may begin among them. */
  const replay = (rows: readonly KeptRow[]): void => {
    for (const kept of rows) take(fillRow(replayed, kept), kept);
  };

  const readRow = (reader: TableReader, row: Row, already?: KeptRow): void => {
    if (ages !== undefined && readAges(reader, ages, already ?? keepRow(row))) return;
    if (reader.takeLine(row)) {
      rowAbove = undefined;
      if (rowsSinceLine.length > 0) rowsSinceLine = [];
      return;
    }
    const kept = already ?? keepRow(row);
    if (kept.cells.length === 0) context.leaveOut(kept.row, "empty");
    else if (header !== undefined && repeatsHeadings(ANY_TABLE, header, kept))
      context.leaveOut(kept.row, "the headings again");
    else readOther(reader, row, kept);
  };

  /** Takes the row below the headings of a summary by age: it is not a line, even if it looks like one. Returns `false` for any other row. */
  const readAges = (reader: TableReader, headings: AgeHeadings, kept: KeptRow): boolean => {
    ages = undefined;
    const sum = sumOfAges(headings, kept);
    if (sum === undefined) return false;
    reader.takeSum(kept.row, "Summary by age", sum);
    return true;
  };

  const readOther = (reader: TableReader, row: Row, kept: KeptRow): void => {
    const found = findHeader(ANY_TABLE, kept, rowAbove);
    if (found !== undefined) {
      startTable(found, rowAbove);
      return;
    }
    rowAbove = kept;
    ages = ageHeadingsOf(kept);
    if (ages !== undefined) {
      context.leaveOut(kept.row, "headings of a summary by age");
      return;
    }
    const lines = reader.record.lines.length;
    reader.takeOther(row, kept);
    if (reader.record.lines.length > lines) rowsSinceLine = [];
    else if (rowsSinceLine.push(kept) > MOST_BETWEEN) rowsSinceLine.shift();
  };

  const take = (row: Row, already?: KeptRow): void => {
    if (sideTables.length > 0) {
      for (const each of sideTables) readSlice(row, each.from, each.to, each.reader);
      return;
    }
    if (table !== undefined) {
      readRow(table, row, already);
      return;
    }
    const kept = already ?? keepRow(row);
    if (kept.cells.length === 0) context.leaveOut(kept.row, "empty");
    else if (sampling !== undefined) sample(sampling, kept);
    else search(kept);
  };

  const undecided = (): Sampling | undefined => sampling;

  return {
    row: (row) => {
      take(row);
    },
    end() {
      if (searched.length > 0 && !readByValues()) release(searched, "no table of amounts found there");
      // While one table's rows are replayed, another table may begin, and that one may be short too.
      for (let current = undecided(); current !== undefined; current = undecided()) decide(current);
      for (const each of sideTables) each.reader.end();
    },
  };
}

/** The titles among the last rows above a table: short texts that are alone in their rows and are not sentences. */
function captionsAbove(rows: readonly KeptRow[]): string[] {
  return rows.slice(-MOST_CAPTIONS).flatMap(({ cells }) => {
    const [only, second] = cells;
    if (only?.type !== "text" || second !== undefined) return [];
    return only.text.length <= LONGEST_CAPTION && !only.text.includes(": ") && !only.text.endsWith(".")
      ? [only.text]
      : [];
  });
}

function readSlice(row: Row, from: number, to: number, into: SheetReader): void {
  const places: number[] = [];
  for (let place = 0; place < row.count; place += 1) {
    const column = row.columns[place] ?? 0;
    if (column >= from && column <= to) places.push(place);
  }
  if (places.length === 0) return;
  into.row({
    row: row.row,
    hidden: row.hidden,
    count: places.length,
    columns: places.map((place) => row.columns[place] ?? 0),
    types: places.map((place) => row.types[place] ?? "text"),
    numbers: places.map((place) => row.numbers[place] ?? 0),
    texts: places.map((place) => row.texts[place] ?? ""),
    formats: places.map((place) => row.formats[place]),
  });
}

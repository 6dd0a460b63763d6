import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { createRow, type Row } from "../cells/row.ts";
import type { FoundTable } from "./columns/table-by-values.ts";
import { findHeader, joinNextRow } from "./headings/find-header.ts";
import type { Header } from "./headings/heading-meaning.ts";
import { repeatsHeadings } from "./headings/repeated-headings.ts";
import { splitSideBySide } from "./headings/side-by-side.ts";
import { type AgeHeadings, ageHeadingsOf, sumOfAges } from "./rows/age-summary.ts";
import { type KeptRow, fillRow, keepRow } from "./rows/kept-row.ts";
import { type LongerRow, rowLongerThanHeadings } from "./rows/row-longer-than-headings.ts";
import type { TableDescription } from "./table-description.ts";

/** What a sheet reader is told of the tables to look for, and where it puts what it finds. */
export interface SheetPlan<Extra extends string, Layout> {
  /** The fields by which headings are found. */
  readonly table: TableDescription<Extra>;
  /** How many rows are looked at before the columns of a table are decided. */
  readonly sampleRows: number;
  /** Decides the columns of a table. The sample is the first rows below the headings; titles are the rows above them. */
  decideColumns(header: Header<Extra>, sample: readonly KeptRow[], titles: readonly KeptRow[]): Layout;
  /** Looks for a table among rows without headings; `undefined` if there is none. */
  findTableByValues(rows: readonly KeptRow[]): FoundTable<Layout> | undefined;
  /** Takes the rows between the last line, or the beginning of the sheet, and the headings of a new table, before its columns are decided. */
  takeRowsAbove(rows: readonly KeptRow[]): void;
  openTable(opening: TableOpening<Layout>): TableReader;
  /** The plan for one of several tables side by side, given the titles above its columns; without it they share this plan. */
  besideOthers?(titles: readonly KeptRow[]): SheetPlan<Extra, Layout>;
  /** Reports a row outside the lines: names and contacts may be in it. */
  addLooseRow(row: KeptRow): void;
  /** Reports a row that is not a line, with the reason. */
  leaveOut(row: number, why: string): void;
}

/** A table whose columns are decided. */
export interface TableOpening<Layout> {
  readonly layout: Layout;
  /** The row of the headings, or the first row of a table without them. */
  readonly headerRow: number;
  /** The rows above the headings. */
  readonly titles: readonly KeptRow[];
  /** The rows between the lines of the previous table and the headings: the table's own titles are among them. */
  readonly rowsBetween: readonly KeptRow[];
}

/** Reads the rows of one table. */
export interface TableReader {
  /** Takes a row if it is certainly a line; otherwise returns `false`, and the row must be given to `takeOther`. */
  takeLine(row: Row): boolean;
  /** Takes any other row: it may still be a line, or else a total, a title or a row that is left out. */
  takeOther(row: Row, kept: KeptRow): void;
  /** Takes a row of a delimited text that has more fields than there are headings: its cells may be under wrong ones. */
  takeLonger(row: Row, fault: LongerRow): void;
  /** Takes a row that states, in other columns than the lines, what the lines so far add up to. */
  takeSum(row: number, label: string, sum: Pence): void;
  /** Notes that a row repeats the headings: a new page, or another list of the same kind. */
  noteHeadings?(): void;
  /** How many lines were made so far. */
  lineCount(): number;
}

/**
 * Reads the rows of a sheet one by one: titles, a table, titles, the next table. If tables are side by side, each has a reader of its own for
 * its columns. For each table, in this order:
 *
 * 1. search: keep rows until one is a row of headings (headings/find-header.ts), or until the values look like a table;
 * 2. sample: keep the first rows below the headings, then decide the columns (columns/assign-columns.ts);
 * 3. read: every row, the sample first, is a line or something else, until the headings of another table begin.
 */
export interface SheetReader {
  row(row: Row): void;
  end(): void;
}

/** How many rows, and how many cells, are kept while no table is found: a header block is shorter. */
const MOST_SEARCHED = 300;

const MOST_CELLS_SEARCHED = 30_000;

/** How many rows below the lines are remembered: the titles of the next table are right above it. */
const MOST_BETWEEN = 8;

interface Sampling<Extra extends string> {
  header: Header<Extra>;
  readonly rows: KeptRow[];
}

/** @param given the headings, if they are known already */
export function sheetReader<Extra extends string, Layout>(
  plan: SheetPlan<Extra, Layout>,
  given?: Header<Extra>,
): SheetReader {
  const { table: description } = plan;
  let searched: KeptRow[] = [];
  let cellsSearched = 0;
  let searchedEnough = false;
  let rowAbove: KeptRow | undefined;
  let sampling: Sampling<Extra> | undefined = given === undefined ? undefined : { header: given, rows: [] };
  let table: TableReader | undefined;
  let titles: readonly KeptRow[] = [];
  /** The rows between the lines of the previous table and this table's headings: its titles are among them. */
  let rowsBetween: readonly KeptRow[] = [];
  let rowsSinceLine: KeptRow[] = [];
  /** The headings of a summary by age, if the last row was that. */
  let ages: AgeHeadings | undefined;
  let header: Header<Extra> | undefined = given;
  /** In a delimited text, how many fields the headings of the table have. */
  let headings = Number.POSITIVE_INFINITY;
  const replayed = createRow();
  /** Readers of tables side by side: if there are any, they read all further rows. */
  let sideTables: { readonly from: number; readonly to: number; readonly reader: SheetReader }[] = [];

  const search = (kept: KeptRow): void => {
    const found = findHeader(description, kept, rowAbove);
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
    const found = plan.findTableByValues(searched);
    if (found === undefined) return false;
    release(searched.slice(0, found.from), "above the table");
    titles = searched.slice(0, found.from);
    for (const row of found.headings) plan.leaveOut(row.row, "headings");
    const rows = searched.slice(found.from + found.headings.length);
    searched = [];
    header = undefined;
    headings = Number.POSITIVE_INFINITY;
    const headerRow = found.headings[0]?.row ?? rows[0]?.row ?? 1;
    table = plan.openTable({ layout: found.layout, headerRow, titles, rowsBetween });
    replay(rows);
    return true;
  };

  /** @param seen the row above, if it was already taken when it turned out to be the upper half of the headings */
  const startTable = (found: Header<Extra>, seen?: KeptRow): void => {
    const rows = new Set(found.rows);
    const above = searched.filter((row) => !rows.has(row));
    release(above, "above the table");
    for (const row of found.rows) if (row !== seen) plan.leaveOut(row.row, "headings");
    if (above.length > 0 || table === undefined) titles = above;
    rowsBetween = above.length > 0 ? [] : rowsSinceLine.filter((row) => !rows.has(row));
    rowsSinceLine = [];
    plan.takeRowsAbove(above);
    searched = [];
    cellsSearched = 0;
    rowAbove = undefined;
    table = undefined;
    header = found;
    sampling = { header: found, rows: [] };
  };

  const release = (rows: readonly KeptRow[], why: string): void => {
    for (const row of rows) {
      plan.addLooseRow(row);
      plan.leaveOut(row.row, why);
    }
  };

  const sample = (current: Sampling<Extra>, kept: KeptRow): void => {
    if (current.rows.length === 0) {
      const wider = joinNextRow(description, current.header, kept);
      if (wider !== undefined) {
        current.header = wider;
        header = wider;
        plan.leaveOut(kept.row, "headings");
        return;
      }
      const parts = splitSideBySide(description, current.header);
      if (parts.length > 1) {
        sideTables = parts.map(({ from, to, part }) => ({
          from,
          to,
          reader: sheetReader(plan.besideOthers?.(columnsOf(titles, from, to)) ?? plan, part),
        }));
        sampling = undefined;
        take(fillRow(replayed, kept));
        return;
      }
    }
    current.rows.push(kept);
    if (isOtherHeader(current, kept)) decide(current, kept);
    else if (current.rows.length >= plan.sampleRows) decide(current);
  };

  const isOtherHeader = (current: Sampling<Extra>, kept: KeptRow): boolean => {
    const previous = current.rows.at(-2);
    return findHeader(description, kept, previous) !== undefined && !repeatsHeadings(description, current.header, kept);
  };

  /** @param next the headings of the next table, if the last row of the sample is that */
  const decide = (current: Sampling<Extra>, next?: KeptRow): void => {
    sampling = undefined;
    const rows = current.rows.filter((row) => row !== next && !repeatsHeadings(description, current.header, row));
    const layout = plan.decideColumns(current.header, rows, titles);
    const headerRow = current.header.rows.at(-1)?.row ?? 1;
    headings = Math.max(...current.header.rows.map(({ fields }) => fields));
    table = plan.openTable({ layout, headerRow, titles, rowsBetween });
    replay(current.rows);
  };

  /** Reads the rows that were kept until the columns were known. Another table may begin among them. */
  const replay = (rows: readonly KeptRow[]): void => {
    for (const kept of rows) take(fillRow(replayed, kept), kept);
  };

  const readRow = (reader: TableReader, row: Row, already?: KeptRow): void => {
    const longer = row.fields > headings ? rowLongerThanHeadings(row, headings) : undefined;
    if (longer !== undefined) {
      reader.takeLonger(row, longer);
      return;
    }
    if (ages !== undefined && readAges(reader, ages, already ?? keepRow(row))) return;
    if (reader.takeLine(row)) {
      rowAbove = undefined;
      if (rowsSinceLine.length > 0) rowsSinceLine = [];
      return;
    }
    const kept = already ?? keepRow(row);
    if (kept.cells.length === 0) plan.leaveOut(kept.row, "empty");
    else if (header !== undefined && repeatsHeadings(description, header, kept)) {
      plan.leaveOut(kept.row, "the headings again");
      reader.noteHeadings?.();
    } else readOther(reader, row, kept);
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
    const found = findHeader(description, kept, rowAbove);
    if (found !== undefined) {
      startTable(found, rowAbove);
      return;
    }
    rowAbove = kept;
    ages = ageHeadingsOf(description, kept);
    if (ages !== undefined) {
      plan.leaveOut(kept.row, "headings of a summary by age");
      return;
    }
    const lines = reader.lineCount();
    reader.takeOther(row, kept);
    if (reader.lineCount() > lines) rowsSinceLine = [];
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
    if (kept.cells.length === 0) plan.leaveOut(kept.row, "empty");
    else if (sampling !== undefined) sample(sampling, kept);
    else search(kept);
  };

  const undecided = (): Sampling<Extra> | undefined => sampling;

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

/** The cells of rows in some of their columns. */
function columnsOf(rows: readonly KeptRow[], from: number, to: number): KeptRow[] {
  return rows.map((row) => ({ ...row, cells: row.cells.filter(({ column }) => column >= from && column <= to) }));
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
    fields: 0,
    columns: places.map((place) => row.columns[place] ?? 0),
    types: places.map((place) => row.types[place] ?? "text"),
    numbers: places.map((place) => row.numbers[place] ?? 0),
    texts: places.map((place) => row.texts[place] ?? ""),
    formats: places.map((place) => row.formats[place]),
  });
}

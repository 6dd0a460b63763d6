import Papa from "papaparse";
import type * as z from "zod";

import { guessEncoding } from "../../shared/reading/cells/text-table/guess-encoding.ts";
import { readBytes } from "./read-file.ts";
import { CommandRefused } from "../command-errors.ts";

/** The columns that a table must or may have in its first line. */
export interface TableForm {
  readonly columns: readonly string[];
  readonly optional?: readonly string[];
  /** Passwords to try if the file is a protected workbook. */
  readonly passwords?: readonly string[];
}

/** One row of a table: its number in a spreadsheet, from 1, and its cells by their headings. Empty cells are left out. */
export interface TableRow {
  readonly row: number;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads a table with a heading line from a CSV file or a workbook's first sheet, each row by its headings. Empty cells are
 * left out, so that optional columns can stay empty; other columns are ignored.
 *
 * @throws CommandRefused with every problem of the file, by row and column, if there is any.
 */
export async function readTable<Row>(file: string, form: TableForm, schema: z.ZodType<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  const problems: string[] = [];
  for (const row of await readRows(file, form)) {
    const read = schema.safeParse(Object.fromEntries(row.fields));
    if (read.success) rows.push(read.data);
    else
      for (const { path, message } of read.error.issues) problems.push(problemOf(row, String(path[0] ?? ""), message));
  }
  if (problems.length > 0) throw new CommandRefused(`${file} was not imported; nothing has changed.`, problems);
  return rows;
}

/**
 * Reads the same without judging the cells.
 *
 * @throws CommandRefused if the file can't be read, a column is missing, or a row has cells beyond the headings
 */
export async function readRows(
  file: string,
  { columns, optional = [], passwords = [] }: TableForm,
): Promise<readonly TableRow[]> {
  const [headingLine, ...rest] = await linesOf(file, passwords);
  const headings = (headingLine?.cells ?? []).map((heading) => heading.trim().toLowerCase());
  const missing = columns.filter((column) => !headings.includes(column));
  if (missing.length > 0) {
    throw new CommandRefused(
      `${file} has no column ${missing.join(", ")}. Its first line must be: ${[...columns, ...optional].join(",")}`,
    );
  }
  refuseCellsWithoutHeading(file, headings.length, rest);
  const known = new Set([...columns, ...optional]);
  return rest.map(({ row, cells }) => ({
    row,
    fields: new Map(
      headings.flatMap((heading, at): [string, string][] => {
        const cell = (cells[at] ?? "").trim();
        return known.has(heading) && cell !== "" ? [[heading, cell]] : [];
      }),
    ),
  }));
}

/** A cell beyond the headings is under none: a heading is missing, or a comma has no quotes around it. */
function refuseCellsWithoutHeading(file: string, headings: number, lines: readonly Line[]): void {
  const problems = lines.flatMap(({ row, cells }) => {
    const beyond = cells.slice(headings).filter((cell) => cell.trim() !== "");
    return beyond.map(
      (cell) =>
        `row ${row}: ${JSON.stringify(cell.trim())} has no heading above it. Give its column a heading, or put quotes around a text with a comma in it.`,
    );
  });
  if (problems.length > 0) throw new CommandRefused(`${file} was not imported; nothing has changed.`, problems);
}

/** A problem with a cell, as a person is told of it: `row 3, opened: "2023-02-29" is not a calendar date`. */
export function problemOf({ row, fields }: TableRow, column: string, message: string): string {
  const cell = fields.get(column);
  return `row ${row}, ${column}: ${cell === undefined ? "is empty" : `${JSON.stringify(cell)} ${message}`}`;
}

interface Line {
  /** The row number in a spreadsheet, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

async function linesOf(file: string, passwords: readonly string[]): Promise<Line[]> {
  const bytes = await readBytes(file);
  const encoding = guessEncoding(bytes);
  if (!encoding) return (await import("./read-workbook.ts")).readWorkbookLines(file, bytes, passwords);
  const { data, errors } = Papa.parse<string[]>(new TextDecoder(encoding).decode(bytes));
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken) throw new CommandRefused(`${file} is not CSV: ${broken.message} (row ${(broken.row ?? 0) + 1}).`);
  return data.flatMap((cells, index) => (cells.some((cell) => cell.trim() !== "") ? [{ row: index + 1, cells }] : []));
}

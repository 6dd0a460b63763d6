import { readFile } from "node:fs/promises";

import Papa from "papaparse";
import type * as z from "zod";

import { guessEncoding } from "../shared/reading/text-table/guess-encoding.ts";
import { Refused } from "./refused.ts";

/**
 * The rows of a CSV file with a heading line, each by its headings. An empty cell is left out, so that optional columns can
 * stay empty.
 *
 * @param columns the headings that the file must have; others may be there and are not read
 * @param optional headings that it may have besides
 * @throws Refused with every problem of the file, by row and column, where there is any.
 */
export async function readCsv<Row>(
  file: string,
  columns: readonly string[],
  optional: readonly string[],
  schema: z.ZodType<Row>,
): Promise<Row[]> {
  const bytes = await bytesOf(file);
  const encoding = guessEncoding(bytes);
  if (!encoding) throw new Refused(`${file} is no text file: save it as CSV.`);
  const text = new TextDecoder(encoding).decode(bytes);
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken) throw new Refused(`${file} is not CSV: ${broken.message} (row ${(broken.row ?? 0) + 1}).`);
  const [headingLine = [], ...lines] = data;
  const headings = headingLine.map((heading) => heading.trim().toLowerCase());
  const missing = columns.filter((column) => !headings.includes(column));
  if (missing.length > 0) {
    throw new Refused(
      `${file} has no column ${missing.join(", ")}. Its first line must be: ${[...columns, ...optional].join(",")}`,
    );
  }
  const known = new Set([...columns, ...optional]);
  const rows: Row[] = [];
  const problems: string[] = [];
  lines.forEach((cells, index) => {
    const fields = headings.flatMap((heading, at): [string, string][] => {
      const cell = (cells[at] ?? "").trim();
      return known.has(heading) && cell !== "" ? [[heading, cell]] : [];
    });
    const read = schema.safeParse(Object.fromEntries(fields));
    if (read.success) rows.push(read.data);
    else {
      for (const { path, message } of read.error.issues) {
        const column = String(path[0] ?? "");
        const cell = Object.fromEntries(fields)[column];
        problems.push(
          cell === undefined
            ? `row ${index + 2}, ${column}: is empty`
            : `row ${index + 2}, ${column}: ${JSON.stringify(cell)} ${message}`,
        );
      }
    }
  });
  if (problems.length > 0) throw new Refused(`${file} was not imported; nothing has changed.`, problems);
  return rows;
}

/** @throws Refused where the file can't be read. */
export async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    throw new Refused(code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read: ${String(error)}`);
  }
}

import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Real files that nobody here wrote, in their own place beside the project. */
export const CORPORA = join(import.meta.dirname, "../../../../shared/corpora");

export const corporaPresent = existsSync(join(CORPORA, "excel/reference-cells.tsv"));

/** Every file of the corpora that holds a table, relative to the corpora. */
export function corpusTables(): string[] {
  return [
    ...corpusFiles("excel/calamine", /./),
    ...corpusFiles("excel/sheetjs-1904", /./),
    ...corpusFiles("nhs", /\.(?:csv|xlsx?)$/),
  ];
}

/** The corpora's files below a folder whose names match, relative to the corpora, in order. */
export function corpusFiles(folder: string, names: RegExp): string[] {
  if (!corporaPresent) return [];
  return readdirSync(join(CORPORA, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => relative(CORPORA, join(entry.parentPath, entry.name)))
    .sort();
}

import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Real files from elsewhere, in a folder beside the project. */
export const CORPORA = join(import.meta.dirname, "../../../../shared/corpora");

export const corporaPresent = existsSync(join(CORPORA, "excel/reference-cells.tsv"));

/** All files of the corpora with a table, as paths relative to the corpora. */
export function corpusTables(): string[] {
  return [
    ...corpusFiles("excel/calamine", /./),
    ...corpusFiles("excel/sheetjs-1904", /./),
    ...corpusFiles("nhs", /\.(?:csv|xlsx?)$/),
  ];
}

/** The files of a folder of the corpora with a matching name, as sorted paths relative to the corpora. */
export function corpusFiles(folder: string, names: RegExp): string[] {
  if (!corporaPresent) return [];
  return readdirSync(join(CORPORA, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => relative(CORPORA, join(entry.parentPath, entry.name)))
    .sort();
}

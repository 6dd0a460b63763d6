import Papa from "papaparse";

import { csvOf } from "./column-values.ts";
import type { List } from "./list.ts";

/** Rows as CSV with the list's columns, amounts in pounds. A spreadsheet takes no text of it for a formula. */
export function listCsv<Row>(list: List<Row>, rows: readonly Row[]): string {
  return Papa.unparse({
    fields: list.columns.map(({ heading }) => heading),
    data: rows.map((row) => list.columns.map((column) => csvOf(column, row))),
  });
}

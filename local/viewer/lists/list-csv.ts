import Papa from "papaparse";

import { pounds } from "../../../shared/messages/collection-form/form-csv.ts";
import { inertText } from "../../../shared/messages/rendering/inert-text.ts";
import { cleanText } from "../../../shared/messages/words/clean-text.ts";
import { isAmountColumn, type List } from "./list.ts";

/** Rows as CSV with the list's columns, amounts in pounds. A spreadsheet takes no text of it for a formula. */
export function listCsv<Row>(list: List<Row>, rows: readonly Row[]): string {
  const cellsOf = list.columns.map((column) => {
    if (!isAmountColumn(column)) return (row: Row) => inertText(cleanText(String(column.text(row))));
    return (row: Row) => {
      const amount = column.amount(row);
      return amount === undefined ? "" : pounds(amount);
    };
  });
  return Papa.unparse({
    fields: list.columns.map(({ heading }) => heading),
    data: rows.map((row) => cellsOf.map((of) => of(row))),
  });
}

import type { Finding } from "../../../domain/statement/finding.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { TableReader } from "../../table/sheet-reader.ts";
import { parseDate } from "../../table/values/parse-date.ts";
import { figuresOfCell } from "../../table/figures/figures-of-cell.ts";

/** Takes the rows of a table that is no ledger, and tells if they look like documents. */
export interface TableNotRead extends TableReader {
  findings(): Finding[];
}

/**
 * A table whose headings are not those of a ledger: a summary by supplier, or documents whose amounts stand under a heading that we don't know. None
 * of its rows is a line; rows with a day and a figure are told.
 */
export function tableNotRead(headerRow: number): TableNotRead {
  let documents = 0;

  return {
    takeLine: () => false,
    takeOther: (_, kept) => {
      if (isDocument(kept)) documents += 1;
    },
    takeSum: () => undefined,
    takeLonger: () => undefined,
    lineCount: () => 0,
    findings: () =>
      documents === 0
        ? []
        : [
            {
              code: "table-not-read",
              severity: "warning",
              row: headerRow,
              what: `The headings in row ${String(headerRow)} are not those of a ledger that we know, so the ${documents === 1 ? "row" : `${String(documents)} rows`} with a date and figures below them ${documents === 1 ? "was" : "were"} not read.`,
              todo: "Check that it lists no documents that are owed, or name its columns as those of the other tables and upload the ledger again.",
            },
          ],
  };
}

function isDocument({ cells }: KeptRow): boolean {
  const isDated = cells.some(({ type, text }) => type === "date" || (type === "text" && parseDate(text) !== undefined));
  return (
    isDated && cells.some((cell) => cell.type === "number" || figuresOfCell(cell).some(({ form }) => form === "money"))
  );
}

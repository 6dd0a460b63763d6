import type { Statement } from "../../domain/statement/statement.ts";
import type { FormTable } from "./answer-columns.ts";
import { lineRowsOf } from "./line-rows.ts";
import type { FormSheet } from "./questions/form-lists.ts";
import { whatIsAsked } from "./questions/what-is-asked.ts";

/** Headings are among the first rows of a sheet for answers. */
const LAST_HEADING_ROW = 60;

/**
 * Tables for answers on sheets on which the reader of statements found no table, because their rows are formulas or their headings are about
 * nothing but answers.
 */
export function tablesWithoutReceipt(
  statement: Pick<Statement, "lines" | "receipt">,
  sheets: readonly FormSheet[],
): FormTable[] {
  const known = new Set(statement.receipt.tables.map(({ sheet }) => sheet));
  return sheets.flatMap((sheet) => {
    if (known.has(sheet.name)) return [];
    for (const [number, { cells }] of sheet.cells.rows) {
      if (number > LAST_HEADING_ROW) return [];
      const texts = cells.filter(({ text, formula }) => text !== "" && formula === undefined);
      const asking = texts.filter(({ text }) => {
        const asked = whatIsAsked(text)?.asks;
        return asked === "amount" || asked === "yes-no" || asked === "status";
      });
      if (texts.length < 3 || asking.length === 0) continue;
      const lineOfRow = lineRowsOf(sheet, number + 1, Number.MAX_SAFE_INTEGER, statement);
      if (lineOfRow.size > 0)
        return [
          { sheet, headerRow: number, headings: new Map(texts.map(({ column, text }) => [column, text])), lineOfRow },
        ];
    }
    return [];
  });
}

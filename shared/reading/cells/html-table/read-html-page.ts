import { setImmediate as nextTurn } from "node:timers/promises";
import type { CellFindings } from "../cell-findings.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import type { RowSink, SheetInfo } from "../row.ts";
import { createHtmlRows } from "./html-rows.ts";
import { htmlTokens } from "./html-tokens.ts";

/**
 * Reads the tables of a page into one sheet, one table after another, as Excel does. Text around the tables becomes rows of
 * its own, because it may say whose statement this is. Cells are text, except where Excel stored the number too (`x:num`).
 *
 * @returns how many tables there were.
 */
export async function readHtmlPage(
  page: string,
  sheet: SheetInfo,
  sink: RowSink,
  limits: ReadingLimits,
  findings: CellFindings,
  checkTime: () => void,
): Promise<number> {
  const rows = createHtmlRows(sheet.name, sink, limits);
  sink.startSheet({ ...sheet, merges: rows.begun });
  let tokens = 0;
  for (const token of htmlTokens(page)) {
    if (token.kind === "text") rows.text(token.text);
    else if (token.kind === "open") rows.open(token.name, token.attributes);
    else rows.close(token.name);
    if (++tokens % TOKENS_IN_TURN === 0) {
      checkTime();
      await nextTurn();
    }
  }
  rows.end();
  if (rows.isCutOff()) {
    findings.add({
      code: "table-not-closed",
      severity: "warning",
      sheet: sheet.name,
      what: "The page ends in the middle of a table, so rows may be missing at its end.",
      todo: "Please check whether the last row is there, and send the list as an Excel workbook (.xlsx).",
    });
  }
  sink.endSheet({ hiddenColumns: new Set(), merges: rows.merges() });
  return rows.tables();
}

const TOKENS_IN_TURN = 10_000;

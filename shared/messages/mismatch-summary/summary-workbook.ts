import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { SheetDescription, WorkbookDescription } from "../rendering/workbook-description.ts";
import { ITEMS_LISTED, LINES_EXPLAINED, LINES_LISTED } from "../response/list-lines.ts";
import { changesSheet } from "./changes-sheet.ts";
import { frontSheet } from "./front-sheet.ts";
import type { InvoiceLimits } from "./invoice-rows.ts";
import { invoicesSheet, type ReadOutcome } from "./invoices-sheet.ts";
import { mattersSheet } from "./matters-sheet.ts";
import { positionsSheet } from "./positions-sheet.ts";
import { statementsSheet } from "./statements-sheet.ts";
import { todoSheet } from "./todo-sheet.ts";

/** What a mail has room for. */
export const MAIL_LIMITS: InvoiceLimits = { lines: LINES_LISTED, explained: LINES_EXPLAINED, ledgerOnly: ITEMS_LISTED };

/** What a sheet of Excel has room for: 1,048,576 rows, those above the table and those that only the ledger has among them. */
export const SHEET_LIMITS: InvoiceLimits = { lines: 800_000, explained: 800_000, ledgerOnly: 200_000 };

/**
 * Describes the workbook of a summary: the result at a glance, who has sent a statement, position by position, what matters and who acts, every
 * invoice, what changed, and what waits for a person. Further sheets stand before the invoices.
 */
export function summaryWorkbook(
  summary: MismatchSummary,
  readOutcome: ReadOutcome,
  {
    limits = MAIL_LIMITS,
    further = [],
  }: { readonly limits?: InvoiceLimits; readonly further?: readonly SheetDescription[] } = {},
): WorkbookDescription {
  const sheets = [
    mattersSheet(summary),
    ...further,
    statementsSheet(summary),
    positionsSheet(summary),
    ...(summary.since ? [changesSheet(summary, summary.since)] : []),
    todoSheet(summary),
    invoicesSheet(summary, readOutcome, limits),
  ];
  return {
    fileName: `${summary.payable.code}-summary-${summary.exercise}.xlsx`,
    title: "Summary of the agreement of balances",
    preparedAt: summary.preparedAt,
    sheets: [frontSheet(summary, sheets), ...sheets],
  };
}

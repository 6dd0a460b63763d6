import * as z from "zod";

import { findingSchema } from "../statement/finding.ts";
import { ledgerFieldSchema } from "./ledger-field.ts";
import { storedCode, storedDate, storedPence } from "../amounts-and-days/stored-values.ts";

const placeShape = {
  file: z.string(),
  /** Empty in a text file. */
  sheet: z.string(),
};

/** How one table of an upload was read. */
export const ledgerTableSchema = z.object({
  ...placeShape,
  /** `csv`, `xlsx`, … */
  format: z.string(),
  /** What it was recognised as, in words: `Accord's template`, `an export of SAP`. */
  layout: z.string(),
  headerRow: z.number().int().positive(),
  /** What is added to a row of this table to make it the row of a ledger line. */
  rowOffset: z.number().int().nonnegative(),
  columns: z.array(
    z.object({
      column: z.string(),
      heading: z.string(),
      takenFor: ledgerFieldSchema.optional(),
      why: z.string(),
    }),
  ),
  lines: z.number().int().nonnegative(),
  /** Rows that are no lines, by reason; the first of each reason are listed. */
  leftOut: z.array(
    z.object({ why: z.string(), count: z.number().int().positive(), rows: z.array(z.number().int().positive()) }),
  ),
});

export type LedgerTable = z.infer<typeof ledgerTableSchema>;

/** A cell that could not be read: an upload with any is refused whole. */
export const refusedRowSchema = z.object({
  ...placeShape,
  row: z.number().int().positive(),
  /** As the spreadsheet letters it; absent where the row as a whole is at fault. */
  column: z.string().optional(),
  heading: z.string().optional(),
  /** What stands there, shortened. */
  value: z.string(),
  why: z.string().min(1),
});

export type RefusedRow = z.infer<typeof refusedRowSchema>;

export const counterpartyTotalSchema = z.object({
  code: storedCode,
  name: z.string(),
  lines: z.number().int().nonnegative(),
  outstandingPence: storedPence,
  disputedPence: storedPence,
});

export type CounterpartyTotal = z.infer<typeof counterpartyTotalSchema>;

/** A supplier that could not be told to be one organisation, or is told with a warning. */
export const supplierToSettleSchema = z.object({
  supplierCode: z.string(),
  supplierName: z.string(),
  lines: z.number().int().nonnegative(),
  outstandingPence: storedPence,
  why: z.string().min(1),
  /** The organisations that it may be. */
  candidates: z.array(storedCode),
});

export type SupplierToSettle = z.infer<typeof supplierToSettleSchema>;

const changeSchema = z.object({
  code: storedCode,
  name: z.string(),
  linesBefore: z.number().int().nonnegative(),
  linesNow: z.number().int().nonnegative(),
  outstandingBeforePence: storedPence,
  outstandingNowPence: storedPence,
});

/** What a ledger has that the one before it had not, and the other way round. */
export const ledgerDifferenceSchema = z.object({
  before: z.object({ asAt: storedDate, close: z.enum(["soft", "hard"]), file: z.string() }),
  linesBefore: z.number().int().nonnegative(),
  totalBeforePence: storedPence,
  /** Counterparties of which lines or amount changed, the largest change first. */
  changes: z.array(changeSchema),
});

export type LedgerDifference = z.infer<typeof ledgerDifferenceSchema>;

/** Everything that a person has to know about how an uploaded ledger was read. */
export const ledgerReportSchema = z.object({
  tables: z.array(ledgerTableSchema),
  /** Lines of the group's own bodies: what statements are held against. */
  lines: z.number().int().nonnegative(),
  totalPence: storedPence,
  /** All lines that were read, those of suppliers outside the group too. */
  linesRead: z.number().int().nonnegative(),
  totalReadPence: storedPence,
  counterparties: z.array(counterpartyTotalSchema),
  /** Suppliers that were told by each way. */
  told: z.object({
    byMapping: z.number().int().nonnegative(),
    byCode: z.number().int().nonnegative(),
    byName: z.number().int().nonnegative(),
  }),
  /** Suppliers that may be bodies of the group and that a person has to settle, the largest first. */
  toSettle: z.array(supplierToSettleSchema),
  toSettleCount: z.number().int().nonnegative(),
  /** Suppliers that have nothing of the group's names: they take no part in the agreement of balances. */
  outside: z.object({
    suppliers: z.number().int().nonnegative(),
    lines: z.number().int().nonnegative(),
    outstandingPence: storedPence,
    largest: z.array(supplierToSettleSchema),
  }),
  refusedRows: z.array(refusedRowSchema),
  refusedCount: z.number().int().nonnegative(),
  findings: z.array(findingSchema),
  difference: ledgerDifferenceSchema.optional(),
});

export type LedgerReport = z.infer<typeof ledgerReportSchema>;

/** Whether nothing of the upload may be used. */
export function isLedgerRefused(report: Pick<LedgerReport, "refusedCount" | "findings">): boolean {
  return report.refusedCount > 0 || report.findings.some(({ severity }) => severity === "refusal");
}

import * as z from "zod";
import { findingSchema } from "../statement/finding.ts";
import { ledgerFieldSchema } from "./ledger-mapping.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import type { LedgerSnapshot } from "./ledger-snapshot.ts";
import { noPence, penceSchema } from "../amounts-and-days/pence.ts";

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
  /** What the table was recognised as, in words: `Accord's template`, `an export of SAP`. */
  layout: z.string(),
  headerRow: z.number().int().positive(),
  /** Add this to a row number of the table to get the row of the ledger line. */
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
  /** Rows that are not lines, by reason; lists the first rows for each reason. */
  leftOut: z.array(
    z.object({ why: z.string(), count: z.number().int().positive(), rows: z.array(z.number().int().positive()) }),
  ),
});

export type LedgerTable = z.infer<typeof ledgerTableSchema>;

/** A cell that could not be read. One such cell refuses the whole upload. */
export const refusedRowSchema = z.object({
  ...placeShape,
  row: z.number().int().positive(),
  /** The letter of the column in the spreadsheet; absent if the whole row is wrong. */
  column: z.string().optional(),
  heading: z.string().optional(),
  /** The content of the cell, shortened. */
  value: z.string(),
  why: z.string().min(1),
});

export type RefusedRow = z.infer<typeof refusedRowSchema>;

export const counterpartyTotalSchema = z.object({
  code: organisationCodeSchema,
  name: z.string(),
  lines: z.number().int().nonnegative(),
  outstandingPence: penceSchema,
  disputedPence: penceSchema,
  /** How much of what is outstanding are accruals. Absent in reports that were stored before it was counted. */
  accruedPence: penceSchema.optional(),
});

export type CounterpartyTotal = z.infer<typeof counterpartyTotalSchema>;

/** A supplier that was not recognised for certain, or was recognised with a warning. */
export const supplierToSettleSchema = z.object({
  supplierCode: z.string(),
  supplierName: z.string(),
  lines: z.number().int().nonnegative(),
  outstandingPence: penceSchema,
  why: z.string().min(1),
  /** The organisations that it may be. */
  candidates: z.array(organisationCodeSchema),
});

export type SupplierToSettle = z.infer<typeof supplierToSettleSchema>;

const changeSchema = z.object({
  code: organisationCodeSchema,
  name: z.string(),
  linesBefore: z.number().int().nonnegative(),
  linesNow: z.number().int().nonnegative(),
  outstandingBeforePence: penceSchema,
  outstandingNowPence: penceSchema,
});

/** The differences between a ledger and the one before it. */
export const ledgerDifferenceSchema = z.object({
  before: z.object({ asAt: calendarDateSchema, close: z.enum(["soft", "hard"]), file: z.string() }),
  linesBefore: z.number().int().nonnegative(),
  totalBeforePence: penceSchema,
  /** Counterparties whose lines or amounts changed, the largest change first. */
  changes: z.array(changeSchema),
});

export type LedgerDifference = z.infer<typeof ledgerDifferenceSchema>;

/** Everything that a person needs to know about how an uploaded ledger was read. */
export const ledgerReportSchema = z.object({
  tables: z.array(ledgerTableSchema),
  /** Lines of the group's own bodies: statements are compared with these. */
  lines: z.number().int().nonnegative(),
  totalPence: penceSchema,
  /** All lines that were read, including those of suppliers outside the group. */
  linesRead: z.number().int().nonnegative(),
  totalReadPence: penceSchema,
  counterparties: z.array(counterpartyTotalSchema),
  /** How many suppliers were recognised in each way. */
  told: z.object({
    byMapping: z.number().int().nonnegative(),
    byCode: z.number().int().nonnegative(),
    byName: z.number().int().nonnegative(),
  }),
  /** Suppliers that may be bodies of the group and that a person has to settle, the largest first. */
  toSettle: z.array(supplierToSettleSchema),
  toSettleCount: z.number().int().nonnegative(),
  /** Suppliers whose names are unlike any of the group's: they take no part in the agreement of balances. */
  outside: z.object({
    suppliers: z.number().int().nonnegative(),
    lines: z.number().int().nonnegative(),
    outstandingPence: penceSchema,
    largest: z.array(supplierToSettleSchema),
  }),
  refusedRows: z.array(refusedRowSchema),
  refusedCount: z.number().int().nonnegative(),
  findings: z.array(findingSchema),
  difference: ledgerDifferenceSchema.optional(),
});

export type LedgerReport = z.infer<typeof ledgerReportSchema>;

/** Whether the whole upload is refused. */
export function isLedgerRefused(report: Pick<LedgerReport, "refusedCount" | "findings">): boolean {
  return report.refusedCount > 0 || report.findings.some(({ severity }) => severity === "refusal");
}

/** Compares an upload with the ledger that it replaces, by counterparty, the largest change first. */
export function ledgerDifference(
  before: Pick<LedgerSnapshot, "asAt" | "close" | "file" | "lines" | "totalPence">,
  totalsBefore: readonly CounterpartyTotal[],
  now: Pick<LedgerReport, "counterparties">,
): LedgerDifference {
  const totalBefore = new Map(totalsBefore.map((total) => [total.code, total]));
  const totalNow = new Map(now.counterparties.map((total) => [total.code, total]));
  const changes = [...new Set([...totalBefore.keys(), ...totalNow.keys()])].flatMap((code) => {
    const earlier = totalBefore.get(code);
    const later = totalNow.get(code);
    const change = {
      code,
      name: later?.name ?? earlier?.name ?? "",
      linesBefore: earlier?.lines ?? 0,
      linesNow: later?.lines ?? 0,
      outstandingBeforePence: earlier?.outstandingPence ?? noPence,
      outstandingNowPence: later?.outstandingPence ?? noPence,
    };
    const same = change.linesBefore === change.linesNow && change.outstandingBeforePence === change.outstandingNowPence;
    return same ? [] : [change];
  });
  const sizeOf = (change: (typeof changes)[number]) =>
    Math.abs(change.outstandingNowPence - change.outstandingBeforePence);
  changes.sort((one, other) => sizeOf(other) - sizeOf(one) || (one.code < other.code ? -1 : 1));
  return {
    before: { asAt: before.asAt, close: before.close, file: before.file },
    linesBefore: before.lines,
    totalBeforePence: before.totalPence,
    changes,
  };
}

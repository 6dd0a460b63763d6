import * as z from "zod";

import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

/**
 * The ledgers that an organisation can upload: what it owes and has spent, what it is owed and has earned. `ledger-kind-of.ts` says which side
 * of the organisation each is, and what its amounts are.
 */
export const ledgerKindSchema = z.enum(["payables", "expenditure", "receivables", "income"]);

export type LedgerKind = z.infer<typeof ledgerKindSchema>;

/** One uploaded ledger as a whole (EXR-08). */
export const ledgerSnapshotSchema = z.object({
  snapshot: z.string().min(1),
  organisation: organisationCodeSchema,
  kind: ledgerKindSchema,
  asAt: calendarDateSchema,
  close: z.enum(["soft", "hard"]),
  file: z.string(),
  lines: z.number().int().nonnegative(),
  /** The sum of all outstanding amounts. */
  totalPence: penceSchema,
  counterparties: z.number().int().nonnegative(),
  uploadedAt: z.iso.datetime(),
  /** The upload that it came with. */
  uploadId: z.string().min(1).optional(),
  /** Key, in the record bucket, of the report on its import. */
  report: z.string().min(1).optional(),
});

export type LedgerSnapshot = z.infer<typeof ledgerSnapshotSchema>;

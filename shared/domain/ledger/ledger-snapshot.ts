import * as z from "zod";

import { storedCode, storedDate, storedPence } from "../amounts-and-days/stored-values.ts";

/** The two ledgers that an organisation can upload: what it owes, and (for I&E) what it has spent. */
export const ledgerKindSchema = z.enum(["payables", "expenditure"]);

export type LedgerKind = z.infer<typeof ledgerKindSchema>;

/** What is known of one uploaded ledger, whole (EXR-08). */
export const ledgerSnapshotSchema = z.object({
  snapshot: z.string().min(1),
  organisation: storedCode,
  kind: ledgerKindSchema,
  asAt: storedDate,
  close: z.enum(["soft", "hard"]),
  file: z.string(),
  lines: z.number().int().nonnegative(),
  /** What is outstanding in all. */
  totalPence: storedPence,
  counterparties: z.number().int().nonnegative(),
  uploadedAt: z.iso.datetime(),
  /** The upload that brought it. */
  uploadId: z.string().min(1).optional(),
  /** Key, in the record bucket, of the report on its import. */
  report: z.string().min(1).optional(),
});

export type LedgerSnapshot = z.infer<typeof ledgerSnapshotSchema>;

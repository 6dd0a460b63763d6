import * as z from "zod";

import { ledgerFieldSchema } from "./ledger-field.ts";
import { ledgerKindSchema } from "./ledger-snapshot.ts";
import { ledgerEntrySchema, ledgerStatusSchema } from "./ledger-line.ts";
import { storedCode } from "../amounts-and-days/stored-values.ts";

/**
 * How one organisation's export is to be read where its headings don't say: saved once, applied to each of its uploads of
 * the kind. What it leaves open is recognised as ever.
 */
export const ledgerMappingSchema = z.strictObject({
  organisation: storedCode,
  kind: ledgerKindSchema,
  /** Field → the heading of its column as the export writes it. */
  columns: z.partialRecord(ledgerFieldSchema, z.string().min(1)).default({}),
  /** `owed-is-negative` where the system shows what is owed as a negative amount. */
  sign: z.enum(["owed-is-positive", "owed-is-negative"]).optional(),
  /** Of dates that are all figures. */
  dateOrder: z.enum(["day-first", "month-first"]).default("day-first"),
  /** The export's own words for a status. */
  statuses: z.record(z.string(), ledgerStatusSchema).default({}),
  /** The export's own words for a type of document. */
  entries: z.record(z.string(), ledgerEntrySchema).default({}),
  /** For exports without a status, and for cells without one. */
  statusWhereNone: ledgerStatusSchema.optional(),
});

export type LedgerMapping = z.infer<typeof ledgerMappingSchema>;

import * as z from "zod";

import { ledgerKindSchema } from "../../domain/ledger/ledger-snapshot.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";

/**
 * What became of one upload. `reading` and `writing`: under way. `current`: it is the ledger in force. `unchanged`: it has the
 * same content as the ledger in force. `superseded`: a later upload was in force before it. `refused`: nothing of it is used,
 * and the report says why.
 */
export const ledgerImportSchema = z.object({
  uploadId: z.string().min(1),
  organisation: organisationCodeSchema,
  /** These three are absent if the upload did not give them, and was refused for that. */
  kind: ledgerKindSchema.optional(),
  asAt: calendarDateSchema.optional(),
  close: z.enum(["soft", "hard"]).optional(),
  file: z.string(),
  uploadedAt: z.iso.datetime(),
  state: z.enum(["reading", "writing", "current", "unchanged", "superseded", "refused"]),
  /** Rows read so far. */
  rows: z.number().int().nonnegative(),
  snapshot: z.string().optional(),
  /** Key of the report in the record bucket, once there is one. */
  report: z.string().optional(),
});

export type LedgerImport = z.infer<typeof ledgerImportSchema>;

/** Whether an import has ended, with success or not. */
export function isImported({ state }: Pick<LedgerImport, "state">): boolean {
  return state !== "reading" && state !== "writing";
}

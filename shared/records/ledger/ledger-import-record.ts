import * as z from "zod";

import { ledgerKindSchema, ledgerSnapshotSchema, type LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import { ledgerDecisionSchema, replacedUploadSchema } from "../../domain/ledger/ledger-state.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";

/**
 * What became of one upload. `reading` and `writing`: under way. `judging`: it was read whole, and it is looked at whether it comes
 * into force. `current`: it came into force. `unchanged`: it has the same content as the ledger in force. `waiting`: it waits for a
 * person. `rejected`: a person rejected it. `superseded`: a later upload was looked at before it, or has replaced it while it waited.
 * `refused`: nothing of it is used, and the report says why.
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
  state: z.enum([
    "reading",
    "writing",
    "judging",
    "current",
    "unchanged",
    "waiting",
    "rejected",
    "superseded",
    "refused",
  ]),
  /** Rows read so far. */
  rows: z.number().int().nonnegative(),
  snapshot: z.string().optional(),
  /** What the snapshot holds, once it was read whole. */
  lines: z.number().int().nonnegative().optional(),
  totalPence: penceSchema.optional(),
  counterparties: z.number().int().nonnegative().optional(),
  /** The upload that waited until this one replaced it. */
  replaces: replacedUploadSchema.optional(),
  /** What a person decided about it, the oldest first. */
  decisions: z.array(ledgerDecisionSchema).optional(),
  /** Key of the report in the record bucket, once there is one. */
  report: z.string().optional(),
});

export type LedgerImport = z.infer<typeof ledgerImportSchema>;

/** Whether an import has ended, with success or not. */
export function isImported({ state }: Pick<LedgerImport, "state">): boolean {
  return state !== "reading" && state !== "writing" && state !== "judging";
}

/** The ledger that an upload brought, once it was read whole. */
export function snapshotOfImport(upload: LedgerImport): LedgerSnapshot | undefined {
  return ledgerSnapshotSchema.safeParse(upload).data;
}

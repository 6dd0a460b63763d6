import * as z from "zod";

import { storedDate, storedPence } from "../../domain/amounts-and-days/stored-values.ts";

const partsSchema = z.object({
  agreedPence: storedPence,
  notAgreedPence: storedPence,
  disputedPence: storedPence,
  reason: z.string().min(1),
});

/** What differs between two outcomes of one statement. */
export const changeSchema = z.discriminatedUnion("change", [
  z.object({
    change: z.literal("line"),
    line: z.number().int().positive(),
    invoiceNumber: z.string(),
    outstandingPence: storedPence,
    before: partsSchema,
    after: partsSchema,
  }),
  /** On the ledger and not on the statement (REC-08): new, gone, or with another amount. */
  z.object({
    change: z.literal("ledger-only"),
    invoiceNumber: z.string(),
    beforePence: storedPence.optional(),
    afterPence: storedPence.optional(),
  }),
]);

export type Change = z.infer<typeof changeSchema>;

/** What a revised reply says about the one before it (RSP-05). */
export const revisionSchema = z.object({
  because: z.enum(["newer-ledger", "person-decided", "settings-changed"]),
  earlier: z.object({
    sentAt: z.iso.datetime(),
    /** Absent where the earlier answer was that there was no ledger yet. */
    ledger: z.object({ asAt: storedDate, close: z.enum(["soft", "hard"]) }).optional(),
    agreedPence: storedPence,
    notAgreedPence: storedPence,
    disputedPence: storedPence,
  }),
  changes: z.array(changeSchema),
});

export type Revision = z.infer<typeof revisionSchema>;

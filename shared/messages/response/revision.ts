import * as z from "zod";

import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { reasonSchema } from "../../domain/position/outcome.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";

const partsSchema = z.object({
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  disputedPence: penceSchema,
  reason: reasonSchema,
});

/** One difference between two outcomes of the same statement. */
export const changeSchema = z.discriminatedUnion("change", [
  z.object({
    change: z.literal("line"),
    line: z.number().int().positive(),
    invoiceNumber: z.string(),
    outstandingPence: penceSchema,
    before: partsSchema,
    after: partsSchema,
  }),
  /** On the ledger but not on the statement (REC-08): new, gone, or with a different amount. */
  z.object({
    change: z.literal("ledger-only"),
    invoiceNumber: z.string(),
    beforePence: penceSchema.optional(),
    afterPence: penceSchema.optional(),
  }),
]);

export type Change = z.infer<typeof changeSchema>;

/** What a response says about the reply before it (RSP-05). */
export const revisionSchema = z.object({
  because: z.enum(["newer-ledger", "person-decided", "other-statement", "settings-changed"]),
  earlier: z.object({
    sentAt: z.iso.datetime(),
    /** Absent if the earlier reply said that there was no ledger yet. */
    ledger: z.object({ asAt: calendarDateSchema, close: z.enum(["soft", "hard"]) }).optional(),
    agreedPence: penceSchema,
    notAgreedPence: penceSchema,
    inDisputePence: penceSchema,
  }),
  changes: z.array(changeSchema),
});

export type Revision = z.infer<typeof revisionSchema>;

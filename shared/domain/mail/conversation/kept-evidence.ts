import * as z from "zod";

import { penceSchema } from "../../amounts-and-days/pence.ts";
import { positionKeySchema } from "../../position/position-key.ts";
import { mailAttachmentSchema } from "../mail-facts.ts";

/**
 * What a mail brought to a position besides a statement: files in support of lines, or words about it. A person looks at it; it never
 * changes a verdict by itself.
 */
export const keptEvidenceSchema = z.object({
  position: positionKeySchema,
  /** The lines of the statement that was current then, as far as the mail names any. */
  lines: z.array(
    z.object({ line: z.number().int().positive(), invoiceNumber: z.string().min(1), outstandingPence: penceSchema }),
  ),
  /** Empty if it brought words alone. */
  files: z.array(mailAttachmentSchema.pick({ name: true, looksLike: true, digest: true })),
});

export type KeptEvidence = z.infer<typeof keptEvidenceSchema>;

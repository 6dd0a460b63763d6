import * as z from "zod";

import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { kindSchema } from "../../domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";

/** What a position's outcome depends on in other positions of the same payable organisation and exercise. */
export const elsewhereSchema = z.object({
  /** REC-19: what the same pair has in dispute in the position of the other kind. */
  disputed: z.array(z.object({ kind: kindSchema, disputedPence: penceSchema })),
  /** ORG-01: the other bodies of NHS England that hold lines of the ledger that they share, with the key of those lines. */
  siblings: z.array(z.object({ receivable: organisationCodeSchema, lines: z.string().min(1) })),
});

export type Elsewhere = z.infer<typeof elsewhereSchema>;

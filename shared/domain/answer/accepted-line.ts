import * as z from "zod";

import { penceSchema } from "../amounts-and-days/pence.ts";

/** That the receivable organisation accepts, of one line of its statement, what the other does not agree (REC-04, MIS-03). */
export const acceptedLineSchema = z.object({
  /** Which statement of the position. */
  number: z.number().int().positive(),
  line: z.number().int().positive(),
  /** How much of the line is not owed: on the line's own side of nil, and no more than the line. */
  pence: penceSchema,
  by: z.string().min(1),
  at: z.iso.datetime(),
  note: z.string(),
});

export type AcceptedLine = z.infer<typeof acceptedLineSchema>;

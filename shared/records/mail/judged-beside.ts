import * as z from "zod";

import { positionKeySchema } from "../../domain/position/position-key.ts";

/** The current statement of a position, by its key, beside which a mail was judged. */
export const judgedBesideSchema = z.object({ position: positionKeySchema, statement: z.string().min(1) });

export type JudgedBeside = z.infer<typeof judgedBesideSchema>;

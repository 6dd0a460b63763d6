import * as z from "zod";

import { storedCode, storedDate } from "../amounts-and-days/stored-values.ts";

/** One body of the group as the directory has it. `type` is the directory's own word (`trust`, `icb`, `alb`, `nhse`, …). */
export const organisationSchema = z.object({
  code: storedCode,
  name: z.string().min(1),
  type: z.string().min(1),
  opened: storedDate.optional(),
  closed: storedDate.optional(),
  /** Who took over on closing (ORG-04). */
  successor: storedCode.optional(),
  /** The body on whose statements this one's trade stands (STM-11). */
  parent: storedCode.optional(),
});

export type Organisation = z.infer<typeof organisationSchema>;

import * as z from "zod";

import { storedCode, storedDate } from "../../amounts-and-days/stored-values.ts";

/**
 * What the directory does not say about names: reference data that an administrator replaces whole. Entries whose codes
 * the directory does not have do nothing.
 */
export const nameReferenceSchema = z.object({
  /** Names by which a body is known or was known besides the one in the directory. */
  names: z.array(
    z.object({
      code: storedCode,
      name: z.string().min(1),
      /** The last day on which it was the body's name; ledgers use it for years after. */
      until: storedDate.optional(),
    }),
  ),
  /** Who took over from whom (ORG-04), where the directory itself does not say. */
  successions: z.array(z.object({ from: storedCode, to: storedCode, on: storedDate })),
  /** Bodies whose trade stands on the statements of another (ORG-01, STM-11), where the directory itself does not say. */
  statementsWith: z.array(z.object({ code: storedCode, with: storedCode })),
});

export type NameReference = z.infer<typeof nameReferenceSchema>;

export const noNameReference: NameReference = { names: [], successions: [], statementsWith: [] };

import * as z from "zod";

import { organisationCodeSchema } from "../organisation-code.ts";
import { calendarDateSchema } from "../../amounts-and-days/calendar-date.ts";

/**
 * What the directory does not say about names: reference data that an administrator replaces as a whole. Entries whose
 * codes are not in the directory have no effect.
 */
export const nameReferenceSchema = z.object({
  /** Names by which a body is known or was known besides the one in the directory. */
  names: z.array(
    z.object({
      code: organisationCodeSchema,
      name: z.string().min(1),
      /** The last day on which it was the body's name; ledgers use it for years afterwards. */
      until: calendarDateSchema.optional(),
    }),
  ),
  /** Which body took over from which (ORG-04), if the directory does not say. */
  successions: z.array(z.object({ from: organisationCodeSchema, to: organisationCodeSchema, on: calendarDateSchema })),
  /** Bodies whose trade is on the statements of another (ORG-01, STM-11), if the directory does not say. */
  statementsWith: z.array(z.object({ code: organisationCodeSchema, with: organisationCodeSchema })),
});

export type NameReference = z.infer<typeof nameReferenceSchema>;

export const noNameReference: NameReference = { names: [], successions: [], statementsWith: [] };

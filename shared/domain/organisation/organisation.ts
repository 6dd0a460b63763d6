import * as z from "zod";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { type OrganisationCode, organisationCodeSchema } from "./organisation-code.ts";

/**
 * One body of the group, as the directory lists it. Codes are always looked up in the directory and never corrected by
 * likeness; `names/` recognises a body by its name. `type` is the directory's own word (`trust`, `icb`, `alb`, `nhse`, …).
 */
export const organisationSchema = z.object({
  code: organisationCodeSchema,
  name: z.string().min(1),
  type: z.string().min(1),
  opened: calendarDateSchema.optional(),
  closed: calendarDateSchema.optional(),
  /** The body that took over when this one closed (ORG-04). */
  successor: organisationCodeSchema.optional(),
  /** The body whose statements include this one's trade (STM-11). */
  parent: organisationCodeSchema.optional(),
});

export type Organisation = z.infer<typeof organisationSchema>;

/** The group's bodies by code. */
export type Directory = ReadonlyMap<OrganisationCode, Organisation>;

export function directoryOf(organisations: Iterable<Organisation>): Directory {
  return new Map(Array.from(organisations, (organisation) => [organisation.code, organisation]));
}

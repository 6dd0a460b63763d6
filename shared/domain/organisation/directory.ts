import type { Organisation } from "./organisation.ts";
import type { OrganisationCode } from "./organisation-code.ts";

/** The group's bodies by code. Codes are looked up here, never corrected by likeness. */
export type Directory = ReadonlyMap<OrganisationCode, Organisation>;

export function directoryOf(organisations: Iterable<Organisation>): Directory {
  return new Map(Array.from(organisations, (organisation) => [organisation.code, organisation]));
}

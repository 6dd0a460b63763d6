import type { CalendarDate } from "./calendar-date.ts";
import type { Organisation } from "./organisation.ts";
import type { OrganisationCode } from "./organisation-code.ts";

/** The group's bodies by code. Codes are looked up here, never corrected by likeness. */
export type Directory = ReadonlyMap<OrganisationCode, Organisation>;

export function directoryOf(organisations: Iterable<Organisation>): Directory {
  return new Map(Array.from(organisations, (organisation) => [organisation.code, organisation]));
}

/** Whether an organisation exists on a day; its last day counts. */
export function isOpen(organisation: Organisation, on: CalendarDate): boolean {
  return (
    (organisation.opened === undefined || organisation.opened <= on) &&
    (organisation.closed === undefined || on <= organisation.closed)
  );
}

import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { OrganisationCode } from "../organisation-code.ts";
import type { NameIndex } from "./name-index.ts";

/**
 * The body that had the business of `code` on a day: itself while it was open, then whoever took over, and whoever took
 * over from that one (ORG-04). A closed body that nobody is known to have succeeded stays itself.
 */
export function organisationOn(
  { directory, reference }: Pick<NameIndex, "directory" | "reference">,
  code: OrganisationCode,
  on: CalendarDate,
): OrganisationCode {
  const seen = new Set<OrganisationCode>();
  let current = code;
  while (!seen.has(current)) {
    seen.add(current);
    const organisation = directory.get(current);
    const open = organisation !== undefined && (organisation.closed === undefined || on <= organisation.closed);
    if (open && organisation.successor === undefined) return current;
    if (open && organisation.closed !== undefined) return current;
    const successor =
      organisation?.successor ?? reference.successions.find(({ from, on: day }) => from === current && day <= on)?.to;
    if (successor === undefined || !directory.has(successor)) return current;
    current = successor;
  }
  return current;
}

/** The body on whose statements the trade of `code` stands: its parent's (STM-11), NHS England's core (ORG-01), or its own. */
export function statementsWith(
  { directory, reference }: Pick<NameIndex, "directory" | "reference">,
  code: OrganisationCode,
): OrganisationCode {
  const parent = directory.get(code)?.parent ?? reference.statementsWith.find((entry) => entry.code === code)?.with;
  return parent !== undefined && directory.has(parent) ? parent : code;
}

import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { OrganisationCode } from "../organisation-code.ts";
import type { NameIndex } from "./name-index.ts";

/**
 * The body that was responsible for the business of `code` on a day: the body itself while it was open, then its successor,
 * then the successor's successor (ORG-04). A closed body without a known successor stays itself.
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

/** The body that is sent the statement of what `code` owes: its parent (STM-11, ORG-17), or itself. NHS England's bodies are sent their own (ORG-01). */
export function statementRecipient(
  { directory }: Pick<NameIndex, "directory">,
  code: OrganisationCode,
): OrganisationCode {
  const parent = directory.get(code)?.parent;
  return parent !== undefined && directory.has(parent) ? parent : code;
}

/** The body whose statements include the trade of `code`: its parent (STM-11), NHS England's core (ORG-01), or itself. */
export function statementIssuer(
  { directory, reference }: Pick<NameIndex, "directory" | "reference">,
  code: OrganisationCode,
): OrganisationCode {
  const parent = directory.get(code)?.parent ?? reference.statementsWith.find((entry) => entry.code === code)?.with;
  return parent !== undefined && directory.has(parent) ? parent : code;
}

import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { whoseTurn } from "../../shared/domain/timetable/take-turns.ts";
import type { ReferenceData } from "../../shared/records/reference/reference-data.ts";

/** The organisations that have finance contacts and whose turn it is. The canary's are not in the group's contact list. */
export function financeOrganisationsInTurn(
  { contacts, directory }: Pick<ReferenceData, "contacts" | "directory">,
  now: string,
): readonly OrganisationCode[] {
  const withFinance = new Set(contacts.filter(({ role }) => role === "finance").map(({ code }) => code));
  return whoseTurn(
    [...withFinance].filter((code) => directory.has(code)),
    now,
  );
}

import { ledgerReportSchema } from "../../domain/ledger/ledger-report.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

/**
 * The bodies of the group of which a ledger has lines, as its report lists them.
 *
 * @throws if nothing is kept of how the ledger was read
 */
export async function counterpartiesOfLedger(
  { report, organisation, kind }: LedgerSnapshot,
  objects: JsonObjects,
): Promise<readonly OrganisationCode[]> {
  if (report === undefined) throw new Error(`nothing is kept of how the ${kind} ledger of ${organisation} was read`);
  return (await objects.get(report, ledgerReportSchema)).counterparties.map(({ code }) => code);
}

import { ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { gatherDebts, type DebtsNow } from "../../shared/records/debt/gather-debts.ts";
import { CommandRefused } from "../command-errors.ts";
import type { Connection } from "../system/connect.ts";

/**
 * What an organisation is owed, as it stands today.
 *
 * @throws CommandRefused if one of them is in no directory, or there is no sales ledger
 */
export async function debtsNow(
  { records, now }: Connection,
  organisation: OrganisationCode,
  debtor: OrganisationCode | undefined,
): Promise<DebtsNow> {
  const { directory } = await records.referenceLists.all("group");
  for (const code of [organisation, ...(debtor === undefined ? [] : [debtor])])
    if (!directory.has(code)) throw new CommandRefused(`${code} is not in the directory.`);
  const found = await gatherDebts(organisation, ukDay(now().toISOString()), debtor, records);
  if (!found)
    throw new CommandRefused(
      `${organisation} has no sales ledger in force. Upload one with accord ledger import FILE --kind receivables.`,
    );
  return found;
}

import { debtKeyText } from "../../shared/domain/credit-control/debts-in-ledger.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { DebtNow, DebtsNow } from "../../shared/records/debt/gather-debts.ts";
import { CommandRefused } from "../command-errors.ts";
import type { Connection } from "../system/connect.ts";
import { debtsNow } from "./debts-now.ts";

/**
 * One debt as it stands today.
 *
 * @throws CommandRefused if there is no such debt in the sales ledger, and nothing was ever done about one
 */
export async function findDebt(
  system: Connection,
  organisation: OrganisationCode,
  debtor: OrganisationCode,
  invoiceNumber: string,
): Promise<{ readonly debt: DebtNow; readonly terms: DebtsNow["terms"] }> {
  const { debts, terms } = await debtsNow(system, organisation, debtor);
  const name = debtKeyText({ debtor, invoiceNumber });
  const debt = debts.find((each) => debtKeyText(each) === name);
  if (!debt)
    throw new CommandRefused(
      `${debtor} owes ${organisation} no invoice ${invoiceNumber} by its sales ledger. See accord debts list ${organisation} --debtor ${debtor}.`,
    );
  return { debt, terms };
}

import { whoseOrganisation } from "../../domain/canary/whose.ts";
import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { callDue, type CallReason } from "../../domain/credit-control/call-due.ts";
import { creditTermsOf } from "../../domain/credit-control/credit-terms-of.ts";
import type { CreditTerms } from "../../domain/credit-control/credit-terms.ts";
import { debtStanding, type DebtStanding } from "../../domain/credit-control/debt-standing.ts";
import { debtKeyText, debtsInLedger, type Debt, type DebtKey } from "../../domain/credit-control/debts-in-ledger.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { counterpartiesOfLedger } from "../ledger/counterparties-of-ledger.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import { policyOf, type ReferenceLists } from "../reference/reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { eventsOf, type DebtHistories, type NotedEvent } from "./debt-histories.ts";

export interface GatherDebtsPorts {
  readonly ledgers: Pick<Ledgers, "current" | "linesOf">;
  readonly objects: JsonObjects;
  readonly debtHistories: DebtHistories;
  readonly referenceLists: ReferenceLists;
}

/** A debt as it stands on a day. */
export interface DebtNow extends DebtKey {
  /** Absent if no line of the sales ledger in force is of it. */
  readonly debt?: Debt;
  readonly standing: DebtStanding;
  /** Why the debtor is to be called today; absent if there is no call to make. */
  readonly call?: CallReason;
  readonly noted: readonly NotedEvent[];
}

export interface DebtsNow {
  readonly ledgerAsAt: CalendarDate;
  readonly terms: CreditTerms;
  readonly debts: readonly DebtNow[];
}

/**
 * What an organisation is owed by bodies of the group, by its sales ledger in force and by what was done about each debt (RCV-02). A debt that was
 * chased and is in no line of the ledger any more is among them: it is not thereby paid. `undefined` if there is no sales ledger.
 *
 * @param today the day that it is in the United Kingdom
 */
export async function gatherDebts(
  organisation: OrganisationCode,
  today: CalendarDate,
  debtor: OrganisationCode | undefined,
  { ledgers, objects, debtHistories, referenceLists }: GatherDebtsPorts,
): Promise<DebtsNow | undefined> {
  const ledger = await ledgers.current(organisation, "receivables");
  if (!ledger) return undefined;
  const histories = await debtHistories.of(organisation, debtor);
  const { policies } = await referenceLists.all(whoseOrganisation(organisation));
  const terms = creditTermsOf(policyOf(policies, organisation));
  const days = { today, ledgerAsAt: ledger.asAt };
  const debts = new Map<string, Debt>();
  for (const code of debtor === undefined ? await counterpartiesOfLedger(ledger, objects) : [debtor])
    for (const debt of debtsInLedger(await ledgers.linesOf(ledger, code))) debts.set(debtKeyText(debt), debt);
  const keys = new Map<string, DebtKey>([...histories, ...debts]);
  return {
    ledgerAsAt: ledger.asAt,
    terms,
    debts: [...keys].map(([name, { debtor: owes, invoiceNumber }]) => {
      const [debt, history] = [debts.get(name), histories.get(name)];
      const events = eventsOf(history);
      const standing = debtStanding(debt, events, terms, days);
      const call = callDue(standing, events, terms, today);
      return {
        debtor: owes,
        invoiceNumber,
        standing,
        noted: history?.noted ?? [],
        ...(debt === undefined ? {} : { debt }),
        ...(call === undefined ? {} : { call }),
      };
    }),
  };
}

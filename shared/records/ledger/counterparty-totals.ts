import { ledgerReportSchema, type CounterpartyTotal } from "../../domain/ledger/ledger-report.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

/** What a ledger holds by counterparty, as the report on its import says: no line is read. Empty for a ledger that kept no report. */
export async function counterpartyTotals(
  { report }: Pick<LedgerSnapshot, "report">,
  objects: Pick<JsonObjects, "get">,
): Promise<readonly CounterpartyTotal[]> {
  return report === undefined ? [] : (await objects.get(report, ledgerReportSchema)).counterparties;
}

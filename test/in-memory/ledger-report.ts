import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerReport } from "../../shared/domain/ledger/ledger-report.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";

/** The report on a ledger with these balances, in pounds by organisation. */
export function reportOf(balances: Readonly<Record<string, number>>): LedgerReport {
  return {
    tables: [],
    lines: 0,
    totalPence: pence(0),
    linesRead: 0,
    totalReadPence: pence(0),
    counterparties: Object.entries(balances).map(([code, pounds]) => ({
      code: organisationCode(code),
      name: code,
      lines: 1,
      outstandingPence: pence(Math.round(pounds * 100)),
      disputedPence: pence(0),
      accruedPence: pence(0),
    })),
    told: { byMapping: 0, byCode: 0, byName: 0 },
    toSettle: [],
    toSettleCount: 0,
    outside: { suppliers: 0, lines: 0, outstandingPence: pence(0), largest: [] },
    refusedRows: [],
    refusedCount: 0,
    findings: [],
  };
}

import type { Finding } from "../../shared/domain/statement/finding.ts";
import type { LedgerReport } from "../../shared/domain/ledger/ledger-report.ts";
import { noPence } from "../../shared/domain/amounts-and-days/pence.ts";

/** The report on an upload that was refused before a row of it was read. */
export function refusalReport(findings: readonly Finding[]): LedgerReport {
  return {
    tables: [],
    lines: 0,
    totalPence: noPence,
    linesRead: 0,
    totalReadPence: noPence,
    counterparties: [],
    told: { byMapping: 0, byCode: 0, byName: 0 },
    toSettle: [],
    toSettleCount: 0,
    outside: { suppliers: 0, lines: 0, outstandingPence: noPence, largest: [] },
    refusedRows: [],
    refusedCount: 0,
    findings: [...findings],
  };
}

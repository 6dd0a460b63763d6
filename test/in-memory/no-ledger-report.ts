import { noPence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerReport } from "../../shared/domain/ledger/ledger-report.ts";

/** The report of an upload without a line. */
export const noLedgerReport: LedgerReport = {
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
  findings: [],
};

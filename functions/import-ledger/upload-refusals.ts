import type { Finding } from "../../shared/domain/statement/finding.ts";
import type { LedgerReport } from "../../shared/domain/ledger/ledger-report.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { noPence } from "../../shared/domain/amounts-and-days/pence.ts";

/** The report on an upload that was refused before any row was read. */
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

export function uploadGone(file: string): Finding {
  return {
    code: "upload-gone",
    severity: "refusal",
    file,
    what: "The file was removed before it could be read.",
    todo: "Please upload it again.",
  };
}

export function unknownOrganisation(organisation: OrganisationCode, file: string): Finding {
  return {
    code: "unknown-organisation",
    severity: "refusal",
    file,
    what: `${organisation} is not in the directory, so its counterparties can't be recognised.`,
    todo: "Please check the code, or import the organisations first, and upload the ledger again.",
  };
}

export function tooLarge(file: string, mostBytes: number): Finding {
  return {
    code: "over-limit",
    severity: "refusal",
    file,
    what: `The file has over ${mostBytes} bytes.`,
    todo: "Please upload only the open items and the last two years.",
  };
}

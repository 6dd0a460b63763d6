import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { decodeLine } from "../../../shared/domain/ledger/encoded-line.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { ledgerMappingSchema, type LedgerMapping } from "../../../shared/domain/ledger/ledger-mapping.ts";
import type { LedgerReport } from "../../../shared/domain/ledger/ledger-report.ts";
import { nameIndexOf } from "../../../shared/domain/organisation/names/name-index.ts";
import { noNameReference } from "../../../shared/domain/organisation/names/name-reference.ts";
import { settledSuppliers } from "../../../shared/domain/organisation/names/recognise-supplier.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { organisationSchema, directoryOf } from "../../../shared/domain/organisation/organisation.ts";
import type { LedgerContext } from "../../../shared/reading/ledger/ledger-collector.ts";
import { readLedger } from "../../../shared/reading/ledger/read-ledger.ts";
import { readXlsx } from "../../../shared/reading/cells/xlsx/read-xlsx.ts";

/** An invented group. */
export const group = directoryOf(
  [
    { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
    { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
    { code: "ZC3X9", name: "NHS Westhaven Integrated Care Board", type: "icb" },
    {
      code: "ZD4",
      name: "Southmoor Hospitals NHS Trust",
      type: "trust",
      opened: "2001-04-01",
      closed: "2022-06-30",
      successor: "ZE5",
    },
    { code: "ZE5", name: "Southmoor and Vale NHS Foundation Trust", type: "trust", opened: "2022-07-01" },
    { code: "RAN", name: "Ranmoor Orthopaedic Hospital NHS Trust", type: "trust" },
  ].map((body) => organisationSchema.parse(body)),
);

export interface Reading {
  readonly lines: LedgerLine[];
  readonly report: LedgerReport;
}

export type ReadingOptions = Partial<Pick<LedgerContext, "kind" | "asAt">> & {
  readonly mapping?: Partial<Omit<LedgerMapping, "organisation" | "kind">>;
  readonly suppliers?: Readonly<Record<string, string>>;
  readonly name?: string;
  /** How the bytes arrive. */
  readonly chunkBytes?: number;
};

/** Reads a ledger of ZA1 as an import does, and returns the lines of the group's organisations. */
export async function readText(content: string | Uint8Array, options: ReadingOptions = {}): Promise<Reading> {
  const lines: LedgerLine[] = [];
  const kind = options.kind ?? "payables";
  const report = await readLedger(
    {
      name: options.name ?? "ledger.csv",
      chunks: chunksOf(
        typeof content === "string" ? Buffer.from(content, "utf8") : content,
        options.chunkBytes ?? 65_536,
      ),
    },
    {
      organisation: organisationCode("ZA1"),
      kind,
      asAt: options.asAt ?? calendarDate("2023-03-31"),
      mapping: options.mapping && ledgerMappingSchema.parse({ organisation: "ZA1", kind, ...options.mapping }),
      index: nameIndexOf(group, noNameReference),
      settled: settledSuppliers(
        Object.entries(options.suppliers ?? {}).map(([supplierCode, code]) => ({
          supplierCode,
          organisation: code === "none" ? code : organisationCode(code),
        })),
      ),
    },
    { readCells: readXlsx },
    ({ row, counterparty, supplier, encoder }) => {
      const text = Buffer.from(encoder.bytes.subarray(0, encoder.end)).toString("utf8");
      lines.push(decodeLine(row, counterparty, supplier, text));
    },
  );
  return { lines, report };
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** The parts of a line that tests compare, in short: `ZB2 NF-1 1200.00 approved`. */
export function briefly(lines: readonly LedgerLine[]): string[] {
  return lines.map((line) => {
    const disputed = line.disputedPence === 0 ? "" : ` disputed ${pounds(line.disputedPence)}`;
    const kind = line.entry === "invoice" ? "" : ` ${line.entry}`;
    const gross = line.grossPence === undefined ? "" : ` of ${pounds(line.grossPence)}`;
    return `${line.counterparty} ${line.invoiceNumber} ${line.invoiceDate ?? "-"} ${pounds(line.outstandingPence)}${gross} ${line.status}${kind}${disputed}`;
  });
}

function pounds(pence: number): string {
  return (pence / 100).toFixed(2);
}

/** Refused rows, in short: `row 3 F "abc" is not an amount`. */
export function refusals(report: LedgerReport): string[] {
  return report.refusedRows.map(
    ({ row, column, value, why }) => `row ${row}${column === undefined ? "" : ` ${column}`} "${value}" ${why}`,
  );
}

/** The codes of the findings. */
export function findingCodes(report: LedgerReport): string[] {
  return report.findings.map(({ code }) => code);
}

import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { Finding } from "../../domain/statement/finding.ts";
import type { EncodedLine } from "../../domain/ledger/encoded-line.ts";
import { invoiceNumberIn } from "../../domain/ledger/encoded-line.ts";
import { LineEncoder } from "../../domain/ledger/line-encoder.ts";
import type { LedgerMapping } from "../../domain/ledger/ledger-mapping.ts";
import type { LedgerReport, LedgerTable, RefusedRow } from "../../domain/ledger/ledger-report.ts";
import { listsTheYear, partyWordOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../domain/ledger/ledger-snapshot.ts";
import { recogniseSupplier, type SupplierRules } from "../../domain/organisation/names/recognise-supplier.ts";
import type { InvoicePrefix } from "../../domain/reference/issuer-prefixes.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { ledgerSheet, type LedgerSheet } from "./rows/ledger-sheet.ts";
import { reportLooseFigures, type RowsOutsideLines } from "./rows/loose-figures.ts";
import { reportSigns, type UnprovenSigns } from "./rows/report-signs.ts";
import type { FieldRow } from "./text/field-row.ts";
import type { SettledLine } from "./rows/settle-line.ts";
import { ledgerSuppliers, type RecognisedSupplier } from "./ledger-suppliers.ts";
import type { Row } from "../cells/row.ts";

/** Whose ledger is read, of which kind, and what its suppliers are recognised by. */
export interface LedgerContext {
  readonly organisation: OrganisationCode;
  readonly kind: LedgerKind;
  readonly asAt: CalendarDate;
  /** What is saved about the organisation's export, if anything is. */
  readonly mapping: LedgerMapping | undefined;
  readonly index: SupplierRules["index"];
  readonly settled: SupplierRules["settled"];
  /** ORG-05: by which prefixes a supplier's invoices are another body's. None by default. */
  readonly invoicePrefixes?: readonly InvoicePrefix[];
}

/** Collects the tables of an upload, one after another, into one ledger and its report. */
export interface LedgerCollector {
  startTable(table: { readonly file: string; readonly sheet: string; readonly format: string }): void;
  row(row: Row): void;
  /** Takes a row of a text file. */
  fields(row: FieldRow): void;
  endTable(): void;
  /** Adds findings about the file as a whole. */
  addFindings(findings: readonly Finding[]): void;
  /** The number of rows read so far. */
  rows(): number;
  report(): LedgerReport;
}

const NOTHING_SETTLED: SupplierRules["settled"] = new Map();
const MOST_REFUSED_LISTED = 200;
/** More sheets than any ledger has, so that their rows can't fill the memory. */
const MOST_SHEETS = 500;
/** Far more lines than any organisation has. */
const MOST_LINES = 5_000_000;

/**
 * Gives lines of the group's organisations to `onLine`, in the same object each time, and only counts all other lines.
 */
export function ledgerCollector(context: LedgerContext, onLine: (line: EncodedLine) => void): LedgerCollector {
  const { organisation, kind, asAt, mapping } = context;
  const findings: Finding[] = [];
  const tables: LedgerTable[] = [];
  const refusedRows: RefusedRow[] = [];
  const outside: RowsOutsideLines[] = [];
  const unprovenSigns: UnprovenSigns[] = [];
  let refusedCount = 0;
  let rows = 0;
  let rowOffset = 0;
  let current: LedgerSheet | undefined;
  const read = { lines: 0, magnitude: 0 };

  const suppliers = ledgerSuppliers(
    organisation,
    (codesAreOurs) => ({ index: context.index, settled: context.settled, kind, asAt, codesAreOurs }),
    () => current?.layout() === "template",
    context.invoicePrefixes ?? [],
  );

  const findOrganisation = (codeOrName: string): OrganisationCode | undefined => {
    const rules = { index: context.index, settled: NOTHING_SETTLED, kind, asAt, codesAreOurs: true };
    const byCode = recogniseSupplier(rules, codeOrName, "");
    const verdict = byCode.result === "recognised" ? byCode : recogniseSupplier(rules, "", codeOrName);
    return verdict.result === "recognised" ? verdict.code : undefined;
  };

  const refuse = (refused: RefusedRow): void => {
    refusedCount += 1;
    if (refusedRows.length < MOST_REFUSED_LISTED) refusedRows.push(refused);
  };

  const encoded: EncodedLine = {
    row: 0,
    counterparty: organisation,
    supplier: { code: "", name: "" },
    encoder: new LineEncoder(),
  };

  const takeLine = (row: number, supplier: RecognisedSupplier, line: SettledLine): void => {
    const sums = suppliers.counterpartyOf(supplier, line.invoiceDate, () => invoiceNumberIn(encoded.encoder));
    const value = listsTheYear(kind) ? (line.grossPence ?? line.outstandingPence) : line.outstandingPence;
    read.magnitude += Math.abs(value) + Math.abs(line.outstandingPence);
    read.lines += 1;
    suppliers.add(supplier, sums, value, { isAccrual: line.entry === "accrual", disputed: line.disputedPence });
    if (!sums) return;
    encoded.row = row;
    encoded.counterparty = sums.counterparty;
    encoded.supplier = supplier;
    onLine(encoded);
  };

  return {
    startTable: (table) => {
      current = ledgerSheet(
        { ...table, rowOffset, kind, mapping },
        {
          encoder: encoded.encoder,
          owner: organisation,
          findOrganisation,
          findSupplier: (code, name) => suppliers.find(code, name),
          takeLine,
          refuse,
        },
      );
    },

    row: (row) => {
      rows += 1;
      current?.row(row);
    },

    fields: (row) => {
      rows += 1;
      current?.fields(row);
    },

    endTable: () => {
      const ended = current?.end();
      if (ended === undefined) return;
      findings.push(...ended.findings);
      rowOffset += ended.lastRow;
      tables.push(...ended.tables);
      const { file, sheet } = ended.outside;
      for (const signs of ended.unprovenSigns) unprovenSigns.push({ ...signs, file, sheet });
      if (outside.length < MOST_SHEETS) outside.push(ended.outside);
      current = undefined;
    },

    addFindings: (more) => {
      findings.push(...more);
    },

    rows: () => rows,

    report: () => {
      const supplierReport = suppliers.report();
      const all = [...findings, ...reportSigns(unprovenSigns), ...reportLooseFigures(outside)];
      return {
        tables,
        ...supplierReport,
        refusedRows,
        refusedCount,
        findings: [
          ...all,
          ...wholeLedgerFindings({
            tables,
            lines: supplierReport.lines,
            linesRead: read.lines,
            magnitude: read.magnitude,
            refusedCount,
            findings: all,
            party: partyWordOf(kind),
          }),
        ],
      };
    },
  };
}

const NO_STATEMENT = {
  supplier: "no statement can be compared with this ledger",
  customer: "no statement can be made from this ledger",
} as const;

interface WholeLedger {
  readonly tables: readonly LedgerTable[];
  /** Lines of the group's organisations. */
  readonly lines: number;
  readonly linesRead: number;
  readonly magnitude: number;
  readonly refusedCount: number;
  readonly findings: readonly Finding[];
  readonly party: "supplier" | "customer";
}

function wholeLedgerFindings({
  tables,
  lines,
  linesRead,
  magnitude,
  refusedCount,
  findings,
  party,
}: WholeLedger): Finding[] {
  const isRefused = findings.some(({ severity }) => severity === "refusal");
  if (tables.length === 0) {
    if (isRefused) return [];
    return [
      {
        code: "ledger-without-table",
        severity: "refusal",
        what: `No row of headings was found with a ${party}, an invoice number or date, and an amount.`,
        todo: "Please use Accord's own form (`accord ledger template`), or save which column is which for this organisation.",
      },
    ];
  }
  if (linesRead === 0 && refusedCount === 0 && !isRefused) {
    return [
      {
        code: "ledger-without-lines",
        severity: "refusal",
        what: "The ledger has headings but no lines: an empty export would remove every invoice.",
        todo: "Please export the ledger again.",
      },
    ];
  }
  if (!Number.isSafeInteger(magnitude) || linesRead > MOST_LINES) {
    return [
      {
        code: "ledger-too-large",
        severity: "refusal",
        what: `The ledger has ${linesRead} lines, and their number or amounts are too large for one organisation.`,
        todo: "Please check the amounts, or upload only the open items and the last two years.",
      },
    ];
  }
  if (lines === 0 && linesRead > 0) {
    return [
      {
        code: "no-supplier-recognised",
        severity: "warning",
        what: `None of the ${linesRead} lines is of an organisation of the group, so ${NO_STATEMENT[party]}.`,
        todo: `Please check that the ledger has a column of ${party}s' names, and say which ${party}s are which organisations.`,
      },
    ];
  }
  return [];
}

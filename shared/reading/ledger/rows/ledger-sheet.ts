import type { LedgerTable } from "../../../domain/ledger/ledger-report.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { Row } from "../../cells/row.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { sheetReader, type TableReader } from "../../table/sheet-reader.ts";
import { emptyStatusOf } from "../columns/empty-status.ts";
import { ledgerColumns } from "../columns/ledger-columns.ts";
import { ledgerDates } from "../columns/ledger-dates.ts";
import { isGroupedBySupplier } from "../columns/ledger-grouping.ts";
import type { LedgerLayout } from "../columns/ledger-layout.ts";
import { ledgerSigns } from "../columns/ledger-signs.ts";
import { ledgerTable } from "../columns/ledger-table.ts";
import { rowOfFields, type FieldRow } from "../text/field-row.ts";
import { ledgerTableReader, type LedgerTableReader } from "./ledger-table-reader.ts";
import type { LineSink, TableSource } from "./line-source.ts";
import type { LineSigns } from "./ledger-totals.ts";
import { ledgerSectionOf } from "./ledger-section.ts";
import type { LedgerSheetState } from "./ledger-sheet-state.ts";
import { MOST_LOOSE_ROWS, type RowsOutsideLines } from "./loose-figures.ts";
import { tableNotRead, type TableNotRead } from "./table-not-read.ts";
import { labelledSupplier, nameAlone, type SupplierHeading, unlabelledSupplier } from "./supplier-heading.ts";

export interface SheetEnd {
  /** The ledger's tables; empty if the sheet has none. */
  readonly tables: readonly LedgerTable[];
  readonly findings: readonly Finding[];
  readonly lastRow: number;
  readonly unprovenSigns: readonly LineSigns[];
  readonly outside: RowsOutsideLines;
}

export interface LedgerSheet {
  /** Takes a row of a workbook. */
  row(row: Row): void;
  /** Takes a row of a text file. */
  fields(row: FieldRow): void;
  end(): SheetEnd;
  layout(): LedgerLayout | undefined;
}

/** So many rows are kept before the columns are decided. */
const SAMPLED_ROWS = 400;

/** A row that names the supplier of the first lines is at most this far above the headings. */
const MOST_ROWS_ABOVE = 3;

/**
 * Reads one sheet or one text file with the sheet reader of all tables (reading/table). The ledger gives its fields
 * (columns/ledger-table.ts), what the signs mean (columns/ledger-signs.ts), and the reader of its lines
 * (ledger-table-reader.ts). Most rows of a text file go straight to that reader, without becoming cells.
 */
export function ledgerSheet(source: TableSource, sink: LineSink): LedgerSheet {
  const tables: LedgerTableReader[] = [];
  const notRead: TableNotRead[] = [];
  let current: LedgerTableReader | undefined;
  let lastRow = 0;
  let rowsAbove: readonly KeptRow[] = [];
  const state: LedgerSheetState = { supplierAbove: undefined, section: {}, foreignSection: undefined, loose: [] };

  const sheet = sheetReader({
    table: ledgerTable(source.kind, source.mapping),
    sampleRows: SAMPLED_ROWS,
    decideColumns: (header, sample) => {
      const columns = ledgerColumns(header, sample, source);
      return columns && { columns, sample, headings: header.rows };
    },
    // Nothing says whose invoices the rows of a table without headings are.
    findTableByValues: () => undefined,
    takeRowsAbove: (rows) => {
      rowsAbove = rows;
      state.foreignSection = undefined;
    },
    openTable: ({ layout, headerRow, rowsBetween }): TableReader => {
      if (rowsAbove.length === 0) rowsAbove = rowsBetween;
      if (layout === undefined) {
        current = undefined;
        const unread = tableNotRead(headerRow);
        notRead.push(unread);
        return unread;
      }
      const { columns, sample, headings } = layout;
      const isGrouped = isGroupedBySupplier(sample, columns);
      if (isGrouped) {
        const near = rowsAbove.filter(({ row }) => headerRow - row <= MOST_ROWS_ABOVE);
        for (const [at, row] of near.entries()) {
          const found = supplierAboveHeadings(row) ?? organisationAbove(row, sink);
          const above = near[at - 1];
          const name = found?.name === "" && above !== undefined ? nameAlone(above) : undefined;
          state.supplierAbove = found === undefined ? state.supplierAbove : { ...found, name: name ?? found.name };
        }
      }
      const [title] = rowsAbove.at(-1)?.cells ?? [];
      state.section = (title?.type === "text" ? ledgerSectionOf(title.text) : undefined) ?? {};
      const titles = rowsAbove;
      rowsAbove = [];
      const signs = ledgerSigns(sample, columns, source);
      const dates = ledgerDates(sample, columns, source.mapping);
      const emptyStatus = emptyStatusOf(sample, columns.byField, source.mapping);
      const plan = { headerRow, headings, titles, columns, isGrouped, signs, dates, emptyStatus };
      current = ledgerTableReader(source, plan, state, sink);
      tables.push(current);
      return current;
    },
    addLooseRow: (row) => {
      if (state.loose.length < MOST_LOOSE_ROWS) state.loose.push({ row, isBelowHeadings: false });
    },
    leaveOut: (row, why) => {
      if (why !== "empty" && why !== "headings") current?.leaveOut(row, why);
    },
  });

  return {
    row: (row) => {
      lastRow = row.row;
      sheet.row(row);
    },
    fields: (row) => {
      lastRow = row.row;
      if (current?.takeFields(row) !== true) sheet.row(rowOfFields(row));
    },
    end: () => {
      sheet.end();
      return {
        tables: tables.map((table) => table.table()),
        findings: [
          ...tables.flatMap((table) => table.findings()),
          ...notRead
            .flatMap((table) => table.findings())
            .map((finding) => ({
              ...finding,
              file: source.file,
              ...(source.sheet === "" ? {} : { sheet: source.sheet }),
            })),
        ],
        lastRow,
        unprovenSigns: tables.flatMap((table) => table.unprovenSigns() ?? []),
        outside: {
          file: source.file,
          sheet: source.sheet,
          rows: state.loose,
          sums: tables.map((table) => table.sums()),
          hasTable: tables.some((table) => table.lineCount() > 0),
        },
      };
    },
    layout: () => current?.layout,
  };
}

function supplierAboveHeadings(row: KeptRow): SupplierHeading | undefined {
  const labelled = labelledSupplier(row);
  if (labelled !== undefined) return labelled;
  // A title is a text alone too: above the headings, a name alone must have its number with it.
  const found = unlabelledSupplier(row);
  return found?.code === "" || found?.name === "" ? undefined : found;
}

/** An organisation of the group that stands alone in a row above the headings, unless it is the one whose ledger this is. */
function organisationAbove(row: KeptRow, { owner, findOrganisation }: LineSink): SupplierHeading | undefined {
  const name = nameAlone(row);
  const organisation = name === undefined ? undefined : findOrganisation(name);
  return name === undefined || organisation === undefined || organisation === owner ? undefined : { code: "", name };
}

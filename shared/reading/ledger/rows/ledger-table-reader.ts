import type { LedgerTable } from "../../../domain/ledger/ledger-report.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { Row } from "../../cells/row.ts";
import { findLedgerHeader } from "../columns/find-ledger-header.ts";
import type { LedgerLayout } from "../columns/ledger-columns.ts";
import { sampledRow, type SampledRow } from "../columns/sampled-row.ts";
import { rowLongerThanHeadings } from "../../table/rows/row-longer-than-headings.ts";
import { copyOfFields, rowOfFields, type FieldRow } from "../text/field-row.ts";
import { createLineReader, type LineReader, type LineSink, type TableSource } from "./line-reader.ts";

export interface TableEnd {
  /** `undefined` if the table is no ledger. */
  readonly table: LedgerTable | undefined;
  readonly findings: readonly Finding[];
  readonly lastRow: number;
}

export interface LedgerTableReader {
  /** Takes a row of a workbook. */
  row(row: Row): void;
  /** Takes a row of a text file. */
  fields(row: FieldRow): void;
  end(): TableEnd;
  layout(): LedgerLayout | undefined;
}

/** So many rows are kept before the columns are decided. */
const SAMPLED_ROWS = 400;

/**
 * Reads one sheet or one text file, in this order:
 *
 * 1. Keep the first rows as a sample.
 * 2. Find the row of headings in the sample, and what the columns are (`columns/`).
 * 3. Pass the sampled rows and every row after them to the line reader, which makes ledger lines of them:
 *    - decide what kind of row it is: headings again, a total, a supplier's heading, a document (`row-kinds.ts`,
 *      `supplier-heading.ts`);
 *    - settle amounts, sign, status and type of a document with each other (`settle-line.ts`);
 *    - note everything that a person should know (`table-log.ts`).
 */
export function ledgerTableReader(source: TableSource, sink: LineSink): LedgerTableReader {
  let sample: SampledRow[] | undefined = [];
  /** The rows of the sample as fields, if the table is text. */
  const sampledFields: FieldRow[] = [];
  let lines: LineReader | undefined;
  /** In a text file, how many fields the row of headings has. */
  let headings = Number.POSITIVE_INFINITY;
  let lastRow = 0;

  const decideColumns = (): void => {
    const rows = sample ?? [];
    sample = undefined;
    const header = findLedgerHeader(rows, source.mapping);
    if (!header) return;
    lines = createLineReader(source, header, sink);
    for (const { row } of rows) if (row.row < header.row) lines.rowAbove(row);
    if (sampledFields.length === 0) {
      for (const { row } of rows) if (row.row > header.row) lines.row(row);
    } else {
      headings = sampledFields.find(({ row }) => row === header.row)?.count ?? headings;
      for (const row of sampledFields.splice(0)) if (row.row > header.row) takeFields(lines, row);
    }
  };

  const takeFields = (reader: LineReader, row: FieldRow): void => {
    const longer = row.count > headings ? rowLongerThanHeadings(rowOfFields(row), headings) : undefined;
    if (longer === undefined) reader.fields(row);
    else reader.longer(row.row, longer);
  };

  const keepInSample = (row: Row, fields?: FieldRow): void => {
    if (!sample || row.count === 0) return;
    sample.push(sampledRow(row));
    if (fields) sampledFields.push(copyOfFields(fields));
    if (sample.length >= SAMPLED_ROWS) decideColumns();
  };

  return {
    row: (row) => {
      lastRow = row.row;
      if (lines) lines.row(row);
      else keepInSample(row);
    },
    fields: (row) => {
      lastRow = row.row;
      if (lines) takeFields(lines, row);
      else if (sample) keepInSample(rowOfFields(row), row);
    },
    end: () => {
      if (sample) decideColumns();
      return { table: lines?.table(), findings: lines?.findings() ?? [], lastRow };
    },
    layout: () => lines?.layout,
  };
}

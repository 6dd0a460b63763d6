import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import type { StatementContext } from "../../../shared/reading/statement/statement-context.ts";
import { readCellsOf, type Grid, type GridCell } from "./grid.ts";

export type Rows = readonly (readonly GridCell[])[];

/** Reads a grid as a statement. */
export function readGrid(grid: Grid, context: StatementContext = {}): Promise<Statement> {
  const file = { name: "statement.xlsx", bytes: new Uint8Array() };
  return readStatement(file, { ...context, readCells: readCellsOf(grid) });
}

/** Reads the rows of one sheet as a statement. */
export function readRows(rows: Rows, context: StatementContext = {}): Promise<Statement> {
  return readGrid([{ name: "Statement", rows }], context);
}

/** A complete header block, from ZB2 to ZA1, as at 23 March 2023. */
export const BLOCK: Rows = [
  ["Statement of outstanding invoices"],
  ["Receivable organisation:", "Northfold Community Health NHS Trust (ZB2)"],
  ["Payable organisation:", "Eastmere University Hospitals NHS Foundation Trust (ZA1)"],
  ["Position as at:", { day: "2023-03-23" }],
  ["Contact telephone:", "020 7946 0101"],
  ["Contact email:", "income@northfold.example.org"],
  [],
];

/** A short header block: from whom, to whom, as at when. */
export const HEAD: Rows = [
  ["Receivable organisation:", "Northfold Community Health NHS Trust (ZB2)"],
  ["Payable organisation:", "Eastmere University Hospitals NHS Foundation Trust (ZA1)"],
  ["Position as at:", { day: "2023-03-23" }],
];

/** A date in 2023, given as `03-23`. */
export function on(day: string): GridCell {
  return { day: `2023-${day}` };
}

/** Headings for everything that a line must state. */
export const HEADINGS = ["Invoice No", "Invoice Date", "PO", "Invoice Total", "Outstanding", "Capital Y/N"];

/** A line under these headings; `day` in February 2023. */
export function line(number: string, day: number, total: GridCell, outstanding: GridCell = total): GridCell[] {
  return [
    number,
    { day: `2023-02-${String(day).padStart(2, "0")}` },
    `PO${String(10_000 + day)}`,
    total,
    outstanding,
    "N",
  ];
}

/** The findings with this code. */
export function found({ findings }: Statement, code: string) {
  return findings.filter((finding) => finding.code === code);
}

/** The severity and code of every finding. */
export function codesOf({ findings }: Statement): string[] {
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

/** The invoice number and the claimed pence of each line. */
export function claims({ lines }: Statement): (readonly [string, number])[] {
  return lines.map(({ invoiceNumber, outstandingPence }) => [invoiceNumber, outstandingPence]);
}

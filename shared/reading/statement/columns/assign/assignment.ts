import { columnLetters } from "../../../cells/column-letters.ts";
import type { Header } from "../header/heading-meaning.ts";
import type { FindingInTable } from "../layout.ts";
import type { StatementField } from "../statement-synonyms.ts";
import type { ColumnProfile } from "./column-profile.ts";

/** The decisions about the columns of one table, while they are made. */
export interface Assignment {
  readonly header: Header | undefined;
  readonly row: number;
  readonly profiles: ReadonlyMap<number, ColumnProfile>;
  readonly fields: Map<StatementField, number>;
  readonly why: Map<number, string>;
  readonly findings: FindingInTable[];
  readonly otherNumberColumns: number[];
}

/** Names of fields in the receipt and in findings. */
const FIELD_NAMES: Partial<Record<StatementField, string>> = {
  invoiceNumber: "the invoice number",
  purchaseOrder: "the purchase order number",
  invoiceDate: "the invoice date",
  dueDate: "the due date",
  total: "the invoice total",
  outstanding: "the unpaid amount",
  amount: "the amount",
  anyTotal: "the total",
  debit: "debits",
  credit: "credits",
  net: "the net amount",
  vat: "VAT",
  income: "the income",
  accrued: "the accrued amount",
  capital: "capital or revenue",
};

/** What a field is called in a sentence. */
export function nameOfField(field: StatementField): string {
  return FIELD_NAMES[field] ?? field.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The heading of a column with its letters, for sentences: `E (Outstanding £)`. */
export function nameOfColumn(header: Header | undefined, column: number): string {
  const heading = header?.cells.find((cell) => cell.column === column)?.heading ?? "";
  return heading === "" ? columnLetters(column) : `${columnLetters(column)} (${heading})`;
}

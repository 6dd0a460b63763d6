import type { DecimalWriting } from "../../table/values/decimal-writing.ts";
import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";

/** The current row's cell for one field. It reports a value that it can't read, and returns `undefined` for it. */
export interface LedgerCell {
  /** Whether the cell has any content. */
  has(): boolean;
  /** Whether its text has a digit, as the number of a document has. */
  hasDigit(): boolean;
  amount(): Pence | undefined;
  date(): CalendarDate | undefined;
  /** The text that a person sees; empty for an empty cell. */
  text(): string;
  /** A number or code as text; empty for an empty cell. */
  identifier(): string;
  /** Appends the cell to a line, as an identifier or as a text. */
  write(as: "identifier" | "text", line: LineEncoder): void;
  /** Reports a cell that is used but may be wrong. */
  doubt(why: string): void;
  /** Refuses the cell, or the whole row if the field has no column. */
  refuse(why: string): void;
}

/** The cells of the current row by field. */
export type LedgerCells = Readonly<Record<LedgerField, LedgerCell>>;

/** A cell whose value does not fit its field. */
export interface UnreadableCell {
  readonly field: LedgerField;
  readonly column: number;
  readonly value: string;
  readonly why: string;
}

/** How to read the cells of one table. */
export interface CellRules {
  readonly byField: ReadonlyMap<LedgerField, number>;
  readonly dateOrder: "day-first" | "month-first";
  readonly decimals: DecimalWriting | undefined;
  readonly onUnreadable: (cell: UnreadableCell) => void;
  /** Called for a cell that is used but may be wrong. */
  readonly onDoubtful: (cell: UnreadableCell) => void;
}

/** Makes a cell for each field from its column number; 0 if the field has no column. */
export function cellsOf(
  byField: ReadonlyMap<LedgerField, number>,
  make: (field: LedgerField, column: number) => LedgerCell,
): LedgerCells {
  const cell = (field: LedgerField) => make(field, byField.get(field) ?? 0);
  return {
    supplierCode: cell("supplierCode"),
    supplierName: cell("supplierName"),
    invoiceNumber: cell("invoiceNumber"),
    internalNumber: cell("internalNumber"),
    invoiceDate: cell("invoiceDate"),
    purchaseOrder: cell("purchaseOrder"),
    gross: cell("gross"),
    outstanding: cell("outstanding"),
    amount: cell("amount"),
    paid: cell("paid"),
    owed: cell("owed"),
    settled: cell("settled"),
    side: cell("side"),
    currency: cell("currency"),
    status: cell("status"),
    approval: cell("approval"),
    paymentStatus: cell("paymentStatus"),
    hold: cell("hold"),
    cancelledDate: cell("cancelledDate"),
    entry: cell("entry"),
    disputed: cell("disputed"),
    disputeReference: cell("disputeReference"),
    paidDate: cell("paidDate"),
    paymentReference: cell("paymentReference"),
    capital: cell("capital"),
    futurePeriod: cell("futurePeriod"),
    postingDate: cell("postingDate"),
    postingPeriod: cell("postingPeriod"),
    description: cell("description"),
    comment: cell("comment"),
    part: cell("part"),
    payer: cell("payer"),
    vat: cell("vat"),
    requisitioner: cell("requisitioner"),
    department: cell("department"),
    treatment: cell("treatment"),
    service: cell("service"),
    servicePeriod: cell("servicePeriod"),
    subsidiary: cell("subsidiary"),
    predecessor: cell("predecessor"),
    specialised: cell("specialised"),
    basis: cell("basis"),
    agreedBy: cell("agreedBy"),
  };
}

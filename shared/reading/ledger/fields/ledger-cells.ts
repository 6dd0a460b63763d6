import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";

/** What stands in the current row under one field. It reports what it can't read, and then gives nothing. */
export interface LedgerCell {
  /** Whether there is anything. */
  has(): boolean;
  amount(): Pence | undefined;
  date(): CalendarDate | undefined;
  /** What a person sees. Empty where there is nothing. */
  text(): string;
  /** A number or code as text; empty where there is none. */
  identifier(): string;
  /** Adds an identifier, or a text, to the line. */
  write(as: "identifier" | "text", line: LineEncoder): void;
  /** Says what to look at in a cell that is taken all the same. */
  doubt(why: string): void;
  /** Reports the cell, or the row as a whole where the field has no column. */
  refuse(why: string): void;
}

/** The cells of the current row by field. */
export type LedgerCells = Readonly<Record<LedgerField, LedgerCell>>;

/** A cell that can't be read as what its column is. */
export interface UnreadableCell {
  readonly field: LedgerField;
  readonly column: number;
  readonly value: string;
  readonly why: string;
}

/** What all cells of one table are read by. */
export interface CellRules {
  readonly byField: ReadonlyMap<LedgerField, number>;
  readonly dateOrder: "day-first" | "month-first";
  readonly onUnreadable: (cell: UnreadableCell) => void;
  /** A cell that was taken as it stands, and may not be what was meant. */
  readonly onDoubtful: (cell: UnreadableCell) => void;
}

/** Makes a cell for every field, out of its column (0 where it has none). */
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
    description: cell("description"),
  };
}

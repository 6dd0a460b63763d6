import * as z from "zod";

import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

export const ledgerStatusSchema = z.enum(["approved", "awaiting-approval", "on-hold", "paid", "cancelled"]);

export type LedgerStatus = z.infer<typeof ledgerStatusSchema>;

export const ledgerEntrySchema = z.enum(["invoice", "credit-note", "payment", "accrual"]);

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/**
 * One line of a payable organisation's ledger. Amounts have the sign of the debt: what the organisation owes is positive,
 * a credit note that it holds is negative.
 *
 * The rest of this folder: `ledger-mapping.ts` says how to read an export, `line-encoder.ts` and `encoded-line.ts` carry
 * lines while a large ledger is imported, `ledger-snapshot.ts` and `ledger-report.ts` describe an imported ledger.
 */
export const ledgerLineSchema = z.object({
  /**
   * The row of the uploaded file, from 1: unique in its snapshot. If an upload has several tables, each one's rows go on
   * counting from the table before it; the report gives the offsets.
   */
  row: z.number().int().positive(),
  /** The organisation that the supplier was recognised as; the ledger is stored by counterparty. */
  counterparty: organisationCodeSchema,
  supplierCode: z.string(),
  supplierName: z.string(),
  entry: ledgerEntrySchema.default("invoice"),
  invoiceNumber: z.string(),
  invoiceDate: calendarDateSchema.optional(),
  purchaseOrder: z.string().optional(),
  grossPence: penceSchema.optional(),
  outstandingPence: penceSchema,
  status: ledgerStatusSchema,
  /** The part in formal dispute (REC-05), in the sign of the line; 0 if none. */
  disputedPence: penceSchema,
  disputeReference: z.string().optional(),
  paidDate: calendarDateSchema.optional(),
  paymentReference: z.string().optional(),
  capital: z.boolean(),
  futurePeriod: z.boolean(),
  description: z.string().optional(),
  /** The day on which the document was entered into the ledger, if the export has it. */
  postingDate: calendarDateSchema.optional(),
  /** The accounting period of that day, as the ledger writes it: `MAR-23`, `2022/12`. */
  postingPeriod: z.string().optional(),
});

export type LedgerLine = z.infer<typeof ledgerLineSchema>;

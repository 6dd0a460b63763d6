import * as z from "zod";

import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

export const ledgerStatusSchema = z.enum(["approved", "awaiting-approval", "on-hold", "paid", "cancelled"]);

export type LedgerStatus = z.infer<typeof ledgerStatusSchema>;

export const ledgerEntrySchema = z.enum(["invoice", "credit-note", "payment", "accrual"]);

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** What a sales ledger says about what was charged: statements tell it to the payable organisation (STM-05, STM-06). */
export const ledgerChargeSchema = z.object({
  /** The VAT in the gross amount. Income statements leave it out (STM-08). */
  vatPence: penceSchema.optional(),
  /** Who asked for the invoice: disputes and queries go there (RCV-04). */
  requisitioner: z.string().optional(),
  department: z.string().optional(),
  /** Whether the charge is income or a recharge, in the ledger's words. */
  treatment: z.string().optional(),
  service: z.string().optional(),
  /** The period that the charge is for. */
  servicePeriod: z.string().optional(),
  /** The organisation's subsidiary whose trade it is (STM-11). */
  subsidiary: z.string().optional(),
  /** The body that the charge was agreed with, if another has taken over from it. */
  predecessor: z.string().optional(),
  specialised: z.boolean(),
  /** Of an accrual: how it was estimated, and who agreed it on both sides (STM-13). */
  basis: z.string().optional(),
  agreedBy: z.string().optional(),
});

export type LedgerCharge = z.infer<typeof ledgerChargeSchema>;

/**
 * One line of an organisation's ledger. Amounts have the sign of the debt: what is owed, by a payable organisation or to a receivable one, is
 * positive; a credit note is negative. In a sales ledger the supplier is the customer, and its code and name stand in the same fields.
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
  /** Only in a sales ledger. */
  charge: ledgerChargeSchema.optional(),
});

export type LedgerLine = z.infer<typeof ledgerLineSchema>;

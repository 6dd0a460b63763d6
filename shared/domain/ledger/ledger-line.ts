import * as z from "zod";

import { storedCode, storedDate, storedPence } from "../amounts-and-days/stored-values.ts";

export const ledgerStatusSchema = z.enum(["approved", "awaiting-approval", "on-hold", "paid", "cancelled"]);

export type LedgerStatus = z.infer<typeof ledgerStatusSchema>;

export const ledgerEntrySchema = z.enum(["invoice", "credit-note", "payment", "accrual"]);

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/**
 * One line of a payable organisation's ledger. Amounts carry the sign of the debt: what it owes is positive,
 * a credit note that it holds is negative.
 */
export const ledgerLineSchema = z.object({
  /**
   * The row of the uploaded file, from 1: unique in its snapshot. Where an upload has several tables, each begins to count
   * where the one before it ended; the report says where.
   */
  row: z.number().int().positive(),
  /** The organisation that the supplier was told to be; the ledger is kept apart by it. */
  counterparty: storedCode,
  supplierCode: z.string(),
  supplierName: z.string(),
  entry: ledgerEntrySchema.default("invoice"),
  invoiceNumber: z.string(),
  invoiceDate: storedDate.optional(),
  purchaseOrder: z.string().optional(),
  grossPence: storedPence.optional(),
  outstandingPence: storedPence,
  status: ledgerStatusSchema,
  /** The part in formal dispute (REC-05), in the sign of the line; 0 where none. */
  disputedPence: storedPence,
  disputeReference: z.string().optional(),
  paidDate: storedDate.optional(),
  paymentReference: z.string().optional(),
  capital: z.boolean(),
  futurePeriod: z.boolean(),
  description: z.string().optional(),
});

export type LedgerLine = z.infer<typeof ledgerLineSchema>;

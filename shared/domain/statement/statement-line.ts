import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

/** One line of a statement as its sender wrote it. Amounts have the sign of the receivable side: a credit note is negative. */
export const statementLineSchema = z.object({
  /** The number of the line, from 1. */
  line: z.number().int().positive(),
  sheet: z.string(),
  /** The row number in the spreadsheet, from 1. */
  row: z.number().int().positive(),
  type: z.enum(["invoice", "credit-note", "payment", "receipt", "accrual", "prepayment"]),
  /** As written, without surrounding spaces; empty if the line has none. */
  invoiceNumber: z.string(),
  /** Further references on the line: several invoices in one cell, the customer's own reference. */
  references: z.array(z.string()).optional(),
  /** The numbers in further columns that may be that of the invoice, one for each column; empty where a column has none. */
  otherNumbers: z.array(z.string()).optional(),
  purchaseOrder: z.string().optional(),
  invoiceDate: calendarDateSchema.optional(),
  dueDate: calendarDateSchema.optional(),
  /** The whole invoice, VAT included. */
  totalPence: penceSchema.optional(),
  /** The claimed amount: the unpaid amount (R&P), the income (I&E) or the accrued amount (accruals). */
  outstandingPence: penceSchema,
  description: z.string().optional(),
  /** The receivable organisation's customer account that lists the line. */
  account: z.string().optional(),
  capital: z.boolean().optional(),
  futurePeriod: z.boolean().optional(),
  /** The subsidiary whose trade it is, as marked (STM-11). */
  subsidiary: z.string().optional(),
  /** The predecessor body named on the line (STM-06). */
  predecessor: z.string().optional(),
  /** Who commissioned the charged service (STM-06). */
  commissionedBy: z.string().optional(),
  /** Whether the sender treats it as a recharge (STM-06). */
  recharge: z.boolean().optional(),
  /** What an accruals line has to state (STM-13). */
  accrual: z
    .object({ period: z.string().optional(), basis: z.string().optional(), agreedBy: z.string().optional() })
    .optional(),
});

export type StatementLine = z.infer<typeof statementLineSchema>;

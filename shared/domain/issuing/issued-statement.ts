import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema, kindSchema } from "../exercise/exercise.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";

/** One line of a statement that we send (STM-05, STM-06), in the sign of the receivable side: a credit is negative. */
export const issuedLineSchema = z.object({
  /** Its number on the statement, from 1. */
  line: z.number().int().positive(),
  type: z.enum(["invoice", "credit-note", "payment", "receipt", "accrual"]),
  /** Empty for money received and for accruals. */
  invoiceNumber: z.string(),
  purchaseOrder: z.string().optional(),
  invoiceDate: calendarDateSchema.optional(),
  /** The whole invoice: VAT included, on a statement of income without it (STM-08). */
  totalPence: penceSchema.optional(),
  /** What is unpaid (R&P), the income (I&E) or the accrual. */
  claimedPence: penceSchema,
  description: z.string().optional(),
  /** The customer account that it stands on, as our ledger numbers and names it. */
  account: z.string().optional(),
  capital: z.boolean(),
  futurePeriod: z.boolean(),
  requisitioner: z.string().optional(),
  /** Absent if the ledger does not say whether it is income or a recharge. */
  recharge: z.boolean().optional(),
  service: z.string().optional(),
  period: z.string().optional(),
  subsidiary: z.string().optional(),
  predecessor: z.string().optional(),
  specialised: z.boolean(),
  basis: z.string().optional(),
  agreedBy: z.string().optional(),
});

export type IssuedLine = z.infer<typeof issuedLineSchema>;

/** A statement that we send to one payable organisation: one a kind and exercise, with all accounts of the pair (STM-03, STM-04). */
export const issuedStatementSchema = z.object({
  receivable: organisationCodeSchema,
  payable: organisationCodeSchema,
  exercise: exerciseIdSchema,
  kind: kindSchema,
  asAt: calendarDateSchema,
  /** The ledger that it was made from. */
  ledger: z.object({ snapshot: z.string().min(1), asAt: calendarDateSchema, close: z.enum(["soft", "hard"]) }),
  lines: z.array(issuedLineSchema),
  /** The sum of what the lines claim. */
  totalPence: penceSchema,
});

export type IssuedStatement = z.infer<typeof issuedStatementSchema>;

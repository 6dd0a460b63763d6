import * as z from "zod";

import { decisionSchema } from "./decision.ts";
import { storedDate, storedPence } from "../amounts-and-days/stored-values.ts";

const reasonSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A ledger fact that a verdict rests on. */
export const evidenceSchema = z.object({
  invoiceNumber: z.string(),
  invoiceDate: storedDate.optional(),
  outstandingPence: storedPence,
  grossPence: storedPence.optional(),
  status: z.string(),
  paidDate: storedDate.optional(),
  paymentReference: z.string().optional(),
  disputeReference: z.string().optional(),
  /** How it was found: `exact`, `normalised`, `purchase-order`, `description`, `group`, `decision`, `candidate`. */
  match: z.string(),
  /** How much of it this line uses; 0 for a candidate. */
  usedPence: storedPence,
});

export type Evidence = z.infer<typeof evidenceSchema>;

/** The verdict on one statement line (REC-01): the three parts add up to `outstandingPence`. */
export const lineOutcomeSchema = z.object({
  line: z.number().int().positive(),
  invoiceNumber: z.string(),
  invoiceDate: storedDate.optional(),
  outstandingPence: storedPence,
  agreedPence: storedPence,
  notAgreedPence: storedPence,
  disputedPence: storedPence,
  /** A stable code for the situation, in kebab case. */
  reason: reasonSchema,
  /** The same in a sentence with the figures and the evidence. */
  why: z.string().min(1),
  /** What further information is wanted (RSP-01), empty where none is. */
  wanted: z.string(),
  evidence: z.array(evidenceSchema),
  /** The person's decision that made the verdict, where one did. */
  decision: decisionSchema.optional(),
});

export type LineOutcome = z.infer<typeof lineOutcomeSchema>;

/** A ledger line that the statement does not have (REC-08, REC-17). */
export const ledgerOnlySchema = z.object({
  invoiceNumber: z.string(),
  invoiceDate: storedDate.optional(),
  outstandingPence: storedPence,
  reason: reasonSchema,
  why: z.string().min(1),
});

export type LedgerOnly = z.infer<typeof ledgerOnlySchema>;

/** One part of the adjusted column with its reason (COL-04, COL-07). */
export const adjustmentSchema = z.object({ reason: reasonSchema, pence: storedPence, why: z.string().min(1) });

export type Adjustment = z.infer<typeof adjustmentSchema>;

/** What came of holding a statement against a ledger: every line explained, and the payable side's collection-form columns. */
export const outcomeSchema = z.object({
  lines: z.array(lineOutcomeSchema),
  ledgerOnly: z.array(ledgerOnlySchema),
  agreedPence: storedPence,
  notAgreedPence: storedPence,
  /** What the verdicts put into dispute, in the sign of the lines. */
  inDisputePence: storedPence,
  /** COL-02: the whole statement. */
  notifiedPence: storedPence,
  /** COL-03 */
  accruedPence: storedPence,
  /** COL-04, with its reasons in `adjustments`. */
  adjustedPence: storedPence,
  /** COL-05: never positive. */
  disputedPence: storedPence,
  /** COL-01: notified + accrued + adjusted + disputed. */
  totalPence: storedPence,
  adjustments: z.array(adjustmentSchema),
  /** EXR-02, EXR-04: whether this balance must be answered. */
  replyRequired: z.boolean(),
  /** Why it must, or need not be, in a sentence with the threshold. */
  replyRequiredWhy: z.string().min(1),
  /** What else the receivable organisation may not be expecting (REC-17, REC-19), and limits that were reached. */
  remarks: z.array(z.string()),
});

export type Outcome = z.infer<typeof outcomeSchema>;

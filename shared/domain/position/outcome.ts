import * as z from "zod";

import { decisionSchema } from "./decision.ts";
import { storedWantedSchema } from "./wanted.ts";
import { numberConventionSchema } from "./number-convention.ts";
import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

/** The code of a reason (`reconcile/words/reasons.ts`): never a text that somebody wrote. */
export const reasonSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A ledger fact that a verdict rests on. */
export const evidenceSchema = z.object({
  invoiceNumber: z.string(),
  invoiceDate: calendarDateSchema.optional(),
  outstandingPence: penceSchema,
  grossPence: penceSchema.optional(),
  status: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  paidDate: calendarDateSchema.optional(),
  paymentReference: z.string().optional(),
  disputeReference: z.string().optional(),
  purchaseOrder: z.string().optional(),
  /** How it was found: `exact`, `normalised`, `purchase-order`, `description`, `group`, `decision`, `candidate`. */
  match: z.string(),
  /** How much of the ledger line this statement line uses; 0 for a candidate. */
  usedPence: penceSchema,
});

export type Evidence = z.infer<typeof evidenceSchema>;

/** The verdict on one statement line (REC-01): the three parts add up to `outstandingPence`. */
export const lineOutcomeSchema = z.object({
  line: z.number().int().positive(),
  invoiceNumber: z.string(),
  invoiceDate: calendarDateSchema.optional(),
  outstandingPence: penceSchema,
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  disputedPence: penceSchema,
  /** REC-07: how much of what is not agreed only waits for approval and is in the accruals; absent if nothing is. */
  accruedPence: penceSchema.optional(),
  /** A stable code for the situation, in kebab case. */
  reason: reasonSchema,
  /** The reason as a sentence, with the figures and the evidence. */
  why: z.string().min(1),
  /** What is wanted of the receivable organisation (RSP-01); absent if nothing is. */
  wanted: storedWantedSchema,
  evidence: z.array(evidenceSchema),
  /** The person's decision that made the verdict, if there was one. */
  decision: decisionSchema.optional(),
});

export type LineOutcome = z.infer<typeof lineOutcomeSchema>;

/** A ledger line that the statement does not have (REC-08, REC-17). */
export const ledgerOnlySchema = z.object({
  invoiceNumber: z.string(),
  invoiceDate: calendarDateSchema.optional(),
  outstandingPence: penceSchema,
  /** REC-07: how much of it only waits for approval. It is accrued if no statement came at all; absent if nothing is. */
  awaitingPence: penceSchema.optional(),
  reason: reasonSchema,
  why: z.string().min(1),
});

export type LedgerOnly = z.infer<typeof ledgerOnlySchema>;

/** One part of the adjusted column with its reason (COL-04, COL-07). */
export const adjustmentSchema = z.object({ reason: reasonSchema, pence: penceSchema, why: z.string().min(1) });

export type Adjustment = z.infer<typeof adjustmentSchema>;

/**
 * The outcome of comparing a statement with a ledger: every line explained, and the payable side's collection-form columns.
 * A position (`position-key.ts`) keeps one outcome; a person's decisions (`decision.ts`) override it line by line.
 */
export const outcomeSchema = z.object({
  lines: z.array(lineOutcomeSchema),
  ledgerOnly: z.array(ledgerOnlySchema),
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  /** The sum that the verdicts dispute, in the sign of the lines. */
  inDisputePence: penceSchema,
  /** COL-02: the whole statement. */
  notifiedPence: penceSchema,
  /** COL-03 */
  accruedPence: penceSchema,
  /**
   * STM-13: what our ledger has paid ahead to the receivable organisation, such as the maternity pathway prepayment. It stands in the
   * accrued column of our receivables, not of our payables. Absent if there is none.
   */
  prepaidPence: penceSchema.optional(),
  /** COL-04, with its reasons in `adjustments`. */
  adjustedPence: penceSchema,
  /** COL-05: never positive. Not the same as `inDisputePence`, which has the sign of the lines. */
  disputedPence: penceSchema,
  /** COL-01: notified + accrued + adjusted + disputed. */
  totalPence: penceSchema,
  adjustments: z.array(adjustmentSchema),
  /** EXR-02, EXR-04: whether this balance must be answered. */
  replyRequired: z.boolean(),
  /** Why it must be answered or need not be: a sentence with the threshold. */
  replyRequiredWhy: z.string().min(1),
  /** Other things that the receivable organisation may not expect (REC-17, REC-19), and limits that were reached. */
  remarks: z.array(z.string()),
  /** How the two organisations write the same numbers differently, as far as lines were found by it. Absent if none was. */
  conventions: z.array(numberConventionSchema).optional(),
});

export type Outcome = z.infer<typeof outcomeSchema>;

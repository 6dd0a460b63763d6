import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import { positionKeySchema } from "../position/position-key.ts";

/** Why a line is not agreed, as far as the payable organisation's words or another Accord's code say. */
export const answerCauseSchema = z.enum([
  "accrued",
  "amount",
  "awaiting-approval",
  "cancelled",
  "capital",
  "credit-due",
  "duplicate",
  "evidence",
  "future-period",
  "not-on-ledger",
  "paid",
  "purchase-order",
  "timing",
  "vat",
  "wrong-organisation",
]);

export type AnswerCause = z.infer<typeof answerCauseSchema>;

/** What is answered of one line. The three amounts always add up to what the line claims (REC-01). */
export const answeredLineSchema = z.object({
  line: z.number().int().positive(),
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  disputedPence: penceSchema,
  cause: answerCauseSchema.optional(),
  reason: z.string(),
  wanted: z.string(),
  /** `row 9 of “Your response” in response.xlsx`, or `the mail`. */
  place: z.string().min(1),
});

export type AnsweredLine = z.infer<typeof answeredLineSchema>;

/** Something in an answer that a person has to read, because it does not say one thing only. */
export const unclearPointSchema = z.object({
  place: z.string().min(1),
  /** The line that it is about, if that is known. */
  line: z.number().int().positive().optional(),
  /** A sentence. */
  what: z.string().min(1),
});

export type UnclearPoint = z.infer<typeof unclearPointSchema>;

/** What the payable organisation has and our statement lacks (REC-08), or has accrued (REC-17). */
export const heldItemSchema = z.object({
  place: z.string().min(1),
  number: z.string(),
  date: calendarDateSchema.optional(),
  pence: penceSchema.optional(),
  isAccrual: z.boolean(),
  reason: z.string(),
});

export type HeldItem = z.infer<typeof heldItemSchema>;

/**
 * The answer of a payable organisation to a statement that was issued to it (RSP-06). A line is in `lines` only if the answer says one thing of
 * it; nothing is guessed. A line that is neither there nor among the unclear points was not answered.
 */
export const statementAnswerSchema = z.object({
  position: positionKeySchema,
  /** Which statement of the position it answers. */
  number: z.number().int().positive(),
  lines: z.array(answeredLineSchema),
  unclear: z.array(unclearPointSchema),
  held: z.array(heldItemSchema),
  /** The sender's own words, shortened. */
  words: z.string(),
});

export type StatementAnswer = z.infer<typeof statementAnswerSchema>;

import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

/** The most rows, and the longest text of a cell, that are kept of a file. */
export const MOST_ANSWER_ROWS = 20_000;
export const LONGEST_ANSWER_TEXT = 500;

const textSchema = z.string().max(LONGEST_ANSWER_TEXT);
const placeSchema = z.object({ sheet: z.string(), row: z.number().int().positive() });

/** A row of a table in which the payable organisation answers, as it stands there: nothing is worked out. */
export const answerRowSchema = placeSchema.extend({
  /** The invoice number; empty if the row has none. */
  number: textSchema,
  date: calendarDateSchema.optional(),
  description: textSchema,
  /** What the row says that we claim. */
  claimedPence: penceSchema.optional(),
  agreedPence: penceSchema.optional(),
  notAgreedPence: penceSchema.optional(),
  /** What is open, whether or not it is in dispute. */
  openPence: penceSchema.optional(),
  disputedPence: penceSchema.optional(),
  /** The answer in words: a choice of a list, yes or no, or anything else that stands in such a column. */
  status: textSchema,
  reason: textSchema,
  wanted: textSchema,
  /** Another Accord's reason code. */
  code: textSchema,
  /** What in the row could not be read. */
  wrong: z.array(z.string()),
});

export type AnswerRow = z.infer<typeof answerRowSchema>;

/** Something that is on the payable organisation's ledger and not on our statement. */
export const heldRowSchema = placeSchema.extend({
  number: textSchema,
  date: calendarDateSchema.optional(),
  pence: penceSchema.optional(),
  reason: textSchema,
  code: textSchema,
});

export type HeldRow = z.infer<typeof heldRowSchema>;

/** A total that the file states of what it answers. */
export const answerTotalSchema = placeSchema.extend({
  claimedPence: penceSchema.optional(),
  agreedPence: penceSchema.optional(),
  notAgreedPence: penceSchema.optional(),
  openPence: penceSchema.optional(),
  disputedPence: penceSchema.optional(),
});

export type AnswerTotal = z.infer<typeof answerTotalSchema>;

/** The tables of one file in which a payable organisation answers a statement (RSP-01, RSP-02). */
export const answerTablesSchema = z.object({
  rows: z.array(answerRowSchema).max(MOST_ANSWER_ROWS),
  held: z.array(heldRowSchema).max(MOST_ANSWER_ROWS),
  totals: z.array(answerTotalSchema).max(1000),
  /** Sentences about tables that were not read. */
  problems: z.array(z.string()).max(100),
  /** Whether there were more rows than are kept. */
  isCut: z.boolean(),
});

export type AnswerTables = z.infer<typeof answerTablesSchema>;

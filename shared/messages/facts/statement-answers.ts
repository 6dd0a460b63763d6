/** The facts of the answers to a statement: what we agree, or why we do not read it, hold it or have set it aside. */
import * as z from "zod";
import { exerciseIdSchema, kindSchema } from "../../domain/exercise/exercise.ts";
import { findingSchema } from "../../domain/statement/finding.ts";
import { readingReceiptSchema } from "../../domain/statement/reading-receipt.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { refusalSchema } from "../refusal/refusal.ts";
import { revisionSchema } from "../response/revision.ts";
import {
  knownPartySchema,
  statementReferenceSchema,
  quotedRulesSchema,
  answeredStatementSchema,
  responseFactsSchema,
  factsOfEveryReply,
  factsOfPosition,
} from "./reply-facts.ts";

/**
 * The full response, with its workbook (RSP-01, RSP-03). `revision` is set when it follows an earlier reply (RSP-05). A revision without
 * an earlier ledger is the first full response, sent after the message that there was no ledger yet.
 */
export const responseSchema = responseFactsSchema.extend({
  reply: z.literal("response"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  /** The statement that this one replaced (STM-04). */
  replaces: statementReferenceSchema.optional(),
  revision: revisionSchema.optional(),
});

/** The statement is recorded, but the payable organisation has no ledger of that kind yet. The response follows automatically. */
export const noLedgerYetSchema = z.object({
  reply: z.literal("no-ledger-yet"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  rules: quotedRulesSchema.optional(),
  statement: answeredStatementSchema,
  replaces: statementReferenceSchema.optional(),
});

/** The mail changed nothing: why, and what to do. */
export const refusedSchema = z.object({
  reply: z.literal("refused"),
  ...factsOfEveryReply,
  /** Absent when the mail does not say which organisation it is for. */
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
  refusal: refusalSchema,
  /** What was found in the file, refusals first. */
  findings: z.array(findingSchema).default([]),
  /** How the file was read, if it could be read. */
  receipt: readingReceiptSchema.optional(),
});

const holdCodeSchema = z.string().regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/);

/** To the registered address: a statement sent in its name is held until it confirms it. The code works once. */
export const holdConfirmationSchema = z.object({
  reply: z.literal("hold-confirmation"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  holdCode: holdCodeSchema,
  /** Why it is held, in a sentence. */
  why: z.string().min(1),
  statement: statementReferenceSchema.pick({ asAt: true, lines: true, totalPence: true }).optional(),
  /** The current statement of the position, if the one that is held is much smaller. */
  current: statementReferenceSchema.optional(),
  /** The last day to answer. */
  until: calendarDateSchema.optional(),
});

/**
 * To the registered address: a statement of its own is much smaller than the current one, and is held until it confirms it. The code
 * works once.
 */
export const smallerStatementSchema = z.object({
  reply: z.literal("smaller-statement"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  holdCode: holdCodeSchema,
  /** The last day to answer. */
  until: calendarDateSchema,
  statements: z
    .array(
      z.object({
        exercise: exerciseIdSchema,
        kind: kindSchema,
        current: statementReferenceSchema,
        smaller: statementReferenceSchema,
        /** How many invoices the current one names, and how many of them the smaller one does not. */
        invoices: z.number().int().nonnegative(),
        lost: z.number().int().nonnegative(),
      }),
    )
    .min(1),
});

/** The statement says the same as the current one of its position. */
export const sameStatementSchema = z.object({
  reply: z.literal("same-statement"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  statements: z
    .array(
      z.object({
        exercise: exerciseIdSchema,
        kind: kindSchema,
        file: z.string(),
        current: statementReferenceSchema,
        /** `acknowledged`: there was no ledger. `came-back`: the answer did not reach anybody. */
        answer: z.enum(["answered", "acknowledged", "on-its-way", "being-checked", "came-back"]),
        /** When it was answered or acknowledged. */
        answeredAt: z.iso.datetime().optional(),
      }),
    )
    .min(1),
});

/** To the registered address, after its answer about a held statement. A confirmed statement gets its `response` instead. */
export const holdClosedSchema = z.object({
  reply: z.literal("hold-closed"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  holdCode: holdCodeSchema,
  /** `unclear`: the answer contains neither word; the statement is still held. */
  closed: z.enum(["rejected", "already-used", "expired", "unclear"]),
});

/** Two statements for one position: which one is current (STM-04). */
export const replacedSchema = z.object({
  reply: z.literal("replaced"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  /** Which side this is for. Both sides are informed. */
  to: z.enum(["receivable", "payable"]),
  current: statementReferenceSchema,
  setAside: statementReferenceSchema,
  /** Whether the older statement arrived after the newer one. */
  late: z.boolean(),
});

import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema, kindSchema } from "../exercise/exercise.ts";
import { ledgerKindSchema } from "../ledger/ledger-snapshot.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { differenceSchema } from "../position/differences.ts";
import { noteOnCounterpartySchema } from "../timetable/note-on-counterparty.ts";
import { todoKindSchema } from "../todo/todo-item.ts";

const organisationNamedSchema = z.object({ code: organisationCodeSchema, name: z.string().min(1) });

/** An organisation with its name. */
export type OrganisationNamed = z.infer<typeof organisationNamedSchema>;

/**
 * How far a position has got. `not-reconciled`: its statement is not compared with a ledger yet, or there is no ledger. `on-its-way`: the
 * answer has not left yet. `in-review`: it waits for a person to release it. `stopped`: the answer was kept back, did not leave or did not
 * arrive, and a person must act.
 */
export const stageSchema = z.enum(["not-reconciled", "on-its-way", "in-review", "stopped", "answered"]);

export type Stage = z.infer<typeof stageSchema>;

/** A statement's total by state, to the penny: the five add up to it. */
export const poundsByStateSchema = z.object({
  agreedPence: penceSchema,
  /** Not agreed, and the receivable organisation was asked for more information. */
  askedPence: penceSchema,
  /** Not agreed otherwise. */
  notAgreedPence: penceSchema,
  inDisputePence: penceSchema,
  notReconciledPence: penceSchema,
});

export type PoundsByState = z.infer<typeof poundsByStateSchema>;

/** One position of the payable organisation: what its statement claims, what became of it, and what is open. */
export const positionInSummarySchema = z.object({
  receivable: organisationNamedSchema,
  kind: kindSchema,
  stage: stageSchema,
  statement: z.object({
    mailId: z.string().min(1),
    receivedAt: z.iso.datetime(),
    asAt: calendarDateSchema.optional(),
    lines: z.number().int().nonnegative(),
    totalPence: penceSchema,
  }),
  replyRequired: z.boolean(),
  pounds: poundsByStateSchema,
  /** The columns of the collection form (COL-01); absent before it is reconciled. */
  form: z
    .object({
      notifiedPence: penceSchema,
      accruedPence: penceSchema,
      adjustedPence: penceSchema,
      disputedPence: penceSchema,
      totalPence: penceSchema,
    })
    .optional(),
  /** The largest first. */
  differences: z.array(differenceSchema),
  /** Key, in the record bucket, of the outcome with its lines; absent before it is reconciled. */
  outcome: z.string().min(1).optional(),
});

export type PositionInSummary = z.infer<typeof positionInSummarySchema>;

/** How it stands with the statements of one kind: `Coverage` with names. */
export const coverageInSummarySchema = z.object({
  kind: kindSchema,
  basis: z.enum(["ledger", "no-ledger", "ledger-of-another-quarter", "no-threshold", "not-in-exercise"]),
  issueOverPence: penceSchema.optional(),
  askFrom: calendarDateSchema.optional(),
  rows: z.array(
    z.object({
      counterparty: organisationNamedSchema,
      balancePence: penceSchema,
      expectation: z.enum(["over-threshold", "not-over-threshold", "no-balance", "not-taking-part", "unknown"]),
      state: z.enum(["agreed", "answered", "received", "held", "refused", "missing", "not-due", "none-needed"]),
      statementPence: penceSchema.optional(),
    }),
  ),
});

export type CoverageInSummary = z.infer<typeof coverageInSummarySchema>;

/** A date of the exercise (EXR-05). */
export const deadlineInSummarySchema = z.object({
  /** A day, or a day and a time in the United Kingdom: `2023-04-27T12:00`. */
  at: z.string().regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/),
  what: z.discriminatedUnion("is", [
    z.object({ is: z.literal("statements-by"), kind: kindSchema }),
    z.object({ is: z.literal("agree-by"), kind: kindSchema }),
    z.object({ is: z.literal("event"), event: z.string().min(1), bodies: z.array(z.string()) }),
  ]),
});

export type DeadlineInSummary = z.infer<typeof deadlineInSummarySchema>;

const waitingItemSchema = z.object({
  id: z.string().min(1),
  kind: todoKindSchema,
  counterparty: organisationCodeSchema.optional(),
  pence: penceSchema.optional(),
  since: z.iso.datetime(),
  deadline: calendarDateSchema.optional(),
  what: z.string().min(1),
});

/** Something on the to-do list of the organisation. */
export type WaitingItem = z.infer<typeof waitingItemSchema>;

const stateBeforeSchema = z.object({
  stage: stageSchema,
  totalPence: penceSchema,
  pounds: poundsByStateSchema,
});

/** What changed in one position. */
export const positionChangeSchema = z.object({
  receivable: organisationNamedSchema,
  kind: kindSchema,
  /** `new`: it has its first statement. `replaced`: another statement stands. `same`: the statement is as it was. */
  statement: z.enum(["new", "replaced", "same"]),
  before: stateBeforeSchema.optional(),
  now: stateBeforeSchema,
});

export type PositionChange = z.infer<typeof positionChangeSchema>;

/**
 * Where a payable organisation stands in an exercise: from whom it expects statements, what became of those that came, what is open, who has
 * to act, what changed since the last summary, what is due, and what waits for a person. Nothing in it is another organisation's.
 */
export const mismatchSummarySchema = z.object({
  payable: organisationNamedSchema,
  exercise: exerciseIdSchema,
  /** Its only clock. */
  preparedAt: z.iso.datetime(),
  ledgers: z.array(
    z.object({
      kind: ledgerKindSchema,
      asAt: calendarDateSchema,
      close: z.enum(["soft", "hard"]),
      totalPence: penceSchema,
    }),
  ),
  /** Of each kind that the exercise has, or that a statement came of. */
  coverage: z.array(coverageInSummarySchema),
  /** By kind, then by code. */
  positions: z.array(positionInSummarySchema),
  /** The earliest first; those of a month ago and of the time to come. */
  deadlines: z.array(deadlineInSummarySchema),
  /** What matters most first. */
  waiting: z.array(waitingItemSchema),
  /** Who spoke with whom: by counterparty. Absent in summaries of before. */
  notes: z.array(noteOnCounterpartySchema).optional(),
  /** Absent in the first summary of the exercise. */
  since: z.object({ preparedAt: z.iso.datetime(), changes: z.array(positionChangeSchema) }).optional(),
});

export type MismatchSummary = z.infer<typeof mismatchSummarySchema>;

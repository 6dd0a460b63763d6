/** The facts of the messages to other organisations whose time has come. */
import * as z from "zod";
import { exerciseIdSchema } from "../../domain/exercise/exercise.ts";
import { reportedPairSchema } from "../../domain/mismatch/reported-pair.ts";
import { seenBeforeSchema } from "../../domain/mismatch/seen-before.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import {
  knownPartySchema,
  ledgerReferenceSchema,
  factsOfEveryMessage,
  contactFacts,
  factsOfPosition,
} from "./reply-facts.ts";

/** To a receivable organisation: a statement that has not come is asked for. */
export const statementRequestSchema = z.object({
  reply: z.literal("statement-request"),
  ...factsOfEveryMessage,
  ...contactFacts,
  ...factsOfPosition,
  /** The cut-off of the exercise. */
  asAt: calendarDateSchema,
  statementsBy: calendarDateSchema,
  agreeBy: calendarDateSchema,
  /** How often it has been asked for, this time included. */
  number: z.number().int().positive(),
  /** Whether it goes to the escalation address, after which nobody is asked again. */
  isLast: z.boolean(),
});

/** To a receivable organisation: what our answer asked for, and it has not sent, is asked for once more. */
export const reminderSchema = z.object({
  reply: z.literal("reminder"),
  ...factsOfEveryMessage,
  ...contactFacts,
  ...factsOfPosition,
  agreeBy: calendarDateSchema,
  /** When its statement came, and its total. */
  receivedAt: z.iso.datetime(),
  totalPence: penceSchema,
  answeredAt: z.iso.datetime(),
  /** How many lines wait for information, and how much on them is not agreed. */
  lines: z.number().int().positive(),
  askedPence: penceSchema,
});

/** To a receivable organisation: the hard close has not changed our answer (EXR-08). */
export const finalConfirmationSchema = z.object({
  reply: z.literal("final-confirmation"),
  ...factsOfEveryMessage,
  ...contactFacts,
  ...factsOfPosition,
  /** When its statement came, and its total. */
  receivedAt: z.iso.datetime(),
  totalPence: penceSchema,
  answeredAt: z.iso.datetime(),
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  inDisputePence: penceSchema,
  /** The hard close. */
  ledger: ledgerReferenceSchema,
});

/** To an organisation: its own mismatches, from whoever leads the exercise, which is `payable`. */
export const mismatchReportSchema = z.object({
  reply: z.literal("mismatch-report"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  organisation: knownPartySchema,
  exercise: exerciseIdSchema,
  tolerancePence: penceSchema.optional(),
  /** Its own pairs that differ, the largest first. */
  pairs: z.array(reportedPairSchema),
  toClear: z.number().int().nonnegative(),
  /** What earlier exercises show of the same pairs (MIS-06). */
  before: z.array(seenBeforeSchema).optional(),
  formsMissing: z.array(organisationCodeSchema),
  /** Of those in the pairs. */
  names: z.array(knownPartySchema),
});

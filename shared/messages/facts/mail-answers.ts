/** The facts of the answers to mails that bring no statement. */
import * as z from "zod";
import { rounds } from "../../domain/form/rounds.ts";
import { exerciseIdSchema, kindSchema } from "../../domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { knownPartySchema, factsOfEveryReply, factsOfPosition } from "./reply-facts.ts";

const namedLinesSchema = z.array(z.object({ line: z.number().int().positive(), invoiceNumber: z.string().min(1) }));

/** The next day by which balances are to be agreed. */
const nextAgreeBySchema = z.object({ exercise: exerciseIdSchema, agreeBy: calendarDateSchema });

/** A mail from a person without a statement. */
export const questionReceivedSchema = z.object({
  reply: z.literal("question-received"),
  ...factsOfEveryReply,
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
  /** The position that it is about, and the lines of its statement that it names. */
  about: z.object({ exercise: exerciseIdSchema, kind: kindSchema, lines: namedLinesSchema }).optional(),
  nextAgreeBy: nextAgreeBySchema.optional(),
});

/** Files in support of lines of the current statement. */
export const evidenceReceivedSchema = z.object({
  reply: z.literal("evidence-received"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  files: z.array(z.string().min(1)).min(1),
  /** The lines that the mail names; empty if it names none. */
  lines: namedLinesSchema,
  /** The size of the statement, which stays as it is. */
  statement: z.object({ lines: z.number().int().nonnegative(), totalPence: penceSchema }),
  /** Whether one of the files is a workbook, which might have been meant as a statement. */
  hasWorkbook: z.boolean(),
  nextAgreeBy: nextAgreeBySchema.optional(),
});

/** A mail with a link to a shared file instead of an attachment. */
export const fileShareLinkSchema = z.object({
  reply: z.literal("file-share-link"),
  ...factsOfEveryReply,
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
});

/** To whoever sent a mismatch report or collection forms: what became of each file. `payable` is the organisation to whose mailbox it came. */
export const exerciseFilesReceivedSchema = z.object({
  reply: z.literal("exercise-files-received"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  sender: knownPartySchema,
  exercise: exerciseIdSchema,
  files: z.array(
    z.discriminatedUnion("became", [
      z.object({ became: z.literal("refused"), file: z.string(), problems: z.array(z.string()) }),
      z.object({
        became: z.literal("report"),
        file: z.string(),
        pairs: z.number().int().nonnegative(),
        notCompared: z.number().int().nonnegative(),
        totalPence: penceSchema,
      }),
      z.object({
        became: z.literal("forms"),
        file: z.string(),
        forms: z.array(
          z.object({
            organisation: organisationCodeSchema,
            round: z.enum(rounds),
            rows: z.number().int().nonnegative(),
            isSignedHere: z.boolean(),
          }),
        ),
      }),
    ]),
  ),
});

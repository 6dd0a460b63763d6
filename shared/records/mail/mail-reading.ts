import * as z from "zod";

import { answerTablesSchema } from "../../domain/answer/answer-tables.ts";
import { decisionSheetSchema } from "../../domain/decision-sheet/filled-row.ts";
import { exerciseFileSchema, exerciseFileSoughtSchema } from "../../domain/mismatch/exercise-file.ts";
import { mailContentSchema } from "../../domain/mail/mail-facts.ts";
import { statementSchema } from "../../domain/statement/statement.ts";
import { referenceKeysSchema } from "../reference/reference-keys.ts";

/**
 * Asks read-mail to read a mail: everything that it may know. Only receive-mail, which knows who sent the mail, decides which
 * passwords may open its workbooks, and whether they are opened at all.
 */
export const readingRequestSchema = z.strictObject({
  mailId: z.string().min(1),
  /** Key of the raw mail in the mail bucket. */
  objectKey: z.string().min(1),
  /** The lists in force; the reader needs the directory, to recognise the organisations that a workbook names. */
  referenceKeys: referenceKeysSchema,
  passwords: z.array(z.string()),
  opensWorkbooks: z.boolean(),
  /** Whether its sender may have a Decisions sheet, so that the workbooks are looked through for one. Requests of earlier editions don't say. */
  seeksDecisions: z.boolean().default(false),
  /** What else its workbooks may hold, by who sent it to whom; absent for nearly every mail. */
  seeksExerciseFile: exerciseFileSoughtSchema.optional(),
  /** Whether it may answer a statement of ours, so that its workbooks are looked through for that. Requests of earlier editions don't say. */
  seeksAnswer: z.boolean().default(false),
  /** Whether it counts in metrics; the canary's mails don't. */
  isCounted: z.boolean(),
});

export type ReadingRequest = z.infer<typeof readingRequestSchema>;

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What was read of a mail behind its header. It comes from the function that opens files of strangers, so nothing in it is
 * believed that can be known otherwise: who sent the mail, to whom, and what the cloud found are not in it.
 */
export const mailReadingSchema = z.strictObject({
  mailId: z.string().min(1),
  /** Digest of the raw mail that was read. */
  raw: digestSchema,
  /** The lists with which it was read. */
  referenceKeys: referenceKeysSchema,
  result: z.discriminatedUnion("outcome", [
    z.object({
      outcome: z.literal("read"),
      content: mailContentSchema,
      /** Digest of the digests of its files, whatever their order. */
      files: digestSchema,
      /** Of each workbook among the files, in their order; absent if they were not to be opened. */
      statements: z.array(statementSchema).optional(),
      /** The Decisions sheets in its workbooks; absent if there are none. */
      decisions: z.array(decisionSheetSchema.extend({ file: z.string().min(1) })).optional(),
      /** The mismatch reports or collection forms that were sought in its workbooks; absent if there are none. */
      exerciseFiles: z.array(z.object({ file: z.string().min(1), content: exerciseFileSchema })).optional(),
      /** The tables in its workbooks that answer a statement of ours; absent if there are none. */
      answers: z.array(z.object({ file: z.string().min(1), tables: answerTablesSchema })).optional(),
    }),
    z.object({ outcome: z.literal("failed"), reason: z.string().min(1).max(100), why: z.string().min(1).max(500) }),
  ]),
});

export type MailReading = z.infer<typeof mailReadingSchema>;

/** Where the readings of a mail are, each under the digest of its content. */
export function readingsFolder(mailId: string): string {
  return `readings/${mailId}`;
}

/**
 * Where the senders' own forms of a mail are: the bytes of each workbook and the plan of how it is filled in, each under the digest of its
 * content. They are beside the readings, because storing a reading announces it.
 */
export function formsFolder(mailId: string): string {
  return `forms/${mailId}`;
}

/** The mail that an object in the record bucket is a reading of; `undefined` if it is none. */
export function mailOfReading(key: string): string | undefined {
  return /^readings\/([^/]+)\/[0-9a-f]{64}\.json$/.exec(key)?.[1];
}

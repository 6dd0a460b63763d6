import * as z from "zod";

import { exerciseIdSchema } from "../exercise/exercise.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { reportedPairSchema } from "./reported-pair.ts";
import { submittedFormSchema } from "./submitted-form.ts";

/**
 * What a mail's workbooks may hold besides statements, by who sent it to whom: whoever leads an exercise sends an organisation a report of its
 * mismatches, and organisations send their collection forms to whoever leads.
 */
export const exerciseFileSoughtSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("mismatch-report"), exercise: exerciseIdSchema, organisation: organisationCodeSchema }),
  z.object({
    is: z.literal("forms"),
    exercise: exerciseIdSchema,
    /** Those for which the sender writes. */
    organisations: z.array(organisationCodeSchema).min(1),
  }),
]);

export type ExerciseFileSought = z.infer<typeof exerciseFileSoughtSchema>;

const problems = z.array(z.string().max(500)).max(60);

/** A report or a form that was read. With a problem nothing of it is used. */
export const exerciseFileSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("mismatch-report"),
    pairs: z.array(reportedPairSchema),
    notCompared: z.number().int().nonnegative(),
    problems,
  }),
  z.object({ is: z.literal("forms"), forms: z.array(submittedFormSchema), problems }),
]);

export type ExerciseFile = z.infer<typeof exerciseFileSchema>;

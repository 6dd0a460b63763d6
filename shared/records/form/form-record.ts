import * as z from "zod";

import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { exerciseIdSchema } from "../../domain/exercise/exercise.ts";
import { rounds } from "../../domain/form/rounds.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";

/** One form of an organisation as it was handed in. It never changes; only that it was reopened is added. */
export const submissionSchema = z.object({
  /** From 1, in the order in which they were handed in. */
  number: z.number().int().positive(),
  round: z.enum(rounds),
  /** `signed`: a person signed what Accord had filled. `imported`: it was read from a file. */
  from: z.enum(["signed", "imported"]),
  by: z.string().min(1),
  at: z.iso.datetime(),
  /** Of a signed one: up to which day the person has looked. */
  through: calendarDateSchema.optional(),
  /** Of a signed one: why it was signed with points open. */
  note: z.string().min(1).optional(),
  file: z.string().optional(),
  /** Key, in the record bucket, of the rows as they are compared. */
  rows: z.string().min(1),
  /** Of a signed one: key of the whole form, from which its workbook can be made again. */
  form: z.string().min(1).optional(),
  /** How many points were open. */
  open: z.number().int().nonnegative(),
  reopened: z.object({ by: z.string().min(1), at: z.iso.datetime(), note: z.string().min(1) }).optional(),
});

export type Submission = z.infer<typeof submissionSchema>;

/** All forms that an organisation has handed in for an exercise, the oldest first. */
export const formRecordSchema = z.object({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema,
  submissions: z.array(submissionSchema),
});

export type FormRecord = z.infer<typeof formRecordSchema>;

interface Submissions {
  readonly submissions: readonly Submission[];
}

/** The form that stands: the last, unless it was reopened. */
export function standingSubmission({ submissions }: Submissions): Submission | undefined {
  const last = submissions.at(-1);
  return last?.reopened === undefined ? last : undefined;
}

/** The last form that was handed in, also if it was reopened since: what others have. */
export function lastSubmission({ submissions }: Submissions): Submission | undefined {
  return submissions.at(-1);
}

import * as z from "zod";

import { storedDate, storedPence } from "../amounts-and-days/stored-values.ts";
import { kindSchema } from "./kind.ts";

const exerciseIdSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-Q[1-4]$/, { error: "is not an exercise such as 2022-23-Q4" })
  .brand<"ExerciseId">();

/** One financial year and quarter, `2022-23-Q4`. */
export type ExerciseId = z.infer<typeof exerciseIdSchema>;

const kindRulesSchema = z.object({
  issueOverPence: storedPence,
  /** Absent where nothing has to be agreed (accruals, EXR-02). */
  agreeOverPence: storedPence.optional(),
  agreement: z.enum(["required", "voluntary"]),
  statementsBy: storedDate,
  askFrom: storedDate.optional(),
  agreeBy: storedDate,
});

/** Thresholds and dates of one kind in one exercise: data that changes with each exercise (EXR-01, EXR-02, EXR-05). */
export type KindRules = z.infer<typeof kindRulesSchema>;

/** An exercise as an administrator imports it. A kind that has no rules takes no statements in that quarter (EXR-01). */
export const exerciseSchema = z.object({
  exercise: exerciseIdSchema,
  financialYear: z.object({ from: storedDate, to: storedDate }),
  month: z.number().int().min(1).max(12),
  cutOff: storedDate,
  lastPayments: storedDate.optional(),
  kinds: z.partialRecord(kindSchema, kindRulesSchema),
  events: z
    .array(z.object({ at: z.string().min(1), bodies: z.array(z.string()), event: z.string().min(1) }))
    .default([]),
});

export type Exercise = z.infer<typeof exerciseSchema>;

export { exerciseIdSchema };

import * as z from "zod";

/** Why a sender's own form can't be filled in without risk to the file. `form-words.ts` says each in a sentence. */
export const formObstacleSchema = z.enum([
  "old-format",
  "password",
  "signed",
  "shared-workbook",
  "too-large",
  "odd-encoding",
  "damaged",
  "locked",
  "formulas",
  "merged",
  "computed-lists",
]);

export type FormObstacle = z.infer<typeof formObstacleSchema>;

/**
 * What was found of a sender's own form in its workbook (RSP-02): columns or a sheet on which the payable organisation answers. Absent from
 * a statement that has none.
 */
export const foundFormSchema = z.discriminatedUnion("form", [
  /** `plan` and `workbook` are the keys of the plan and of the workbook's bytes in the record bucket. */
  z.object({ form: z.literal("fillable"), plan: z.string().min(1), workbook: z.string().min(1) }),
  z.object({ form: z.literal("not-fillable"), obstacle: formObstacleSchema }),
]);

export type FoundForm = z.infer<typeof foundFormSchema>;

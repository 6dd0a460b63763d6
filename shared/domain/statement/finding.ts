import * as z from "zod";

/**
 * Something that the sender should know about their file.
 * `refusal`: nothing in the file (or sheet) can be used. `warning`: it was used, but something may be wrong.
 * `note`: how something was understood.
 */
export const findingSchema = z.object({
  /** Stable, in kebab case, for tests and for counting: `amount-not-whole-pence`. */
  code: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  severity: z.enum(["refusal", "warning", "note"]),
  /** The rule that it rests on, `STM-05`, if there is one. */
  rule: z.string().optional(),
  file: z.string().optional(),
  sheet: z.string().optional(),
  /** The row number in the spreadsheet, from 1. */
  row: z.number().int().positive().optional(),
  /** The letter of the column in the spreadsheet, `B`. */
  column: z.string().optional(),
  /** The statement line that it is about, if there is one. */
  line: z.number().int().positive().optional(),
  /** What was found, with the value: one sentence. */
  what: z.string().min(1),
  /** What the person should do: one sentence. */
  todo: z.string().min(1),
});

export type Finding = z.infer<typeof findingSchema>;

import * as z from "zod";

/**
 * Something that a person should know about a file that they sent.
 * `refusal`: nothing of the file (or sheet) can be used. `warning`: it was used, but something may be wrong.
 * `note`: how something was understood.
 */
export const findingSchema = z.object({
  /** Stable, in kebab case, for tests and for counting: `amount-not-whole-pence`. */
  code: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  severity: z.enum(["refusal", "warning", "note"]),
  /** The rule that it rests on, `STM-05`, where there is one. */
  rule: z.string().optional(),
  file: z.string().optional(),
  sheet: z.string().optional(),
  /** As the spreadsheet numbers it, from 1. */
  row: z.number().int().positive().optional(),
  /** As the spreadsheet letters it, `B`. */
  column: z.string().optional(),
  /** The statement line that it concerns, where there is one. */
  line: z.number().int().positive().optional(),
  /** What is so, with the value that was found: one sentence. */
  what: z.string().min(1),
  /** What the person should do: one sentence. */
  todo: z.string().min(1),
});

export type Finding = z.infer<typeof findingSchema>;

import * as z from "zod";

/** The keys of the lists that were in force, with which the same lists can be read again. Absent for a list that did not exist. */
export const referenceKeysSchema = z.object({
  organisations: z.string().optional(),
  contacts: z.string().optional(),
  exercises: z.string().optional(),
  policies: z.string().optional(),
  passwords: z.string().optional(),
  reconciling: z.string().optional(),
});

export type ReferenceKeys = z.infer<typeof referenceKeysSchema>;

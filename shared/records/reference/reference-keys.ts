import * as z from "zod";

/** The keys of the lists, of each that is there: with them the same lists can be read again. */
export const referenceKeysSchema = z.object({
  organisations: z.string().optional(),
  contacts: z.string().optional(),
  exercises: z.string().optional(),
  policies: z.string().optional(),
  passwords: z.string().optional(),
  reconciling: z.string().optional(),
});

export type ReferenceKeys = z.infer<typeof referenceKeysSchema>;

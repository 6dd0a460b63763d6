import type * as z from "zod";

import { LoggableError } from "../../domain/loggable-error.ts";

/**
 * What was stored, in the form that this edition reads.
 *
 * @param name of the record, for a person who looks for it
 * @throws LoggableError if it has another form
 */
export function parseStored<Value>(schema: z.ZodType<Value>, stored: unknown, name: string): Value {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new LoggableError(
    `The record ${name} has a form that this edition of Accord does not read: another edition wrote it, or somebody changed it. ` +
      "Run the edition that wrote it, or bring it back from a backup.",
    { cause: parsed.error },
  );
}

import { readFile } from "node:fs/promises";

import * as z from "zod";

import { hasCode } from "../has-code.ts";

const refusalSchema = z.object({
  /** The code of the error: `MessageRejected`, `Throttling`, … */
  code: z.string().min(1),
  message: z.string(),
  /** Only messages to this address; all messages if it is left out. */
  to: z.string().optional(),
});

/** Why the local SES refuses a message. */
export type Refusal = z.infer<typeof refusalSchema>;

/**
 * Refuses messages as a file says, for as long as it is there: `{"code": "MessageRejected", "message": "…", "to": "…"}`. So a test
 * or a rehearsal can play a sandbox, a quota or a bad address, and its cure.
 */
export function refusalsIn(file: string): (to: readonly string[]) => Promise<Refusal | undefined> {
  return async (to) => {
    const text = await readFile(file, "utf8").catch((error: unknown) => {
      if (hasCode(error, "ENOENT")) return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const refusal = refusalSchema.parse(JSON.parse(text));
    return refusal.to === undefined || to.includes(refusal.to) ? refusal : undefined;
  };
}

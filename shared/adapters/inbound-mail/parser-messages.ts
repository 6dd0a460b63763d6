import * as z from "zod";

import { openedContentSchema } from "../../domain/mail/mail-facts.ts";
import type { MailLimits } from "./mail-limits.ts";

/** A request to the parsing worker. */
export interface ParseRequest {
  readonly id: number;
  readonly raw: Uint8Array;
  readonly limits: MailLimits;
}

/** The worker's answer: the content or the failure. */
export const workerMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("content"), id: z.number(), content: openedContentSchema }),
  z.object({ type: z.literal("failed"), id: z.number(), reason: z.string(), why: z.string() }),
]);

export type WorkerMessage = z.infer<typeof workerMessageSchema>;

import * as z from "zod";

import { mailContentSchema, mailHeadersSchema } from "../../domain/mail/mail-facts.ts";
import type { MailLimits } from "./mail-limits.ts";

/** A request to the parsing worker. */
export interface ParseRequest {
  readonly id: number;
  readonly raw: Uint8Array;
  readonly limits: MailLimits;
}

/** The worker's messages: the header fields as soon as it has them, then the content or the failure. */
export const workerMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("headers"), id: z.number(), headers: mailHeadersSchema }),
  z.object({ type: z.literal("content"), id: z.number(), content: mailContentSchema }),
  z.object({ type: z.literal("failed"), id: z.number(), reason: z.string(), why: z.string() }),
]);

export type WorkerMessage = z.infer<typeof workerMessageSchema>;

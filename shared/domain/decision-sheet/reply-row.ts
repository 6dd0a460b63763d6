import * as z from "zod";

import { penceSchema } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema, kindSchema } from "../exercise/exercise.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { LONGEST_CELL } from "./longest-cell.ts";

/** A reply that a person reads before it leaves, as the sheet Replies shows it. */
export const waitingReplySchema = z.object({
  receivable: organisationCodeSchema,
  name: z.string(),
  exercise: exerciseIdSchema,
  kind: kindSchema,
  claimedPence: penceSchema,
  agreedPence: penceSchema,
  since: z.iso.datetime(),
  /** When it leaves by itself; absent if only a person can let it leave. */
  until: z.iso.datetime().optional(),
  /** If a person keeps it back: who, and why. */
  keptBack: z.string().optional(),
  /** Its id, which names exactly these contents. */
  reply: z.string().regex(/^[\w/:.-]+$/),
});

export type WaitingReply = z.infer<typeof waitingReplySchema>;

const cell = z.string().max(LONGEST_CELL);

/** A row of the sheet Replies in which a person wrote something. */
export const filledReplySchema = z.object({
  /** Its number in the spreadsheet. */
  row: z.number().int().positive(),
  reply: cell,
  decision: cell,
  why: cell,
});

export type FilledReply = z.infer<typeof filledReplySchema>;

/** The words of its list. */
export const replyWords = { release: "release", reject: "reject" } as const;

/** What a row decides; `undefined` if its cell says neither word. */
export function replyActionOf(text: string): keyof typeof replyWords | undefined {
  const word = text.trim().toLowerCase();
  return word === replyWords.release || word === replyWords.reject ? word : undefined;
}

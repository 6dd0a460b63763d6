import * as z from "zod";

import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { exerciseIdSchema, kindSchema } from "../../domain/exercise/exercise.ts";
import { emailAddressSchema } from "../../domain/organisation/email-address.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";

const partySchema = z.object({ code: organisationCodeSchema, name: z.string().min(1) });

const draftedSchema = z.object({
  payable: partySchema,
  lines: z.number().int().nonnegative(),
  totalPence: penceSchema,
  /** Whether it would replace one that was issued. */
  replaces: z.boolean(),
  /** How much there is to know before it leaves; what keeps it from leaving, if anything does. */
  toKnow: z.number().int().nonnegative(),
  stoppedBy: z.string().optional(),
});

/** To the finance contacts of an organisation: its own statements that wait to be released before they are to be issued (RCV-01). */
export const statementDraftsSchema = z.object({
  reply: z.literal("statement-drafts"),
  preparedAt: z.iso.datetime(),
  mailbox: emailAddressSchema,
  /** Whose statements they are. */
  payable: partySchema,
  exercise: exerciseIdSchema,
  kind: kindSchema,
  statementsBy: calendarDateSchema,
  /** The largest first; at most so many as a message lists. */
  drafts: z.array(draftedSchema).min(1),
  /** All of them, and what they add up to. */
  count: z.number().int().positive(),
  totalPence: penceSchema,
  stopped: z.number().int().nonnegative(),
});

export type StatementDrafts = z.infer<typeof statementDraftsSchema>;

import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import { exerciseIdSchema, kindSchema } from "../exercise/exercise.ts";
import { ledgerKindSchema } from "../ledger/ledger-snapshot.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";
import { positionKeySchema } from "../position/position-key.ts";

/** What can wait for a person. */
export const todoKindSchema = z.enum([
  /** A mail that asks or says something in words. */
  "question",
  /** A mail that brought backing for a line: a copy invoice, a timesheet. */
  "evidence",
  /** A statement that waits until its sender confirms it. */
  "held-statement",
  /** A mail that was refused, and no good statement has come since. */
  "refusal",
  /** A mail that could not be read. */
  "failed-mail",
  /** A mail of a registered organisation that was put aside unread. */
  "quarantined-mail",
  /** A message of ours that left and reached nobody, or of which its reader complained. */
  "undelivered-reply",
  /** A message of ours that the mail service does not take. */
  "stopped-reply",
  /** An uploaded ledger of which nothing is used. */
  "ledger-refused",
  /** An uploaded ledger that waits for a person before counterparties hear of it. */
  "ledger-waiting",
  /** Suppliers of a ledger that could not be matched with an organisation. */
  "supplier-unsettled",
  /** Columns of a ledger that were not read, as nobody has said what they are. */
  "columns-unsettled",
  /** A decision that waits for a second person. */
  "decision-waiting",
  /** A reply that a person reads before it leaves. */
  "reply-waits",
  /** A statement whose reply a person keeps back. */
  "reply-kept-back",
  /** A difference between the organisation's form and a counterparty's that has to be cleared. */
  "mismatch",
]);

export type TodoKind = z.infer<typeof todoKindSchema>;

const sourceSchema = z.discriminatedUnion("from", [
  z.object({ from: z.literal("mail"), mailId: z.string().min(1) }),
  z.object({ from: z.literal("message"), messageId: z.string().min(1), mailId: z.string().min(1).optional() }),
  z.object({ from: z.literal("position"), position: positionKeySchema }),
  z.object({ from: z.literal("ledger"), uploadId: z.string().min(1), snapshot: z.string().min(1).optional() }),
  z.object({ from: z.literal("mismatches"), organisation: organisationCodeSchema, exercise: exerciseIdSchema }),
]);

/** Something that needs a person, as it is when it begins to wait. None of this changes later. */
export const newTodoItemSchema = z.object({
  /** From `todoIdOf`, so that the same thing found twice is one item. */
  id: z.string().min(1),
  kind: todoKindSchema,
  /** Whose it is: the payable organisation. Absent if the mail does not say: then only Accord's operators see it. */
  payable: organisationCodeSchema.optional(),
  /** The organisation on the other side. */
  counterparty: organisationCodeSchema.optional(),
  position: positionKeySchema.optional(),
  /** Which kind of statement it is about, if that is known and no position is. */
  statementKind: kindSchema.optional(),
  /** Which ledger of the organisation it is about. */
  ledgerKind: ledgerKindSchema.optional(),
  /** The number of the invoice, if it is about one line. */
  line: z.string().min(1).optional(),
  /** How much money it is about. */
  pence: penceSchema.optional(),
  /** ISO instant at which it began to wait. */
  since: z.iso.datetime(),
  /** The day by which it should be done. */
  deadline: calendarDateSchema.optional(),
  /** What waits, as one sentence that says what to do where that isn't plain. */
  what: z.string().min(1),
  /** More about it, a sentence or a row each: the suppliers, the columns, what a release would send. */
  details: z.array(z.string().min(1)).optional(),
  /** The record that has the rest. */
  source: sourceSchema,
});

export type NewTodoItem = z.infer<typeof newTodoItemSchema>;

const noteSchema = z.object({ by: z.string().min(1), at: z.iso.datetime(), text: z.string().min(1) });

/** Something that waits or waited for a person, and what people did about it. */
export const todoItemSchema = newTodoItemSchema.extend({
  state: z.enum(["open", "done"]),
  assignedTo: z.string().min(1).optional(),
  /** Until this day it is not among what waits. */
  snoozedUntil: calendarDateSchema.optional(),
  notes: z.array(noteSchema),
  /** How it ended. `by` is a person, or `accord` if what happened since has settled it. */
  closed: z.object({ by: z.string().min(1), at: z.iso.datetime(), why: z.string().min(1) }).optional(),
});

export type TodoItem = z.infer<typeof todoItemSchema>;

/** Who closes an item that has settled itself: a good statement came, the message arrived. */
export const CLOSED_BY_ACCORD = "accord";

/**
 * The id of what waits: its kind and what it is about, as a person can type it. What happens anew is about something else: another
 * mail, another message, another upload.
 *
 * @param about ids and codes that together are unlike those of anything else of the kind
 */
export function todoIdOf(kind: TodoKind, ...about: readonly string[]): string {
  return [kind, ...about].map((part) => part.replaceAll("&", "").replaceAll(/[^\w.@-]+/g, "-")).join("-");
}

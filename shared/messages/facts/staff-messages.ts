/** The facts of the messages to people of the payable organisation itself. */
import * as z from "zod";
import { decidableRowSchema } from "../../domain/decision-sheet/decidable-row.ts";
import { waitingReplySchema } from "../../domain/decision-sheet/reply-row.ts";
import { toldRowSchema } from "../../domain/decision-sheet/told-row.ts";
import { collectionFormSchema } from "../../domain/form/filled-form.ts";
import { rounds } from "../../domain/form/rounds.ts";
import { exerciseIdSchema, kindSchema } from "../../domain/exercise/exercise.ts";
import { mismatchSummarySchema } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { toDecideSchema } from "../../domain/mismatch-summary/to-decide.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { todoKindSchema } from "../../domain/todo/todo-item.ts";
import { knownPartySchema, factsOfEveryMessage, factsOfEveryReply } from "./reply-facts.ts";

/** To a person of the payable organisation: what became of the rows of a Decisions sheet. */
export const decisionsReceivedSchema = z.object({
  reply: z.literal("decisions-received"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  rows: z.array(toldRowSchema),
  /** Whether the file had more rows than are read. */
  isCut: z.boolean(),
  /** How long a revised answer waits for further decisions. */
  quietMinutes: z.number().int().nonnegative(),
});

/** To a person of the payable organisation: its own figures, as it asked for them. */
export const ownFiguresSchema = z.object({
  reply: z.literal("own-figures"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  asks: z.enum(["status", "counterparty", "mismatches", "template", "help"]),
  /** The counterparty that is asked about. */
  about: knownPartySchema.optional(),
  /** The newest exercise with a statement; absent if there is none, and for `template` and `help`. */
  exercise: exerciseIdSchema.optional(),
  /** By kind: how many statements there are, and their sums. */
  totals: z.array(
    z.object({
      kind: kindSchema,
      statements: z.number().int().positive(),
      claimedPence: penceSchema,
      agreedPence: penceSchema,
      notAgreedPence: penceSchema,
      inDisputePence: penceSchema,
    }),
  ),
  /** How many statements are in which state, in words. */
  states: z.array(z.object({ state: z.string().min(1), statements: z.number().int().positive() })),
  /** The statements with the largest open amounts. */
  largest: z.array(
    z.object({
      receivable: knownPartySchema,
      kind: kindSchema,
      claimedPence: penceSchema,
      agreedPence: penceSchema,
      notAgreedPence: penceSchema,
      inDisputePence: penceSchema,
    }),
  ),
  /** The open lines, the largest first: the Decisions sheet. */
  rows: z.array(decidableRowSchema),
  /** The replies that a person reads before they leave: the sheet Replies. */
  replies: z.array(waitingReplySchema),
  /** How many more there are. */
  rowsLeft: z.number().int().nonnegative(),
});

/** To the finance contacts of the payable organisation: where it stands in an exercise. */
export const mismatchSummaryReplySchema = z.object({
  reply: z.literal("mismatch-summary"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  summary: mismatchSummarySchema,
  /** For the sheets on which people decide; absent in messages from before the workbook had them. */
  toDecide: toDecideSchema.optional(),
});

/** To the people of the payable organisation who may decide, but not to the one who decided: what waits for a second person (RCV-13). */
export const secondPersonSchema = z.object({
  reply: z.literal("second-person"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  /** Who decided. */
  by: z.string().min(1),
  /** The lines, as a Decisions sheet has them. */
  rows: z.array(decidableRowSchema).min(1),
  /** The ids, on the to-do list, of all waiting decisions that have been told once this message is. The message does not show them. */
  told: z.array(z.string().min(1)),
});

/** To the finance contacts of the payable organisation: what waits there for a person. */
export const todoNoticeSchema = z.object({
  reply: z.literal("todo-notice"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  /** How many items the notice is about, and how many of them were not told before. */
  waiting: z.number().int().positive(),
  news: z.number().int().positive(),
  /** Those that matter most. */
  items: z
    .array(
      z.object({
        kind: todoKindSchema,
        counterparty: knownPartySchema.optional(),
        pence: penceSchema.optional(),
        since: z.iso.datetime(),
        deadline: calendarDateSchema.optional(),
      }),
    )
    .min(1),
  /** The ids of all that the organisation has been told of once it has this message. The message does not show them. */
  told: z.array(z.string().min(1)),
});

/** To the finance contacts of the payable organisation: what waits for them before balances of a kind are to be agreed. */
export const deadlineNearSchema = z.object({
  reply: z.literal("deadline-near"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  kind: kindSchema,
  agreeBy: calendarDateSchema,
  /** Where it stands: of positions and coverage those of the kind. */
  summary: mismatchSummarySchema,
});

/** To the finance contacts of an organisation: the draft of its collection form, before it is handed in. */
export const formDraftSchema = z.object({
  reply: z.literal("form-draft"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  round: z.enum(rounds),
  /** UK time, `2023-04-27T12:00`, or a day. */
  by: z.string().regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/),
  form: collectionFormSchema,
});

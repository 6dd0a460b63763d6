import * as z from "zod";

import { ledgerKindSchema } from "../../domain/ledger/ledger-snapshot.ts";
import { differenceSchema } from "../../domain/position/differences.ts";
import { knownConventionSchema } from "../../domain/position/number-convention.ts";
import { deliveryStateSchema } from "../../domain/mail/delivery/delivery.ts";
import { emailAddressSchema } from "../../domain/organisation/email-address.ts";
import { positionKeySchema } from "../../domain/position/position-key.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { elsewhereSchema } from "./elsewhere.ts";
import { outboxMessageSchema } from "../message/outbox-message.ts";
import { referenceKeysSchema } from "../reference/reference-keys.ts";

/** One statement of a position: what is needed to order it among the others and to describe it. */
export const positionStatementSchema = z.object({
  mailId: z.string().min(1),
  receivedAt: z.iso.datetime(),
  from: z.string().optional(),
  subject: z.string(),
  file: z.string().optional(),
  asAt: calendarDateSchema.optional(),
  lines: z.number().int().nonnegative(),
  totalPence: penceSchema,
  /** Digest of the content, whatever the file looks like: two statements with the same digest are the same. */
  digest: z.string().min(1),
  /** Key of the read statement in the record bucket. */
  statement: z.string().min(1),
});

export type PositionStatement = z.infer<typeof positionStatementSchema>;

export const ledgerUsedSchema = z.object({
  snapshot: z.string().min(1),
  kind: ledgerKindSchema,
  asAt: calendarDateSchema,
  close: z.enum(["soft", "hard"]),
});

export const totalsSchema = z.object({
  notifiedPence: penceSchema,
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  inDisputePence: penceSchema,
  disputedPence: penceSchema,
  adjustedPence: penceSchema,
  accruedPence: penceSchema,
  totalPence: penceSchema,
});

const reconciledSchema = z.object({
  /** The mail of the statement that was reconciled. */
  mailId: z.string().min(1),
  at: z.iso.datetime(),
  /** Digest of everything that the outcome depends on: while it is the same, there is nothing to do again. */
  inputs: z.string().min(1),
  /** Absent if the payable organisation had no ledger of the kind. */
  ledger: ledgerUsedSchema.optional(),
  /** Key of the outcome in the record bucket. */
  outcome: z.string().min(1),
  /** The reference lists that were used, so that they can be read again as they were. */
  referenceKeys: referenceKeysSchema,
  /** Key of the conventions of the pair that were known; absent if there were none. */
  knownConventions: z.string().optional(),
  /** The conventions that this statement showed, to be remembered for the pair; absent if it showed none. */
  shownConventions: z.array(knownConventionSchema).optional(),
  totals: totalsSchema,
  /** What is open, by reason, so that a summary of many positions needs none of their outcomes. Absent in records of before. */
  differences: z.array(differenceSchema).optional(),
  /** What was read of other positions. */
  elsewhere: elsewhereSchema.optional(),
  /** Whether a line was not agreed because another body holds its ledger line (ORG-01). */
  yielded: z.boolean().optional(),
  replyRequired: z.boolean(),
});

export type Reconciled = z.infer<typeof reconciledSchema>;

const toldSchema = z.object({
  messageId: z.string().min(1),
  at: z.iso.datetime(),
  /** The outcome in the answer. */
  outcome: z.string().min(1),
  ledger: ledgerUsedSchema.optional(),
});

/** The last answer that we decided to send. It has left once it is no longer in the outbox, unless it was withdrawn. */
const answerSchema = toldSchema.extend({
  mailId: z.string().min(1),
  /** What the outcome depended on. */
  inputs: z.string().min(1),
  /** If a person withdrew it before it left: who, when and why. */
  withdrawn: z.object({ by: z.string().min(1), at: z.iso.datetime(), note: z.string().min(1) }).optional(),
  /** The answer to the same statement before this one, which a revised answer tells the changes from. */
  told: toldSchema.optional(),
  /** If it has not arrived, or if its reader complained of it: the message that this is about, and the one sent in its place. */
  delivery: z
    .object({
      state: deliveryStateSchema,
      message: z.string().min(1),
      to: z.array(emailAddressSchema),
      why: z.string().optional(),
      next: z.string().optional(),
    })
    .optional(),
});

/** An answer that is decided, and that a person reads before it leaves (review-rule.ts). */
const reviewSchema = z.object({
  /** It becomes the position's answer when it leaves. */
  answer: answerSchema.omit({ withdrawn: true, delivery: true }),
  /** It goes into the outbox when it leaves. Its id names these very contents: what is decided anew gets another. */
  message: outboxMessageSchema,
  /** When the first reply to the same statement began to wait. */
  since: z.iso.datetime(),
  /** When it leaves by itself; absent if only a person can let it leave. */
  until: z.iso.datetime().optional(),
  /** If a person keeps it back: who, when, why, and which message that was. One that tells the same stays back. */
  keptBack: z
    .object({ message: z.string().min(1), by: z.string().min(1), at: z.iso.datetime(), note: z.string().min(1) })
    .optional(),
  /** Whether a person has kept this or an earlier reply to the same statement back. Then time alone lets none leave. */
  wasKeptBack: z.boolean(),
});

export type ReplyInReview = z.infer<typeof reviewSchema>;

/** The record of one position. Each step is one conditional write to it; everything else follows from the record. */
export const positionRecordSchema = z.object({
  key: positionKeySchema,
  /** The newest statement, by time of receipt, then by mail id (STM-04). */
  current: positionStatementSchema,
  /** The last mail that brought the current statement again: any statement older than that mail is out of date. */
  confirmed: z.object({ mailId: z.string().min(1), receivedAt: z.iso.datetime() }).optional(),
  /** The statement that the current one replaced. */
  replaced: positionStatementSchema.optional(),
  /** Newer ones that are much smaller than the current one, and wait until their sender confirms them. */
  waiting: z.array(positionStatementSchema).optional(),
  reconciled: reconciledSchema.optional(),
  answer: answerSchema.optional(),
  /**
   * If the outcome calls for a revised answer that waits for further decisions of people: until when. By then it is decided whether
   * one is still called for.
   */
  revisionDue: z.iso.datetime().optional(),
  /** Since when it waits, as it may not wait for ever. */
  revisionSince: z.iso.datetime().optional(),
  /** The answer that a person reads before it leaves. It is no longer of use once another statement is the current one. */
  review: reviewSchema.optional(),
  /** How many messages the position has decided on, those that were replaced before they left included. The next message gets the next number. */
  messageCount: z.number().int().nonnegative(),
  outbox: z.array(outboxMessageSchema),
});

export type ToldAnswer = z.infer<typeof toldSchema>;

export type PositionRecord = z.infer<typeof positionRecordSchema>;

export type LedgerUsed = z.infer<typeof ledgerUsedSchema>;

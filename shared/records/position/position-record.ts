import * as z from "zod";

import { ledgerKindSchema } from "../../domain/ledger/ledger-snapshot.ts";
import { positionKeySchema } from "../../domain/position/position-key.ts";
import { storedDate, storedPence } from "../../domain/amounts-and-days/stored-values.ts";
import { outboxReplySchema } from "../message/outbox-message.ts";
import { referenceKeysSchema } from "../reference/reference-keys.ts";

/** One statement of a position: what is needed to order it among the others and to speak of it. */
export const positionStatementSchema = z.object({
  mailId: z.string().min(1),
  receivedAt: z.iso.datetime(),
  from: z.string().optional(),
  subject: z.string(),
  file: z.string().optional(),
  asAt: storedDate.optional(),
  lines: z.number().int().nonnegative(),
  totalPence: storedPence,
  /** Of what it says, whatever the file looks like: two with the same digest are the same statement. */
  digest: z.string().min(1),
  /** Key of the read statement in the record bucket. */
  statement: z.string().min(1),
});

export type PositionStatement = z.infer<typeof positionStatementSchema>;

export const ledgerUsedSchema = z.object({
  snapshot: z.string().min(1),
  kind: ledgerKindSchema,
  asAt: storedDate,
  close: z.enum(["soft", "hard"]),
});

export const totalsSchema = z.object({
  notifiedPence: storedPence,
  agreedPence: storedPence,
  notAgreedPence: storedPence,
  inDisputePence: storedPence,
  disputedPence: storedPence,
  adjustedPence: storedPence,
  accruedPence: storedPence,
  totalPence: storedPence,
});

const reconciledSchema = z.object({
  /** The statement that was reconciled, by its mail. */
  mailId: z.string().min(1),
  at: z.iso.datetime(),
  /** Of everything that entered: while it is the same, there is nothing to do again. */
  inputs: z.string().min(1),
  /** Absent where the payable organisation had no ledger of the kind. */
  ledger: ledgerUsedSchema.optional(),
  /** Key of the outcome in the record bucket. */
  outcome: z.string().min(1),
  /** The lists that entered, so that they can be read again as they were. */
  reference: referenceKeysSchema,
  totals: totalsSchema,
  replyRequired: z.boolean(),
});

export type Reconciled = z.infer<typeof reconciledSchema>;

/** The last answer that was decided on; whether it has left, the outbox says. */
const answerSchema = z.object({
  replyId: z.string().min(1),
  mailId: z.string().min(1),
  at: z.iso.datetime(),
  /** The outcome that it told, and what that rested on. */
  outcome: z.string().min(1),
  inputs: z.string().min(1),
  ledger: ledgerUsedSchema.optional(),
});

/** What is kept of one position. One conditional write moves it on; everything else follows from what it holds. */
export const positionRecordSchema = z.object({
  key: positionKeySchema,
  /** The newest statement by the instant of receipt, then by mail id (STM-04). */
  standing: positionStatementSchema,
  /** The last mail that said the same again: a statement in between is older than this one. */
  confirmed: z.object({ mailId: z.string().min(1), receivedAt: z.iso.datetime() }).optional(),
  /** The statement that the standing one replaced. */
  replaced: positionStatementSchema.optional(),
  reconciled: reconciledSchema.optional(),
  answer: answerSchema.optional(),
  /** How many messages the position has given rise to: each gets the next number. */
  messages: z.number().int().nonnegative(),
  outbox: z.array(outboxReplySchema),
});

export type PositionRecord = z.infer<typeof positionRecordSchema>;

export type LedgerUsed = z.infer<typeof ledgerUsedSchema>;

import * as z from "zod";

import { emailAddressSchema } from "../domain/organisation/email-address.ts";
import { exerciseIdSchema } from "../domain/exercise/exercise.ts";
import { findingSchema } from "../domain/statement/finding.ts";
import { kindSchema } from "../domain/exercise/kind.ts";
import { outcomeSchema } from "../domain/position/outcome.ts";
import { policySchema } from "../domain/organisation/policy.ts";
import { readingReceiptSchema } from "../domain/statement/reading-receipt.ts";
import { statementSchema } from "../domain/statement/statement.ts";
import { storedCode, storedDate, storedPence } from "../domain/amounts-and-days/stored-values.ts";
import { refusalSchema } from "./refusal/refusal.ts";
import { revisionSchema } from "./response/revision.ts";

/**
 * An organisation as a reply names it. The code is absent only where two files are held against each other outside
 * any mail and nobody said whose they are.
 */
export const partySchema = z.object({ code: storedCode.optional(), name: z.string().min(1) });

export type Party = z.infer<typeof partySchema>;

/** A party that the directory knows. */
const knownPartySchema = z.object({ code: storedCode, name: z.string().min(1) });

/** The mail that a reply answers or speaks of. Its texts are the sender's own: replies clean them before they repeat them. */
export const answeredMailSchema = z.object({
  mailId: z.string().min(1),
  subject: z.string(),
  from: emailAddressSchema.optional(),
  receivedAt: z.iso.datetime(),
  /** The attachment that it is about. */
  file: z.string().optional(),
});

export type AnsweredMail = z.infer<typeof answeredMailSchema>;

/** One of two statements where a reply says which of them stands (STM-04). */
export const statementReferenceSchema = z.object({
  mailId: z.string().min(1),
  receivedAt: z.iso.datetime(),
  from: emailAddressSchema.optional(),
  file: z.string().optional(),
  asAt: storedDate.optional(),
  lines: z.number().int().nonnegative(),
  totalPence: storedPence,
});

export type StatementReference = z.infer<typeof statementReferenceSchema>;

/** The ledger that a reply rests on (RSP-03, EXR-08). */
export const ledgerReferenceSchema = z.object({ asAt: storedDate, close: z.enum(["soft", "hard"]) });

export type LedgerReference = z.infer<typeof ledgerReferenceSchema>;

/** The thresholds and the date of the exercise that a reply quotes (EXR-02, RSP-03). A whole `KindRules` fits. */
export const quotedRulesSchema = z.object({
  issueOverPence: storedPence,
  agreeOverPence: storedPence.optional(),
  agreement: z.enum(["required", "voluntary"]),
  agreeBy: storedDate,
});

export type QuotedRules = z.infer<typeof quotedRulesSchema>;

/** What a reply needs of a statement: a whole `Statement` fits. */
const answeredStatementSchema = statementSchema.pick({
  asAt: true,
  lines: true,
  totalPence: true,
  unread: true,
  findings: true,
  receipt: true,
});

/** What is known once a statement has been held against a ledger: all that the response workbook is made of. */
export const responseFactsSchema = z.object({
  payable: partySchema,
  receivable: partySchema,
  kind: kindSchema,
  exercise: exerciseIdSchema.optional(),
  rules: quotedRulesSchema.optional(),
  /** When the reply was made: the only clock that a reply has, so that it can be made again byte for byte. */
  preparedAt: z.iso.datetime(),
  statement: answeredStatementSchema,
  ledger: ledgerReferenceSchema,
  policy: policySchema,
  outcome: outcomeSchema,
});

export type ResponseFacts = z.infer<typeof responseFactsSchema>;

const always = {
  preparedAt: z.iso.datetime(),
  /** Where statements and answers for the payable organisation go: `statements+ZA1@…`. */
  mailbox: emailAddressSchema,
  /** Where a person of the payable organisation can be asked. */
  contact: emailAddressSchema.optional(),
  mail: answeredMailSchema,
};

const aboutPosition = {
  payable: knownPartySchema,
  receivable: knownPartySchema,
  exercise: exerciseIdSchema,
  kind: kindSchema,
};

/**
 * The whole answer, with the response workbook (RSP-01, RSP-03). `revision` where it follows an earlier one (RSP-05); one without an earlier
 * ledger is the first full answer, after the message that there was none yet.
 */
const responseSchema = responseFactsSchema.extend({
  reply: z.literal("response"),
  ...always,
  ...aboutPosition,
  /** The statement that this one replaced (STM-04). */
  replaces: statementReferenceSchema.optional(),
  revision: revisionSchema.optional(),
});

/** The statement is recorded; the payable organisation has no ledger of that kind yet, and the answer follows by itself. */
const noLedgerYetSchema = z.object({
  reply: z.literal("no-ledger-yet"),
  ...always,
  ...aboutPosition,
  rules: quotedRulesSchema.optional(),
  statement: answeredStatementSchema,
  replaces: statementReferenceSchema.optional(),
});

/** Nothing was changed by the mail; the reason, and what to do. */
const refusedSchema = z.object({
  reply: z.literal("refused"),
  ...always,
  /** Absent where the mail does not say for whom it is. */
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
  refusal: refusalSchema,
  /** What was found in the file, refusals first. */
  findings: z.array(findingSchema).default([]),
  /** How the file was read, where it could be. */
  receipt: readingReceiptSchema.optional(),
});

/** A mail from a person without a statement. */
const questionReceivedSchema = z.object({
  reply: z.literal("question-received"),
  ...always,
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
});

/** A mail that points to a file instead of carrying it. */
const fileShareLinkSchema = z.object({
  reply: z.literal("file-share-link"),
  ...always,
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
});

/** To the registered address: a statement in its name waits for its word. The reference is good for one answer. */
const holdConfirmationSchema = z.object({
  reply: z.literal("hold-confirmation"),
  ...always,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  reference: z.string().regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/),
  /** Why it is held, in a sentence. */
  why: z.string().min(1),
  statement: statementReferenceSchema.pick({ asAt: true, lines: true, totalPence: true }).optional(),
  /** The last day on which the answer is taken. */
  until: storedDate.optional(),
});

/** To the registered address, after its word on a held statement. A confirmed one is answered by its `response`. */
const holdClosedSchema = z.object({
  reply: z.literal("hold-closed"),
  ...always,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  reference: z.string().min(1),
  /** `unclear`: the answer holds neither word; the statement is still held. */
  closed: z.enum(["rejected", "already-used", "expired", "unclear"]),
});

/** Two statements of one position: which one stands (STM-04). `late`: the mail's statement is the older one. */
const replacedSchema = z.object({
  reply: z.literal("replaced"),
  ...always,
  ...aboutPosition,
  /** Whom this goes to: both sides are told. */
  to: z.enum(["receivable", "payable"]),
  stands: statementReferenceSchema,
  setAside: statementReferenceSchema,
  /** Whether the statement that was set aside arrived after the one that stands had been sent, but was older. */
  late: z.boolean(),
});

/**
 * Every mail that Accord sends in answer to another, as facts. Stored as it is, and rendered from nothing else:
 * the same facts always make the same bytes.
 */
export const replySchema = z.discriminatedUnion("reply", [
  responseSchema,
  noLedgerYetSchema,
  refusedSchema,
  questionReceivedSchema,
  fileShareLinkSchema,
  holdConfirmationSchema,
  holdClosedSchema,
  replacedSchema,
]);

export type Reply = z.infer<typeof replySchema>;

/** A reply of one sort: `ReplyOf<"refused">`. */
export type ReplyOf<Sort extends Reply["reply"]> = Extract<Reply, { reply: Sort }>;

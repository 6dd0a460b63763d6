/** The facts that several messages share: who, which mail, which statement, which ledger. */
import * as z from "zod";
import { emailAddressSchema } from "../../domain/organisation/email-address.ts";
import { exerciseIdSchema, kindSchema } from "../../domain/exercise/exercise.ts";
import { telephoneSchema } from "../../domain/organisation/contact.ts";
import { outcomeSchema } from "../../domain/position/outcome.ts";
import { policySchema } from "../../domain/organisation/policy.ts";
import { statementSchema } from "../../domain/statement/statement.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";

/**
 * An organisation as a reply names it. The code is absent only when two files are compared outside any mail and nobody said whose
 * they are.
 */
export const partySchema = z.object({ code: organisationCodeSchema.optional(), name: z.string().min(1) });

export type Party = z.infer<typeof partySchema>;

/** An organisation that is in the directory. */
export const knownPartySchema = z.object({ code: organisationCodeSchema, name: z.string().min(1) });

/** The mail that a reply answers or mentions. Its texts are the sender's own; replies clean them before quoting them. */
export const answeredMailSchema = z.object({
  mailId: z.string().min(1),
  subject: z.string(),
  from: emailAddressSchema.optional(),
  receivedAt: z.iso.datetime(),
  /** The attachment that the reply is about. */
  file: z.string().optional(),
});

export type AnsweredMail = z.infer<typeof answeredMailSchema>;

/** One of two statements, in a reply that says which of them is current (STM-04). */
export const statementReferenceSchema = z.object({
  mailId: z.string().min(1),
  receivedAt: z.iso.datetime(),
  from: emailAddressSchema.optional(),
  file: z.string().optional(),
  asAt: calendarDateSchema.optional(),
  lines: z.number().int().nonnegative(),
  totalPence: penceSchema,
});

export type StatementReference = z.infer<typeof statementReferenceSchema>;

/** The ledger that a reply is based on (RSP-03, EXR-08). */
export const ledgerReferenceSchema = z.object({ asAt: calendarDateSchema, close: z.enum(["soft", "hard"]) });

export type LedgerReference = z.infer<typeof ledgerReferenceSchema>;

/** The thresholds and the date of the exercise that a reply quotes (EXR-02, RSP-03). A whole `KindRules` can be passed. */
export const quotedRulesSchema = z.object({
  issueOverPence: penceSchema.optional(),
  agreeOverPence: penceSchema.optional(),
  agreement: z.enum(["required", "voluntary"]),
  agreeBy: calendarDateSchema,
});

export type QuotedRules = z.infer<typeof quotedRulesSchema>;

/** What a reply needs to know about a statement. A whole `Statement` can be passed. */
export const answeredStatementSchema = statementSchema.pick({
  asAt: true,
  lines: true,
  totalPence: true,
  unread: true,
  differences: true,
  figuresNotRead: true,
  form: true,
  findings: true,
  receipt: true,
});

/** What is known once a statement has been compared with a ledger. The response workbook is made from this alone. */
export const responseFactsSchema = z.object({
  payable: partySchema,
  receivable: partySchema,
  kind: kindSchema,
  exercise: exerciseIdSchema.optional(),
  rules: quotedRulesSchema.optional(),
  /** When the reply was made. It is the reply's only clock, so that it can be made again byte for byte. */
  preparedAt: z.iso.datetime(),
  statement: answeredStatementSchema,
  ledger: ledgerReferenceSchema,
  policy: policySchema,
  outcome: outcomeSchema,
});

export type ResponseFacts = z.infer<typeof responseFactsSchema>;

export const factsOfEveryMessage = {
  preparedAt: z.iso.datetime(),
  /** Where to send statements and answers for the payable organisation: `statements+ZA1@…`. */
  mailbox: emailAddressSchema,
};

export const contactFacts = {
  /** How to reach a person at the payable organisation. */
  contact: emailAddressSchema.optional(),
  /** The telephone number of that person. */
  telephone: telephoneSchema.optional(),
};

export const factsOfEveryReply = { ...factsOfEveryMessage, ...contactFacts, mail: answeredMailSchema };

export const factsOfPosition = {
  payable: knownPartySchema,
  receivable: knownPartySchema,
  exercise: exerciseIdSchema,
  kind: kindSchema,
};

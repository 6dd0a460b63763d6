/**
 * The facts of every message: those that answer a mail, and those whose time has come. A reply is stored as these facts and rendered from nothing else, so the same facts
 * always make the same bytes.
 *
 * How a message is added: a schema here and its content in `response`, `refusal` or `notices`. The compiler then asks for a case in
 * `render-reply.ts`, in `subject-of.ts` and where messages are sent. An example among the tests' `example-replies.ts` makes its golden
 * files.
 */
import * as z from "zod";
import { decidableRowSchema } from "../domain/decision-sheet/decidable-row.ts";
import { waitingReplySchema } from "../domain/decision-sheet/reply-row.ts";
import { toldRowSchema } from "../domain/decision-sheet/told-row.ts";
import { emailAddressSchema } from "../domain/organisation/email-address.ts";
import { collectionFormSchema } from "../domain/form/filled-form.ts";
import { rounds } from "../domain/form/rounds.ts";
import { exerciseIdSchema, kindSchema } from "../domain/exercise/exercise.ts";
import { mismatchSummarySchema } from "../domain/mismatch-summary/mismatch-summary.ts";
import { toDecideSchema } from "../domain/mismatch-summary/to-decide.ts";
import { reportedPairSchema } from "../domain/mismatch/reported-pair.ts";
import { seenBeforeSchema } from "../domain/mismatch/seen-before.ts";
import { findingSchema } from "../domain/statement/finding.ts";
import { telephoneSchema } from "../domain/organisation/contact.ts";
import { outcomeSchema } from "../domain/position/outcome.ts";
import { policySchema } from "../domain/organisation/policy.ts";
import { readingReceiptSchema } from "../domain/statement/reading-receipt.ts";
import { statementSchema } from "../domain/statement/statement.ts";
import { organisationCodeSchema } from "../domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../domain/amounts-and-days/pence.ts";
import { todoKindSchema } from "../domain/todo/todo-item.ts";
import { refusalSchema } from "./refusal/refusal.ts";
import { statementDraftsSchema } from "./statement/statement-drafts.ts";
import { statementIssuedSchema } from "./statement/statement-issued.ts";
import { revisionSchema } from "./response/revision.ts";

/**
 * An organisation as a reply names it. The code is absent only when two files are compared outside any mail and nobody said whose
 * they are.
 */
export const partySchema = z.object({ code: organisationCodeSchema.optional(), name: z.string().min(1) });

export type Party = z.infer<typeof partySchema>;

/** An organisation that is in the directory. */
const knownPartySchema = z.object({ code: organisationCodeSchema, name: z.string().min(1) });

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
const answeredStatementSchema = statementSchema.pick({
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

const factsOfEveryMessage = {
  preparedAt: z.iso.datetime(),
  /** Where to send statements and answers for the payable organisation: `statements+ZA1@…`. */
  mailbox: emailAddressSchema,
};

const contactFacts = {
  /** How to reach a person at the payable organisation. */
  contact: emailAddressSchema.optional(),
  /** The telephone number of that person. */
  telephone: telephoneSchema.optional(),
};

const factsOfEveryReply = { ...factsOfEveryMessage, ...contactFacts, mail: answeredMailSchema };

const factsOfPosition = {
  payable: knownPartySchema,
  receivable: knownPartySchema,
  exercise: exerciseIdSchema,
  kind: kindSchema,
};

/**
 * The full response, with its workbook (RSP-01, RSP-03). `revision` is set when it follows an earlier reply (RSP-05). A revision without
 * an earlier ledger is the first full response, sent after the message that there was no ledger yet.
 */
const responseSchema = responseFactsSchema.extend({
  reply: z.literal("response"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  /** The statement that this one replaced (STM-04). */
  replaces: statementReferenceSchema.optional(),
  revision: revisionSchema.optional(),
});

/** The statement is recorded, but the payable organisation has no ledger of that kind yet. The response follows automatically. */
const noLedgerYetSchema = z.object({
  reply: z.literal("no-ledger-yet"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  rules: quotedRulesSchema.optional(),
  statement: answeredStatementSchema,
  replaces: statementReferenceSchema.optional(),
});

/** The mail changed nothing: why, and what to do. */
const refusedSchema = z.object({
  reply: z.literal("refused"),
  ...factsOfEveryReply,
  /** Absent when the mail does not say which organisation it is for. */
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
  refusal: refusalSchema,
  /** What was found in the file, refusals first. */
  findings: z.array(findingSchema).default([]),
  /** How the file was read, if it could be read. */
  receipt: readingReceiptSchema.optional(),
});

const namedLinesSchema = z.array(z.object({ line: z.number().int().positive(), invoiceNumber: z.string().min(1) }));

/** The next day by which balances are to be agreed. */
const nextAgreeBySchema = z.object({ exercise: exerciseIdSchema, agreeBy: calendarDateSchema });

/** A mail from a person without a statement. */
const questionReceivedSchema = z.object({
  reply: z.literal("question-received"),
  ...factsOfEveryReply,
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
  /** The position that it is about, and the lines of its statement that it names. */
  about: z.object({ exercise: exerciseIdSchema, kind: kindSchema, lines: namedLinesSchema }).optional(),
  nextAgreeBy: nextAgreeBySchema.optional(),
});

/** Files in support of lines of the current statement. */
const evidenceReceivedSchema = z.object({
  reply: z.literal("evidence-received"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  files: z.array(z.string().min(1)).min(1),
  /** The lines that the mail names; empty if it names none. */
  lines: namedLinesSchema,
  /** The size of the statement, which stays as it is. */
  statement: z.object({ lines: z.number().int().nonnegative(), totalPence: penceSchema }),
  /** Whether one of the files is a workbook, which might have been meant as a statement. */
  hasWorkbook: z.boolean(),
  nextAgreeBy: nextAgreeBySchema.optional(),
});

/** A mail with a link to a shared file instead of an attachment. */
const fileShareLinkSchema = z.object({
  reply: z.literal("file-share-link"),
  ...factsOfEveryReply,
  payable: knownPartySchema.optional(),
  receivable: knownPartySchema.optional(),
});

const holdCodeSchema = z.string().regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/);

/** To the registered address: a statement sent in its name is held until it confirms it. The code works once. */
const holdConfirmationSchema = z.object({
  reply: z.literal("hold-confirmation"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  holdCode: holdCodeSchema,
  /** Why it is held, in a sentence. */
  why: z.string().min(1),
  statement: statementReferenceSchema.pick({ asAt: true, lines: true, totalPence: true }).optional(),
  /** The current statement of the position, if the one that is held is much smaller. */
  current: statementReferenceSchema.optional(),
  /** The last day to answer. */
  until: calendarDateSchema.optional(),
});

/**
 * To the registered address: a statement of its own is much smaller than the current one, and is held until it confirms it. The code
 * works once.
 */
const smallerStatementSchema = z.object({
  reply: z.literal("smaller-statement"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  holdCode: holdCodeSchema,
  /** The last day to answer. */
  until: calendarDateSchema,
  statements: z
    .array(
      z.object({
        exercise: exerciseIdSchema,
        kind: kindSchema,
        current: statementReferenceSchema,
        smaller: statementReferenceSchema,
        /** How many invoices the current one names, and how many of them the smaller one does not. */
        invoices: z.number().int().nonnegative(),
        lost: z.number().int().nonnegative(),
      }),
    )
    .min(1),
});

/** The statement says the same as the current one of its position. */
const sameStatementSchema = z.object({
  reply: z.literal("same-statement"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  statements: z
    .array(
      z.object({
        exercise: exerciseIdSchema,
        kind: kindSchema,
        file: z.string(),
        current: statementReferenceSchema,
        /** `acknowledged`: there was no ledger. `came-back`: the answer did not reach anybody. */
        answer: z.enum(["answered", "acknowledged", "on-its-way", "being-checked", "came-back"]),
        /** When it was answered or acknowledged. */
        answeredAt: z.iso.datetime().optional(),
      }),
    )
    .min(1),
});

/** To the registered address, after its answer about a held statement. A confirmed statement gets its `response` instead. */
const holdClosedSchema = z.object({
  reply: z.literal("hold-closed"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  receivable: knownPartySchema,
  holdCode: holdCodeSchema,
  /** `unclear`: the answer contains neither word; the statement is still held. */
  closed: z.enum(["rejected", "already-used", "expired", "unclear"]),
});

/** Two statements for one position: which one is current (STM-04). */
const replacedSchema = z.object({
  reply: z.literal("replaced"),
  ...factsOfEveryReply,
  ...factsOfPosition,
  /** Which side this is for. Both sides are informed. */
  to: z.enum(["receivable", "payable"]),
  current: statementReferenceSchema,
  setAside: statementReferenceSchema,
  /** Whether the older statement arrived after the newer one. */
  late: z.boolean(),
});

/** To a person of the payable organisation: what became of the rows of a Decisions sheet. */
const decisionsReceivedSchema = z.object({
  reply: z.literal("decisions-received"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  rows: z.array(toldRowSchema),
  /** Whether the file had more rows than are read. */
  isCut: z.boolean(),
  /** How long a revised answer waits for further decisions. */
  quietMinutes: z.number().int().nonnegative(),
});

/** To whoever sent a mismatch report or collection forms: what became of each file. `payable` is the organisation to whose mailbox it came. */
const exerciseFilesReceivedSchema = z.object({
  reply: z.literal("exercise-files-received"),
  ...factsOfEveryReply,
  payable: knownPartySchema,
  sender: knownPartySchema,
  exercise: exerciseIdSchema,
  files: z.array(
    z.discriminatedUnion("became", [
      z.object({ became: z.literal("refused"), file: z.string(), problems: z.array(z.string()) }),
      z.object({
        became: z.literal("report"),
        file: z.string(),
        pairs: z.number().int().nonnegative(),
        notCompared: z.number().int().nonnegative(),
        totalPence: penceSchema,
      }),
      z.object({
        became: z.literal("forms"),
        file: z.string(),
        forms: z.array(
          z.object({
            organisation: organisationCodeSchema,
            round: z.enum(rounds),
            rows: z.number().int().nonnegative(),
            isSignedHere: z.boolean(),
          }),
        ),
      }),
    ]),
  ),
});

/** To a person of the payable organisation: its own figures, as it asked for them. */
const ownFiguresSchema = z.object({
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
const mismatchSummaryReplySchema = z.object({
  reply: z.literal("mismatch-summary"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  summary: mismatchSummarySchema,
  /** For the sheets on which people decide; absent in messages from before the workbook had them. */
  toDecide: toDecideSchema.optional(),
});

/** To the people of the payable organisation who may decide, but not to the one who decided: what waits for a second person (RCV-13). */
const secondPersonSchema = z.object({
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
const todoNoticeSchema = z.object({
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

/** To a receivable organisation: a statement that has not come is asked for. */
const statementRequestSchema = z.object({
  reply: z.literal("statement-request"),
  ...factsOfEveryMessage,
  ...contactFacts,
  ...factsOfPosition,
  /** The cut-off of the exercise. */
  asAt: calendarDateSchema,
  statementsBy: calendarDateSchema,
  agreeBy: calendarDateSchema,
  /** How often it has been asked for, this time included. */
  number: z.number().int().positive(),
  /** Whether it goes to the escalation address, after which nobody is asked again. */
  isLast: z.boolean(),
});

/** To a receivable organisation: what our answer asked for, and it has not sent, is asked for once more. */
const reminderSchema = z.object({
  reply: z.literal("reminder"),
  ...factsOfEveryMessage,
  ...contactFacts,
  ...factsOfPosition,
  agreeBy: calendarDateSchema,
  /** When its statement came, and its total. */
  receivedAt: z.iso.datetime(),
  totalPence: penceSchema,
  answeredAt: z.iso.datetime(),
  /** How many lines wait for information, and how much on them is not agreed. */
  lines: z.number().int().positive(),
  askedPence: penceSchema,
});

/** To a receivable organisation: the hard close has not changed our answer (EXR-08). */
const finalConfirmationSchema = z.object({
  reply: z.literal("final-confirmation"),
  ...factsOfEveryMessage,
  ...contactFacts,
  ...factsOfPosition,
  /** When its statement came, and its total. */
  receivedAt: z.iso.datetime(),
  totalPence: penceSchema,
  answeredAt: z.iso.datetime(),
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  inDisputePence: penceSchema,
  /** The hard close. */
  ledger: ledgerReferenceSchema,
});

/** To the finance contacts of the payable organisation: what waits for them before balances of a kind are to be agreed. */
const deadlineNearSchema = z.object({
  reply: z.literal("deadline-near"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  kind: kindSchema,
  agreeBy: calendarDateSchema,
  /** Where it stands: of positions and coverage those of the kind. */
  summary: mismatchSummarySchema,
});

/** To an organisation: its own mismatches, from whoever leads the exercise, which is `payable`. */
const mismatchReportSchema = z.object({
  reply: z.literal("mismatch-report"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  organisation: knownPartySchema,
  exercise: exerciseIdSchema,
  tolerancePence: penceSchema.optional(),
  /** Its own pairs that differ, the largest first. */
  pairs: z.array(reportedPairSchema),
  toClear: z.number().int().nonnegative(),
  /** What earlier exercises show of the same pairs (MIS-06). */
  before: z.array(seenBeforeSchema).optional(),
  formsMissing: z.array(organisationCodeSchema),
  /** Of those in the pairs. */
  names: z.array(knownPartySchema),
});

/** To the finance contacts of an organisation: the draft of its collection form, before it is handed in. */
const formDraftSchema = z.object({
  reply: z.literal("form-draft"),
  ...factsOfEveryMessage,
  payable: knownPartySchema,
  round: z.enum(rounds),
  /** UK time, `2023-04-27T12:00`, or a day. */
  by: z.string().regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/),
  form: collectionFormSchema,
});

/** The facts of every message that Accord sends. */
export const replySchema = z.discriminatedUnion("reply", [
  responseSchema,
  noLedgerYetSchema,
  refusedSchema,
  questionReceivedSchema,
  evidenceReceivedSchema,
  fileShareLinkSchema,
  holdConfirmationSchema,
  smallerStatementSchema,
  sameStatementSchema,
  holdClosedSchema,
  replacedSchema,
  decisionsReceivedSchema,
  exerciseFilesReceivedSchema,
  ownFiguresSchema,
  secondPersonSchema,
  todoNoticeSchema,
  statementRequestSchema,
  statementIssuedSchema,
  statementDraftsSchema,
  reminderSchema,
  finalConfirmationSchema,
  mismatchSummaryReplySchema,
  deadlineNearSchema,
  formDraftSchema,
  mismatchReportSchema,
]);

export type Reply = z.infer<typeof replySchema>;

/** A reply of one type: `ReplyOf<"refused">`. */
export type ReplyOf<Type extends Reply["reply"]> = Extract<Reply, { reply: Type }>;

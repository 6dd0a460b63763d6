/**
 * The facts of every message: those that answer a mail, and those whose time has come. A reply is stored as these facts and rendered from nothing else, so the same facts
 * always make the same bytes.
 *
 * How a message is added: a schema in a file of `facts` and in the list here, and its content in `response`, `refusal` or `notices`. The compiler then asks for a case in
 * `render-reply.ts`, in `subject-of.ts` and where messages are sent. An example among the tests' `example-replies.ts` makes its golden
 * files.
 */
import * as z from "zod";
import {
  statementRequestSchema,
  reminderSchema,
  finalConfirmationSchema,
  mismatchReportSchema,
} from "./facts/counterparty-notices.ts";
import {
  questionReceivedSchema,
  evidenceReceivedSchema,
  fileShareLinkSchema,
  exerciseFilesReceivedSchema,
} from "./facts/mail-answers.ts";
import {
  decisionsReceivedSchema,
  ownFiguresSchema,
  mismatchSummaryReplySchema,
  secondPersonSchema,
  todoNoticeSchema,
  deadlineNearSchema,
  formDraftSchema,
} from "./facts/staff-messages.ts";
import {
  responseSchema,
  noLedgerYetSchema,
  refusedSchema,
  holdConfirmationSchema,
  smallerStatementSchema,
  sameStatementSchema,
  holdClosedSchema,
  replacedSchema,
} from "./facts/statement-answers.ts";
import { statementDraftsSchema } from "./statement/statement-drafts.ts";
import { statementIssuedSchema } from "./statement/statement-issued.ts";

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

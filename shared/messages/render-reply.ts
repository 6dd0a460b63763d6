import { decisionsReceivedMessage } from "./decision-sheet/decisions-received-message.ts";
import { decisionsTakenWorkbook, decisionsWorkbook } from "./decision-sheet/decisions-workbook.ts";
import { ownFiguresMessage } from "./notices/own-figures-message.ts";
import { draftWorkbook } from "./collection-form/draft-workbook.ts";
import { mismatchReportMessage, mismatchReportWorkbook } from "./mismatches/mismatch-report-message.ts";
import { formDraftMessage } from "./collection-form/form-draft-message.ts";
import { deadlineNearMessage } from "./notices/deadline-near-message.ts";
import { evidenceReceivedMessage } from "./notices/evidence-received-message.ts";
import { exerciseFilesMessage } from "./notices/exercise-files-message.ts";
import { fileShareLinkMessage } from "./notices/file-share-link-message.ts";
import { holdClosedMessage, holdConfirmationMessage } from "./notices/hold-messages.ts";
import { messageToHtml } from "./rendering/message-to-html.ts";
import { messageToText } from "./rendering/message-to-text.ts";
import type { MessageContent } from "./rendering/message-content.ts";
import { noLedgerYetMessage } from "./notices/no-ledger-yet-message.ts";
import { questionReceivedMessage } from "./notices/question-received-message.ts";
import type { ReadOutcome } from "./mismatch-summary/invoices-sheet.ts";
import { sheetsToDecide, type RowsToDecide } from "./mismatch-summary/sheets-to-decide.ts";
import { summaryMessage } from "./mismatch-summary/summary-message.ts";
import { summaryWorkbook } from "./mismatch-summary/summary-workbook.ts";
import { exampleFor, exampleStatement } from "./refusal/example-statement.ts";
import { refusedMessage } from "./refusal/refused-message.ts";
import { replacedMessage } from "./notices/replaced-message.ts";
import type { Reply } from "./reply.ts";
import { secondPersonMessage } from "./notices/second-person-message.ts";
import { sameStatementMessage } from "./notices/same-statement-message.ts";
import { smallerStatementMessage } from "./notices/smaller-statement-message.ts";
import type { FormResult } from "./answer-form/form-words.ts";
import { responseMessage } from "./response/response-message.ts";
import { responseWorkbook } from "./response/response-workbook.ts";
import { finalConfirmationMessage } from "./notices/final-confirmation-message.ts";
import { reminderMessage } from "./notices/reminder-message.ts";
import { statementRequestMessage } from "./notices/statement-request-message.ts";
import { statementDraftsMessage } from "./statement/statement-drafts-message.ts";
import { statementIssuedMessage } from "./statement/statement-issued-message.ts";
import { statementWorkbook } from "./statement/statement-workbook.ts";
import { todoNoticeMessage } from "./notices/todo-notice-message.ts";
import { subjectOf } from "./subject-of.ts";
import type { WorkbookDescription } from "./rendering/workbook-description.ts";

/** A reply as its reader gets it. The subject is one line; text and HTML say the same. */
export interface RenderedReply {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The attachment, if any. The workbook-writing adapter turns it into bytes. */
  readonly workbook?: WorkbookDescription;
}

/**
 * Renders a reply, in this order:
 *
 * 1. its facts (`reply.ts`) become the content of a message: blocks in plain words (`response`, `refusal`, `notices`, with the
 *    wording that they share in `words`);
 * 2. the same content is written twice, as plain text and as HTML (`rendering`), so that both say the same;
 * 3. its subject is made, with the payable organisation's code;
 * 4. a response also gets a workbook, described sheet by sheet, and some refusals an example of a statement; an adapter writes the file.
 *
 * The same facts always give the same subject, text, HTML and workbook.
 *
 * @param form what became of the sender's own form (RSP-02)
 */
export function renderReply(reply: Reply, form?: FormResult): RenderedReply {
  const message = messageOf(reply, form);
  const workbook = workbookOf(reply);
  return {
    subject: subjectOf(reply),
    text: messageToText(message),
    html: messageToHtml(message),
    ...(workbook === undefined ? {} : { workbook }),
  };
}

/**
 * Our own workbook: a response has one, a refusal that a good example helps with, and answers to the payable organisation's own people. That of
 * a summary and of a draft form lists the lines of every position, which are not among its facts.
 *
 * @param lines gets them; without it neither has a workbook
 */
export function workbookOf(reply: Reply, lines?: LinesOfPositions): WorkbookDescription | undefined {
  switch (reply.reply) {
    case "response":
      return responseWorkbook(reply, reply.revision);
    case "refused":
      return exampleFor(reply);
    case "statement-issued":
      return statementWorkbook(reply);
    case "decisions-received":
      return decisionsTakenWorkbook(reply);
    case "own-figures":
      if (reply.asks === "template") return exampleStatement(reply.payable, reply.preparedAt);
      return reply.rows.length + reply.replies.length === 0 ? undefined : decisionsWorkbook(reply);
    case "second-person":
      return decisionsWorkbook({ ...reply, replies: [] });
    case "mismatch-report":
      return mismatchReportWorkbook(reply);
    case "mismatch-summary":
      return (
        lines && summaryWorkbook(reply.summary, lines.readOutcome, { further: sheetsToDecide(reply, lines.toDecide) })
      );
    case "form-draft":
      return lines && draftWorkbook(reply, lines.readOutcome);
    default:
      return undefined;
  }
}

/** The lines of positions, which are not among the facts of a message. */
export interface LinesOfPositions {
  readonly readOutcome: ReadOutcome;
  /** Those of a summary that a decision could settle. */
  readonly toDecide?: RowsToDecide | undefined;
}

function messageOf(reply: Reply, form: FormResult | undefined): MessageContent {
  switch (reply.reply) {
    case "response":
      return responseMessage(reply, form);
    case "no-ledger-yet":
      return noLedgerYetMessage(reply);
    case "refused":
      return refusedMessage(reply);
    case "question-received":
      return questionReceivedMessage(reply);
    case "evidence-received":
      return evidenceReceivedMessage(reply);
    case "file-share-link":
      return fileShareLinkMessage(reply);
    case "hold-confirmation":
      return holdConfirmationMessage(reply);
    case "smaller-statement":
      return smallerStatementMessage(reply);
    case "same-statement":
      return sameStatementMessage(reply);
    case "hold-closed":
      return holdClosedMessage(reply);
    case "replaced":
      return replacedMessage(reply);
    case "decisions-received":
      return decisionsReceivedMessage(reply);
    case "exercise-files-received":
      return exerciseFilesMessage(reply);
    case "own-figures":
      return ownFiguresMessage(reply);
    case "final-confirmation":
      return finalConfirmationMessage(reply);
    case "reminder":
      return reminderMessage(reply);
    case "statement-request":
      return statementRequestMessage(reply);
    case "todo-notice":
      return todoNoticeMessage(reply);
    case "statement-issued":
      return statementIssuedMessage(reply);
    case "statement-drafts":
      return statementDraftsMessage(reply);
    case "second-person":
      return secondPersonMessage(reply);
    case "mismatch-summary":
      return summaryMessage(reply.summary, reply);
    case "deadline-near":
      return deadlineNearMessage(reply);
    case "form-draft":
      return formDraftMessage(reply);
    case "mismatch-report":
      return mismatchReportMessage(reply);
  }
}

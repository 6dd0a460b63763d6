import { decisionsInShort } from "./decision-sheet/decisions-received-message.ts";
import { exerciseFilesInShort } from "./notices/exercise-files-message.ts";
import { nameOfFigures } from "./notices/own-figures-message.ts";
import { formatCalendarDate } from "../domain/amounts-and-days/calendar-date.ts";
import { positionReference } from "../domain/position/position-reference.ts";
import { statementDraftsSubject } from "./statement/statement-drafts-message.ts";
import { deadlineSubject } from "./notices/deadline-near-message.ts";
import { formDraftSubject } from "./collection-form/form-draft-message.ts";
import { waitingInShort } from "./notices/second-person-message.ts";
import { mismatchReportSubject } from "./mismatches/mismatch-report-message.ts";
import { countOf } from "./notices/todo-notice-message.ts";
import { summarySubject } from "./mismatch-summary/summary-title.ts";
import { refusalInShort } from "./refusal/refusal-in-short.ts";
import { shortResult } from "./response/headline.ts";
import type { Reply } from "./reply.ts";
import type { Party } from "./facts/reply-facts.ts";
import { nameOfStatement } from "./words/statement-words.ts";
import { quoteText } from "./words/quote-text.ts";

const LONGEST_SUBJECT_QUOTED = 80;
const LONGEST_SUBJECT_READ = 400;
const REPLY_PREFIX = /^(?:\s*(?:\[external\]|(?:re|fw|fwd|aw|wg|sv|tr|rv|antw)(?:\[\d+\])?\s*:))+/iu;
const LABEL = String.raw`(?:[A-Z0-9]{3,6}|Statements mailbox)(?: to [A-Z0-9]{3,6})?: [^[\]]*`;
/** Our replies put their label before the reader's own subject; earlier ones put it behind. */
const LABEL_BEFORE = new RegExp(String.raw`^${LABEL}\[(.*)\]\s*$`, "u");
const LABEL_BEHIND = new RegExp(String.raw`\s*\[${LABEL}\]\s*$`, "u");

/**
 * The subject of a reply. It contains the payable organisation's code if that is known (STM-02). A message that does not answer its
 * reader's own mail starts a new thread and quotes nothing from a stranger's subject.
 */
export function subjectOf(reply: Reply): string {
  switch (reply.reply) {
    case "response":
      return answerSubject(reply.mail.subject, `${positionReference(reply)}, ${shortResult(reply, reply.revision)}`);
    case "no-ledger-yet":
      return answerSubject(reply.mail.subject, `${positionReference(reply)}, received, response to follow`);
    case "refused":
      return answerSubject(
        reply.mail.subject,
        `${partiesWords(reply)}: ${reply.refusal.reason === "nil-statement" ? "nil statement" : `statement not accepted, ${refusalInShort(reply.refusal)}`}`,
      );
    case "question-received": {
      const { payable, receivable, about } = reply;
      const words = payable && receivable && about ? positionReference({ payable, receivable, ...about }) : undefined;
      return answerSubject(
        reply.mail.subject,
        words === undefined ? `${partiesWords(reply)}: message received` : `${words}, message received`,
      );
    }
    case "evidence-received":
      return answerSubject(reply.mail.subject, `${positionReference(reply)}, received with your statement`);
    case "file-share-link":
      return answerSubject(reply.mail.subject, `${partiesWords(reply)}: please attach the workbook`);
    case "hold-confirmation":
      return `${partiesWords(reply)}: please confirm a statement sent in your name [${reply.holdCode}]`;
    case "smaller-statement":
      return answerSubject(
        reply.mail.subject,
        `${partiesWords(reply)}: please confirm a smaller statement, ${reply.holdCode}`,
      );
    case "same-statement":
      return answerSubject(reply.mail.subject, `${partiesWords(reply)}: we have this statement already`);
    case "hold-closed":
      return `${partiesWords(reply)}: about the held statement [${reply.holdCode}]`;
    case "decisions-received":
      return answerSubject(reply.mail.subject, `${reply.payable.code}: ${decisionsInShort(reply.rows)}`);
    case "exercise-files-received":
      return answerSubject(reply.mail.subject, `${reply.payable.code}: ${exerciseFilesInShort(reply)}`);
    case "own-figures":
      return answerSubject(reply.mail.subject, `${reply.payable.code}: ${nameOfFigures(reply)}`);
    case "replaced":
      return reply.to === "receivable"
        ? answerSubject(reply.mail.subject, `${positionReference(reply)}, which statement is current`)
        : `${positionReference(reply)}: which statement is current`;
    case "reminder":
      return `${positionReference(reply)}: we still need information by ${formatCalendarDate(reply.agreeBy)}`;
    case "final-confirmation":
      return `${positionReference(reply)}: our response stands after the hard close`;
    case "statement-request":
      return `${positionReference(reply)}: please send your statement`;
    case "statement-issued": {
      // STM-02: the sender's own code stands in the subject.
      const { receivable, payable, statement, supersedes } = reply;
      const corrected = supersedes === undefined ? "" : "corrected ";
      return `${receivable.code}: ${corrected}${nameOfStatement(statement.kind, statement.exercise)} for ${payable.code}`;
    }
    case "mismatch-report":
      return mismatchReportSubject(reply);
    case "todo-notice":
      return `${partiesWords(reply)}: ${countOf(reply.waiting)} to see to`;
    case "second-person":
      return `${partiesWords(reply)}: ${waitingInShort(reply)}`;
    case "mismatch-summary":
      return summarySubject(reply.summary);
    case "deadline-near":
      return deadlineSubject(reply);
    case "form-draft":
      return formDraftSubject(reply);
    case "statement-drafts":
      return statementDraftsSubject(reply);
  }
}

/** Who replies to whom, by their codes: `ZA1 to ZB2`. */
function partiesWords(about: { payable?: Party | undefined; receivable?: Party | undefined }): string {
  const payable = about.payable?.code ?? "Statements mailbox";
  return about.receivable?.code === undefined ? payable : `${payable} to ${about.receivable.code}`;
}

/**
 * The subject of a reply to the reader's own mail: `label` (the payable organisation's code (STM-02), the position, and the result), so that
 * a list of mails shows it, then in brackets the reader's own subject. Replies to replies do not grow.
 */
export function answerSubject(subject: string, label: string): string {
  let own = quoteText(subject, [], LONGEST_SUBJECT_READ);
  for (let before = ""; before !== own;) {
    before = own;
    own = own.replace(REPLY_PREFIX, "").replace(LABEL_BEHIND, "").replace(LABEL_BEFORE, "$1").trim();
  }
  return `Re: ${label} [${own === "" ? "your message" : quoteText(own, [], LONGEST_SUBJECT_QUOTED)}]`;
}

import { cleanText } from "./words/clean-text.ts";
import { isRevised } from "./response/revision-blocks.ts";
import type { Party, Reply } from "./reply.ts";
import { nameOfExercise, shortNameOfKind, type ExerciseId, type Kind } from "../domain/exercise/exercise.ts";
import { quoteText } from "./words/quote-text.ts";

const LONGEST_SUBJECT_QUOTED = 120;
const REPLY_PREFIX = /^(?:\s*(?:\[external\]|(?:re|fw|fwd|aw|wg|sv|tr|rv|antw)(?:\[\d+\])?\s*:))+/iu;
/** What our earlier replies added. */
const OWN_LABEL = /\s*\[(?:[A-Z0-9]{3,6}|Statements mailbox)(?: to [A-Z0-9]{3,6})?: [^[\]]*\]\s*$/u;

/**
 * The subject of a reply. It contains the payable organisation's code if that is known (STM-02). A message that does not answer its
 * reader's own mail starts a new thread and quotes nothing from a stranger's subject.
 */
export function subjectOf(reply: Reply): string {
  switch (reply.reply) {
    case "response":
      return answerSubject(
        reply.mail.subject,
        `${positionWords(reply)}, ${isRevised(reply.revision) ? "revised response" : "response"}`,
      );
    case "no-ledger-yet":
      return answerSubject(reply.mail.subject, `${positionWords(reply)}, received, response to follow`);
    case "refused":
      return answerSubject(
        reply.mail.subject,
        `${partiesWords(reply)}: ${reply.refusal.reason === "nil-statement" ? "nil statement" : "statement not accepted"}`,
      );
    case "question-received":
      return answerSubject(reply.mail.subject, `${partiesWords(reply)}: message received`);
    case "file-share-link":
      return answerSubject(reply.mail.subject, `${partiesWords(reply)}: please attach the workbook`);
    case "hold-confirmation":
      return `${partiesWords(reply)}: please confirm a statement sent in your name [${cleanText(reply.holdCode)}]`;
    case "hold-closed":
      return `${partiesWords(reply)}: about the held statement [${cleanText(reply.holdCode)}]`;
    case "replaced":
      return reply.to === "receivable"
        ? answerSubject(reply.mail.subject, `${positionWords(reply)}, which statement is current`)
        : `${positionWords(reply)}: which statement is current`;
  }
}

interface PositionParties {
  readonly payable: Party;
  readonly receivable: Party;
  readonly exercise: ExerciseId;
  readonly kind: Kind;
}

/** `ZA1 to ZB2: R&P 2022-23 Q4` */
function positionWords(position: PositionParties): string {
  return `${partiesWords(position)}: ${shortNameOfKind(position.kind)} ${nameOfExercise(position.exercise)}`;
}

/** Who replies to whom, by their codes: `ZA1 to ZB2`. */
function partiesWords(about: { payable?: Party | undefined; receivable?: Party | undefined }): string {
  const payable = about.payable?.code ?? "Statements mailbox";
  return about.receivable?.code === undefined ? payable : `${payable} to ${about.receivable.code}`;
}

/**
 * The subject of a reply to the reader's own mail: first the reader's own subject, so that mail programs keep the thread together, then
 * in brackets `label`: the payable organisation's code (STM-02), the position, and what the reply is. Replies to replies do not grow.
 */
export function answerSubject(subject: string, label: string): string {
  let own = quoteText(subject, [], LONGEST_SUBJECT_QUOTED * 2);
  for (let before = ""; before !== own;) {
    before = own;
    own = own.replace(REPLY_PREFIX, "").replace(OWN_LABEL, "").trim();
  }
  return `Re: ${own === "" ? "your message" : quoteText(own, [], LONGEST_SUBJECT_QUOTED)} [${label}]`;
}

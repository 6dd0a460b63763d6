import { cleanText } from "./words/clean-text.ts";
import { isRevised } from "./response/revision-message.ts";
import type { Party, Reply } from "./reply.ts";
import type { ExerciseId } from "../domain/exercise/exercise.ts";
import type { Kind } from "../domain/exercise/kind.ts";
import { nameOfExercise, shortNameOfKind } from "./words/statement-words.ts";
import { quoted } from "./words/quoted.ts";

const LONGEST_REPEATED = 120;
const ANSWER_PREFIX = /^(?:\s*(?:\[external\]|(?:re|fw|fwd|aw|wg|sv|tr|rv|antw)(?:\[\d+\])?\s*:))+/iu;
/** What earlier answers of ours added. */
const OWN_MARK = /\s*\[(?:[A-Z0-9]{3,6}|Statements mailbox)(?: to [A-Z0-9]{3,6})?: [^[\]]*\]\s*$/u;

/**
 * The subject of a reply: it always holds the payable organisation's code where that is known (STM-02). Messages that do not answer
 * their reader's own mail start a thread of their own, and repeat nothing of a stranger's subject.
 */
export function subjectOf(reply: Reply): string {
  switch (reply.reply) {
    case "response":
      return answerSubject(
        reply.mail.subject,
        `${positionWords(reply)}, ${isRevised(reply.revision) ? "revised response" : "response"}`,
      );
    case "no-ledger-yet":
      return answerSubject(reply.mail.subject, `${positionWords(reply)}, received, answer follows`);
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
      return `${partiesWords(reply)}: please confirm a statement sent in your name [${cleanText(reply.reference)}]`;
    case "hold-closed":
      return `${partiesWords(reply)}: about the statement that was held [${cleanText(reply.reference)}]`;
    case "replaced":
      return reply.to === "receivable"
        ? answerSubject(reply.mail.subject, `${positionWords(reply)}, which statement stands`)
        : `${positionWords(reply)}: which statement stands`;
  }
}

interface PositionWritten {
  readonly payable: Party;
  readonly receivable: Party;
  readonly exercise: ExerciseId;
  readonly kind: Kind;
}

/** `ZA1 to ZB2: R&P 2022-23 Q4` */
function positionWords(position: PositionWritten): string {
  return `${partiesWords(position)}: ${shortNameOfKind(position.kind)} ${nameOfExercise(position.exercise)}`;
}

/** Who answers whom, by their codes. */
function partiesWords(about: { payable?: Party | undefined; receivable?: Party | undefined }): string {
  const payable = about.payable?.code ?? "Statements mailbox";
  return about.receivable?.code === undefined ? payable : `${payable} to ${about.receivable.code}`;
}

/**
 * The subject of an answer: the sender's own words first, so that mail programs keep the thread together, then in brackets the
 * payable organisation's code (STM-02), the position, and what this answer is. Answers to answers do not grow.
 */
export function answerSubject(subject: string, mark: string): string {
  let own = quoted(subject, [], LONGEST_REPEATED * 2);
  for (let before = ""; before !== own;) {
    before = own;
    own = own.replace(ANSWER_PREFIX, "").replace(OWN_MARK, "").trim();
  }
  return `Re: ${own === "" ? "your message" : quoted(own, [], LONGEST_REPEATED)} [${mark}]`;
}

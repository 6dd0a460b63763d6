import { cleanText } from "./words/clean-text.ts";
import { answerSubject } from "./subject-line.ts";
import { isRevised } from "./response/revision-message.ts";
import type { Party, Reply } from "./reply.ts";
import type { ExerciseId } from "../domain/exercise/exercise.ts";
import type { Kind } from "../domain/exercise/kind.ts";
import { nameOfExercise, shortNameOfKind } from "./words/statement-words.ts";

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

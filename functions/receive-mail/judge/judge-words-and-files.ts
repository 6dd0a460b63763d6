import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { nextAgreeBy } from "../../../shared/domain/exercise/next-agree-by.ts";
import { asksForNoAnswer, type MailClass } from "../../../shared/domain/mail/classify-mail.ts";
import { isEvidence } from "../../../shared/domain/mail/conversation/weigh-file.ts";
import type { BeforeReading, BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { MailAttachment, MailFacts } from "../../../shared/domain/mail/mail-facts.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { partyOf } from "../../../shared/records/message/message-facts.ts";
import { evidenceFiles, keepEvidence, linesNamedIn, WHY_EVIDENCE } from "./evidence-of-mail.ts";
import type { Conversation } from "./find-conversation.ts";
import type { MailJudgement } from "./judgement.ts";
import { answersTo, factsOfEveryAnswer, type AnswerPorts } from "./mail-answers.ts";

/**
 * Judges a mail without workbooks that is about a position: its files are evidence, or its words are put with the position for a person.
 * `undefined` if it is neither, such as a statement sent as a PDF.
 */
export function judgeWordsAndFiles(
  mail: MailRecord,
  { facts, mailClass }: BeforeReadingInput,
  { accepted, replyTo }: Extract<BeforeReading, { action: "refuse" | "help" }>,
  conversation: Conversation,
  referenceData: ReferenceData,
  ports: AnswerPorts,
): MailJudgement | undefined {
  const { position } = conversation;
  if (accepted?.organisation !== position.receivable) return undefined;
  const files = filesToKeep(facts, mailClass, conversation);
  const lines = linesNamedIn(conversation, []);
  const judged = { judged: "answer", state: "accepted", sender: accepted.organisation } as const;
  if (files === undefined) return undefined;
  if (files.length > 0) {
    const { evidence, answers } = keepEvidence(mail, files, lines, conversation, { replyTo }, referenceData, ports);
    return { ...judged, reason: "evidence", why: WHY_EVIDENCE, evidence, answers };
  }
  const next = nextAgreeBy(referenceData.exercises, calendarDate(mail.receivedAt.slice(0, 10)), position);
  return {
    ...judged,
    reason: mailClass.class,
    why: "It has no statement. A person reads it.",
    evidence: { position, lines: [...lines], files: [] },
    answers: answersTo(asksForNoAnswer(facts) ? [] : replyTo, {
      reply: "question-received",
      ...factsOfEveryAnswer(mail, position.payable, referenceData, ports),
      payable: partyOf(position.payable, referenceData.directory),
      receivable: partyOf(position.receivable, referenceData.directory),
      about: { exercise: position.exercise, kind: position.kind, lines: [...lines] },
      ...(next ? { nextAgreeBy: next } : {}),
    }),
  };
}

/** The files to keep as evidence; empty for words alone; `undefined` if the mail is neither, and is judged as any other. */
function filesToKeep(
  facts: MailFacts,
  mailClass: MailClass,
  conversation: Conversation,
): readonly Pick<MailAttachment, "name" | "looksLike" | "digest">[] | undefined {
  const found = evidenceFiles(facts, conversation);
  switch (mailClass.class) {
    case "pdf":
    case "other-files": {
      const names = new Set(found.map(({ name }) => name));
      return mailClass.files.every((name) => names.has(name)) ? found : undefined;
    }
    case "unopened": {
      // A zip of pictures and PDFs; of any other container nobody knows what is in it.
      const isWithoutWorkbook = facts.unopened.every(({ reason }) => reason === "zip-without-workbook");
      const zips = mailClass.files.map((name) => ({ name, looksLike: "zip" as const }));
      const namesLine = linesNamedIn(conversation, []).length > 0;
      const areEvidence = zips.every(({ name }) =>
        isEvidence({ file: { name, looksLike: "other" }, namesLine, ...conversation }),
      );
      return isWithoutWorkbook && areEvidence ? [...zips, ...found] : undefined;
    }
    case "answer":
    case "question":
      return found;
    case "empty":
      return found.length > 0 ? found : undefined;
    default:
      return undefined;
  }
}

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { nextAgreeBy } from "../../../shared/domain/exercise/next-agree-by.ts";
import type { KeptEvidence } from "../../../shared/domain/mail/conversation/kept-evidence.ts";
import { linesNamed, type NamedLine } from "../../../shared/domain/mail/conversation/lines-named.ts";
import { isEvidence } from "../../../shared/domain/mail/conversation/weigh-file.ts";
import type { Accepted } from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { MailAttachment, MailFacts } from "../../../shared/domain/mail/mail-facts.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { WorkbookRead } from "./workbook-read.ts";
import type { Conversation } from "./find-conversation.ts";
import type { MailAnswer } from "./judgement.ts";
import { answersTo, factsOfEveryAnswer, type AnswerPorts } from "./mail-answers.ts";

/** Evidence to keep, and what its sender is told. */
export interface EvidenceFound {
  readonly evidence: KeptEvidence;
  readonly answers: readonly MailAnswer[];
}

export const WHY_EVIDENCE = "It brought evidence for lines of the current statement. A person looks at it.";

/** The files of a mail, besides its workbooks, that are evidence. */
export function evidenceFiles(facts: MailFacts, conversation: Conversation): MailAttachment[] {
  const namesLine = linesNamed(conversation.current.lines, conversation.texts).length > 0;
  return facts.attachments.filter(
    (file) => file.looksLike !== "workbook" && isEvidence({ file, namesLine, ...conversation }),
  );
}

/** The lines of the current statement that a mail names, with the cells of these workbooks. */
export function linesNamedIn(
  { current, texts }: Conversation,
  workbooks: readonly Pick<WorkbookRead, "file" | "statement">[],
): readonly NamedLine[] {
  const inLines = workbooks.flatMap(({ statement }) => statement.lines.flatMap(textsOfLine));
  const elsewhere = workbooks.flatMap(({ file }) => file.words ?? []);
  return linesNamed(current.lines, [...texts, ...inLines, ...elsewhere]);
}

function textsOfLine({
  invoiceNumber,
  references = [],
  otherNumbers = [],
  description = "",
}: Statement["lines"][number]): string[] {
  return [invoiceNumber, ...references, ...otherNumbers, description];
}

/** Keeps files with the position and the lines that they are about, and tells their sender so. */
export function keepEvidence(
  mail: MailRecord,
  files: readonly Pick<MailAttachment, "name" | "looksLike" | "digest">[],
  lines: readonly NamedLine[],
  { position, current }: Conversation,
  { replyTo }: Pick<Accepted, "replyTo">,
  referenceData: ReferenceData,
  ports: AnswerPorts,
): EvidenceFound {
  const { directory, exercises } = referenceData;
  const next = nextAgreeBy(exercises, calendarDate(mail.receivedAt.slice(0, 10)), position);
  return {
    evidence: {
      position,
      lines: [...lines],
      files: files.map(({ name, looksLike, digest }) => ({
        name,
        looksLike,
        ...(digest === undefined ? {} : { digest }),
      })),
    },
    answers: answersTo(replyTo, {
      reply: "evidence-received",
      ...factsOfEveryAnswer(mail, position.payable, referenceData, ports),
      mail: answeredMailOf(mail, files[0]?.name),
      payable: partyOf(position.payable, directory),
      receivable: partyOf(position.receivable, directory),
      exercise: position.exercise,
      kind: position.kind,
      files: files.map(({ name }) => name),
      lines: lines.map(({ line, invoiceNumber }) => ({ line, invoiceNumber })),
      statement: { lines: current.lines.length, totalPence: current.totalPence },
      hasWorkbook: files.some(({ looksLike }) => looksLike === "workbook"),
      ...(next ? { nextAgreeBy: next } : {}),
    }),
  };
}

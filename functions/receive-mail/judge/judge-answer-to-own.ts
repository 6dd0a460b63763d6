import type { AnswerTables } from "../../../shared/domain/answer/answer-tables.ts";
import { readAnswer, type AnswerFile } from "../../../shared/domain/answer/read-answer.ts";
import { decideSender } from "../../../shared/domain/mail/identity/decide-sender.ts";
import type { BeforeReading, BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { MailFacts } from "../../../shared/domain/mail/mail-facts.ts";
import { ownWords } from "../../../shared/domain/mail/own-words.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { SentStatement } from "../../../shared/records/issued/statement-of-message.ts";
import { ANSWER_TO_OWN_STATEMENT } from "../../../shared/records/todo/todo-of-mail.ts";
import type { MailJudgement } from "./judgement.ts";

/**
 * Judges a mail that answers a statement which an organisation of the group has issued (RSP-06): whatever workbook comes with it is no
 * statement, but the sender's answer, and is read into the statement's lines. Nothing is said back, so that two programs do not converse.
 * `undefined` for a mail whose sender is not believed, and for one that is no answer of a person: it is judged as any other. What comes from
 * another organisation than the one that the statement was issued to is put before a person as it is.
 */
export function judgeAnswerToOwn(
  input: BeforeReadingInput,
  decision: BeforeReading,
  sent: SentStatement | undefined,
  answers: readonly { readonly file: string; readonly tables: AnswerTables }[],
): MailJudgement | undefined {
  const sender = senderOf(input, decision);
  if (sender === undefined) return undefined;
  if (sent?.statement.payable !== sender)
    return {
      judged: "answer",
      state: "accepted",
      reason: ANSWER_TO_OWN_STATEMENT,
      why: "It answers a statement that was issued to another organisation, or is not known any more. A person reads it.",
      sender,
      answers: [],
    };
  const answer = readAnswer({
    ...sent,
    files: answers,
    unreadFiles: filesWithoutAnswer(input.facts, answers),
    written: input.mailClass.class === "own-message" ? [] : ownWords(input.facts.text),
  });
  return {
    judged: "own-answer",
    reason: ANSWER_TO_OWN_STATEMENT,
    why: "It answers a statement that was issued to its sender.",
    sender,
    answer,
    lines: sent.statement.lines.length,
  };
}

/** Files in which an answer may stand that we have not read. */
function filesWithoutAnswer({ attachments, unopened }: MailFacts, answers: readonly AnswerFile[]): string[] {
  const read = new Set(answers.map(({ file }) => file));
  const files = attachments.filter(({ name, looksLike }) => looksLike !== "image" && !read.has(name));
  return [...files, ...unopened].map(({ name }) => name);
}

/** Who answers: proved as for a statement, but for what a workbook says, which names us as the receivable organisation. */
function senderOf(input: BeforeReadingInput, decision: BeforeReading): OrganisationCode | undefined {
  // Another Accord's response: a message of ours, or of a program, gets no answer, but this one is the answer.
  const isOfAccord = decision.action === "ignore" && input.mailClass.class === "own-message";
  if (decision.action === "read" || isOfAccord) {
    if (!isOfAccord && input.mailClass.class !== "workbooks") return undefined;
    const sender = decideSender({ ...input, workbook: { receivable: {}, payables: [] } });
    return sender.action === "accept" || sender.action === "accept-and-tell" ? sender.organisation : undefined;
  }
  return "accepted" in decision ? decision.accepted.organisation : undefined;
}

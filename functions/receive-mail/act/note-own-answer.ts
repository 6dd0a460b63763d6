import { answersEveryLine, answerSumsSchema } from "../../../shared/domain/answer/sums-of-answer.ts";
import { CLOSED_BY_ACCORD, todoIdOf } from "../../../shared/domain/todo/todo-item.ts";
import type { IssuedRecord } from "../../../shared/records/issued/issued-record.ts";
import type { IssuedStatements } from "../../../shared/records/issued/issued-statements.ts";
import { noteAnswer } from "../../../shared/records/issued/note-answer.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { TodoItems } from "../../../shared/records/todo/todo-items.ts";

interface NoteOwnAnswerPorts {
  readonly issued: IssuedStatements;
  readonly todoItems: TodoItems;
  readonly now: () => Date;
}

/** Notes an answer with the statement that it answers. Done again, it changes nothing. */
export function noteOwnAnswer(
  { id, receivedAt }: Pick<MailRecord, "id" | "receivedAt">,
  own: NonNullable<MailRecord["ownAnswer"]>,
  ports: NoteOwnAnswerPorts,
): Promise<IssuedRecord | undefined> {
  const { position, number, answer } = own;
  return noteAnswer(position, { mailId: id, receivedAt, number, answer, ...answerSumsSchema.parse(own) }, ports);
}

/** Takes older answers off the to-do list once a newer one, to the same statement or a newer, answers every line. */
export async function closeAnswered(
  { answers = [] }: IssuedRecord,
  { todoItems, now }: NoteOwnAnswerPorts,
): Promise<void> {
  const at = answers.findLastIndex(answersEveryLine);
  const newest = answers[at];
  if (newest === undefined) return;
  for (const { mailId, number } of answers.slice(0, at))
    if (number <= newest.number)
      await todoItems.close(todoIdOf("question", mailId), {
        by: CLOSED_BY_ACCORD,
        at: now().toISOString(),
        why: `A newer answer, to every line, came with mail ${newest.mailId}.`,
      });
}

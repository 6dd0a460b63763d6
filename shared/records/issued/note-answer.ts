import type { PositionKey } from "../../domain/position/position-key.ts";
import type { GivenAnswer } from "./given-answer.ts";
import type { IssuedRecord } from "./issued-record.ts";
import type { IssuedStatements } from "./issued-statements.ts";

/**
 * Notes an answer with the statements of its position, in one conditional write. Answers stand in the order in which their mails came, so that it
 * makes no difference in which order, or how often, they are noted.
 *
 * @returns the record with it; `undefined` if no statement of the position was ever released
 */
export async function noteAnswer(
  key: PositionKey,
  answer: GivenAnswer,
  { issued, now }: { readonly issued: IssuedStatements; readonly now: () => Date },
): Promise<IssuedRecord | undefined> {
  const { record } = await issued.change(key, (before) => {
    const { answers = [] } = before ?? {};
    if (!before || answers.some(({ mailId }) => mailId === answer.mailId)) return undefined;
    const { mailId, number } = answer;
    return {
      record: { ...before, answers: [...answers, answer].sort(inOrder) },
      event: { event: "statement-answered", at: now().toISOString(), facts: { mailId, number, answer: answer.answer } },
    };
  });
  return record;
}

function inOrder(a: GivenAnswer, b: GivenAnswer): number {
  const [first, second] = [a, b].map(({ receivedAt, mailId }) => `${receivedAt}#${mailId}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}

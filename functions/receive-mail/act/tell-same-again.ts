import { registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { answeredMailOf, partyOf, referenceTo } from "../../../shared/records/message/message-facts.ts";
import type { OutboxMessage } from "../../../shared/records/message/outbox-message.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { replyInReview } from "../../../shared/records/position/positions.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { factsOfEveryAnswer } from "../judge/mail-answers.ts";
import { countAnswers, type DailyAnswersPorts } from "./count-answers.ts";
import { draftAnswer } from "./draft-answer.ts";
import type { Taken } from "./take-statement.ts";

export interface TellSameAgainPorts extends DailyAnswersPorts {
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
}

/** The notices, and what the mail's record says if there is none and nothing else came of the mail. */
export interface SameAgain {
  readonly messages: readonly Omit<OutboxMessage, "id">[];
  readonly untold: Pick<MailRecord, "state" | "reason" | "why">;
}

/**
 * Tells the sender of statements that say the same as the current ones that we have them, and how they were answered: one notice for
 * each pair of organisations, as one mail may bring statements of several, under the daily cap.
 */
export async function tellSameAgain(
  mail: MailRecord,
  taken: readonly Taken[],
  referenceData: ReferenceData,
  at: Date,
  ports: TellSameAgainPorts,
): Promise<SameAgain> {
  const same = taken.filter(({ became }) => became === "duplicate");
  const originals = same.flatMap(({ position }) => position?.current.mailId ?? []);
  const untold = {
    state: "ignored" as const,
    reason: "duplicate",
    why: `It says the same as the statement of mail ${originals.join(", ")}.`,
  };
  const messages: Omit<OutboxMessage, "id">[] = [];
  for (const each of byPair(same)) {
    const [{ brought }] = each;
    const { payable, receivable } = brought.position;
    const to = registeredAddresses(receivable, referenceData.contacts);
    if (to.length === 0) continue;
    const capped = await countAnswers(mail, "others", to, at, ports.dailyAnswers);
    if (capped) return { messages, untold: { ...untold, why: `${untold.why} ${capped.why}` } };
    const facts: ReplyOf<"same-statement"> = {
      reply: "same-statement",
      ...factsOfEveryAnswer(mail, payable, referenceData, { ...ports, at }),
      mail: answeredMailOf(mail, brought.file),
      payable: partyOf(payable, referenceData.directory),
      receivable: partyOf(receivable, referenceData.directory),
      statements: each.flatMap(({ brought, position }) => (position ? [sameOf(brought.file, position)] : [])),
    };
    messages.push(await draftAnswer(mail, to, facts, ports.objects));
  }
  return { messages, untold };
}

function byPair(same: readonly Taken[]): [Taken, ...Taken[]][] {
  const pairs = new Map<string, [Taken, ...Taken[]]>();
  for (const each of same) {
    const { payable, receivable } = each.brought.position;
    const pair = `${payable} ${receivable}`;
    const before = pairs.get(pair);
    pairs.set(pair, before ? [...before, each] : [each]);
  }
  return [...pairs.values()];
}

type Same = ReplyOf<"same-statement">["statements"][number];

function sameOf(file: string, position: PositionRecord): Same {
  const { key, current } = position;
  return { exercise: key.exercise, kind: key.kind, file, current: referenceTo(current), ...answerTo(position) };
}

/** How the current statement was answered. */
function answerTo(position: PositionRecord): Pick<Same, "answer" | "answeredAt"> {
  const { current, answer, outbox } = position;
  if (answer?.mailId !== current.mailId && replyInReview(position)) return { answer: "being-checked" };
  if (answer?.mailId !== current.mailId || outbox.some(({ id }) => id === answer.messageId))
    return { answer: "on-its-way" };
  if (answer.delivery && answer.delivery.next === undefined) return { answer: "came-back", answeredAt: answer.at };
  return { answer: answer.ledger ? "answered" : "acknowledged", answeredAt: answer.at };
}

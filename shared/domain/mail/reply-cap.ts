/** Why a message leaves: an answer to a statement, a question whether somebody sent a held statement, or anything else. */
export type ReplyPurpose = "statements" | "questions" | "others";

/**
 * The caps per address and day. `others` (refusals and the like) stops two robots that answer each other. `questions` stops
 * anybody who tries to flood an organisation with forged statements; it is counted by itself, so that they do not use up what
 * its own mails are told. `statements` is more than one organisation sends on its busiest day.
 */
export const defaultReplyCaps: Readonly<Record<ReplyPurpose, number>> = {
  statements: 5000,
  questions: 20,
  others: 20,
};

export type ReplyCapDecision =
  { readonly send: true } | { readonly send: false; readonly reason: "reply-cap"; readonly why: string };

/**
 * Whether one more automatic message may go to an address today.
 *
 * @param sentToday how many messages of this purpose the address has had today
 */
export function decideReplyCap(
  purpose: ReplyPurpose,
  sentToday: number,
  caps: Readonly<Record<ReplyPurpose, number>> = defaultReplyCaps,
): ReplyCapDecision {
  if (sentToday < caps[purpose]) return { send: true };
  return {
    send: false,
    reason: "reply-cap",
    why: `Nobody was told: the address has had ${sentToday} ${WORDS[purpose]} today; the limit is ${caps[purpose]}.`,
  };
}

const WORDS: Readonly<Record<ReplyPurpose, string>> = {
  statements: "answers to statements",
  questions: "questions about held statements",
  others: "automatic messages",
};

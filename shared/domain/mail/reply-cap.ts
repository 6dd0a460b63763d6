/** How many messages were sent to one address today, by purpose. */
export interface SentToday {
  /** Answers to statements; each follows a statement that changed something. */
  readonly statements: number;
  /** Everything else: refusals, questions, requests to confirm. */
  readonly others: number;
}

export interface ReplyCaps {
  readonly statements: number;
  readonly others: number;
}

/**
 * The caps per address and day. `others` stops two robots that answer each other, and anybody who tries to flood an
 * organisation with questions about held statements. `statements` is more than one organisation sends on its busiest day.
 */
export const defaultReplyCaps: ReplyCaps = { statements: 5000, others: 20 };

export type ReplyCapDecision =
  { readonly send: true } | { readonly send: false; readonly reason: "reply-cap"; readonly why: string };

/** Whether one more automatic message may go to an address today. */
export function decideReplyCap(
  purpose: keyof SentToday,
  sentToday: SentToday,
  caps: ReplyCaps = defaultReplyCaps,
): ReplyCapDecision {
  if (sentToday[purpose] < caps[purpose]) return { send: true };
  const what = purpose === "statements" ? "answers to statements" : "automatic messages";
  return {
    send: false,
    reason: "reply-cap",
    why: `The address has had ${sentToday[purpose]} ${what} today; the limit is ${caps[purpose]}.`,
  };
}

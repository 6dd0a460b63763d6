import type { EmailAddress } from "../../domain/organisation/email-address.ts";
import type { PositionRecord, ReplyInReview } from "./position-record.ts";

/** The position once a decided answer leaves: at this instant, to these addresses. No other answer waits any more. */
export function withReplyLeaving(
  position: PositionRecord,
  { answer, message }: Pick<ReplyInReview, "answer" | "message">,
  to: readonly EmailAddress[],
  at: string,
): PositionRecord {
  return {
    ...position,
    review: undefined,
    answer: { ...answer, at },
    outbox: [...position.outbox, { ...message, to: [...to], decidedAt: at }],
  };
}

import type { WaitingReply } from "../../domain/decision-sheet/reply-row.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import type { PositionRecord } from "./position-record.ts";
import { replyInReview } from "./positions.ts";

/** The replies of these positions that a person reads before they leave, or keeps back. */
export function waitingReplies(positions: readonly PositionRecord[], directory: Directory): WaitingReply[] {
  return positions.flatMap((position): WaitingReply[] => {
    const review = replyInReview(position);
    if (!review) return [];
    const { key, current, reconciled } = position;
    const { keptBack } = review;
    return [
      {
        receivable: key.receivable,
        name: directory.get(key.receivable)?.name ?? key.receivable,
        exercise: key.exercise,
        kind: key.kind,
        claimedPence: current.totalPence,
        agreedPence: reconciled?.totals.agreedPence ?? noPence,
        since: review.since,
        ...(review.until === undefined ? {} : { until: review.until }),
        ...(keptBack ? { keptBack: `${keptBack.by}: ${keptBack.note}` } : {}),
        reply: review.message.id,
      },
    ];
  });
}

import type { PositionRecord, ReplyInReview } from "../../shared/records/position/position-record.ts";
import { replyInReview } from "../../shared/records/position/positions.ts";
import { repliesInReview } from "../../shared/records/position/review-reply.ts";
import { CommandRefused } from "../command-errors.ts";
import type { Connection } from "./connect.ts";

export interface FoundReply {
  readonly position: PositionRecord;
  readonly review: ReplyInReview;
}

/** The position that a reply is of. If another reply has taken its place, `review` is that one. */
export async function findReply({ records }: Connection, id: string): Promise<FoundReply> {
  const all = await repliesInReview(records.positions);
  const found = all
    .flatMap((position) => {
      const review = replyInReview(position);
      return review ? [{ position, review }] : [];
    })
    .find(({ review }) => isOfSamePosition(id, review.message.id));
  if (!found) throw new CommandRefused(`No reply ${id} waits for a person. See accord replies waiting.`);
  return found;
}

/** Ids of messages of one position differ in their last number only. */
function isOfSamePosition(one: string, other: string): boolean {
  return withoutNumber(one) === withoutNumber(other);
}

function withoutNumber(id: string): string {
  return id.replace(/-\d+$/, "");
}

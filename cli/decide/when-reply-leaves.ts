import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import { reviewRuleFor, type Policy } from "../../shared/domain/organisation/policy.ts";
import type { Decision } from "../../shared/domain/position/decision.ts";
import { revisedReplyDue } from "../../shared/domain/position/revised-reply-due.ts";
import { ukTime } from "../../shared/messages/words/uk-time.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { replyInReview } from "../../shared/records/position/positions.ts";

/** When the revised reply leaves after a change of the decisions at this instant, in a sentence. */
export function whenReplyLeaves(
  position: PositionRecord,
  policy: Policy,
  change: { readonly at: string; readonly atOnce: boolean },
): string {
  const { key, current, answer, revisionDue, revisionSince } = position;
  if (replyInReview(position))
    return "A reply waits for a person to read it. If this changes it, another with the decision in it takes its place: accord replies waiting.";
  if (answer?.mailId !== current.mailId)
    return "The statement has no answer yet; its first answer will have the decision in it.";
  if (!answer.ledger)
    return "No ledger is loaded yet, so the statement has only been acknowledged; its first full answer will have the decision in it.";
  const review =
    reviewRuleFor(policy, key.receivable).review === "none"
      ? ""
      : " A person may have to read it first: accord replies waiting.";
  const since = revisionDue === undefined ? undefined : revisionSince;
  const due = revisedReplyDue(change, policy, since, new Date(change.at));
  return due === undefined
    ? `If this changes the answer, a revised reply leaves at once.${review}`
    : `If this changes the answer, a revised reply leaves on ${ukTime(due)}, unless another decision follows before; --now sends at once.${review}`;
}

/** Whom a decision over the limit waits for, in a sentence. */
export function whomItWaitsFor({ id, secondPersonOverPence: limit }: Decision): string | undefined {
  return limit === undefined
    ? undefined
    : `It is over the limit of ${formatPounds(limit)} and has no effect until a second person approves it: accord decide approve ${id} --by NAME`;
}

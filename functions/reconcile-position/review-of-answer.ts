import { reviewRuleFor } from "../../shared/domain/organisation/policy.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import { reviewNeeded } from "../../shared/domain/position/review-before-sending.ts";
import { isComplete } from "../../shared/domain/statement/statement.ts";
import { changesToTell } from "../../shared/messages/response/changes-between.ts";
import { isAgreedInFull } from "../../shared/messages/response/line-words.ts";
import type { PositionRecord, ReplyInReview } from "../../shared/records/position/position-record.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { NewOutcome } from "./new-outcome.ts";

/** Whether a person reads the answer before it leaves. */
export function reviewOfAnswer(
  waiting: ReplyInReview | undefined,
  { statement, outcome, gathered, at, dueBy }: NewOutcome,
  { receivable, kind }: PositionRecord["key"],
): Pick<ReplyInReview, "since" | "until" | "wasKeptBack"> | undefined {
  // An acknowledgement says nothing of a ledger.
  if (!gathered.ledger) return undefined;
  const since = waiting?.since ?? at.toISOString();
  const wasKeptBack = waiting?.wasKeptBack ?? false;
  const agreedInFull = isComplete(statement) && outcome.lines.every(isAgreedInFull);
  const agreeBy = gathered.exercise?.kinds[kind]?.agreeBy;
  const needed = reviewNeeded(
    reviewRuleFor(gathered.policy, receivable),
    { agreedInFull, since, agreeBy, wasKeptBack },
    dueBy,
  );
  return needed && { since, wasKeptBack, ...(needed.until === undefined ? {} : { until: needed.until }) };
}

/** A reply that a person keeps back stays back, and so does one in its place that tells nothing else. */
export async function keptBackStill(
  { keptBack, answer, message: before }: ReplyInReview,
  message: ReplyInReview["message"],
  { outcome }: NewOutcome,
  objects: JsonObjects,
): Promise<ReplyInReview["keptBack"]> {
  if (!keptBack || before.id === message.id) return keptBack;
  const earlier = await objects.get(answer.outcome, outcomeSchema);
  return changesToTell(earlier, answer.ledger !== undefined, outcome) ? undefined : keptBack;
}

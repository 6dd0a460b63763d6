import { mostQuietMinutesOf, quietMinutesOf, type Policy } from "../organisation/policy.ts";
import type { lastChangeOfDecisions } from "./decision-history.ts";

const MINUTE_MS = 60_000;

/**
 * When a revised reply may leave, so that several decisions in a row become one reply: the payable organisation's quiet time after
 * the last of them, and at the latest its bound after the wait began, so that decisions that go on and on hold no reply for ever.
 * `undefined` if that is over, or if the person who made the last one wanted to wait for nothing more.
 *
 * @param since ISO instant at which the wait began; `undefined` if it begins now
 * @param at now; a decision from a machine whose clock is ahead counts as made now
 */
export function revisedReplyDue(
  lastDecided: ReturnType<typeof lastChangeOfDecisions>,
  policy: Policy,
  since: string | undefined,
  at: Date,
): string | undefined {
  if (!lastDecided || lastDecided.atOnce) return undefined;
  const decided = Math.min(Date.parse(lastDecided.at), at.getTime());
  const began = since === undefined ? at.getTime() : Date.parse(since);
  const due = Math.min(decided + quietMinutesOf(policy) * MINUTE_MS, began + mostQuietMinutesOf(policy) * MINUTE_MS);
  return due > at.getTime() ? new Date(due).toISOString() : undefined;
}

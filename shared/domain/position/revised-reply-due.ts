import { quietMinutesOf, type Policy } from "../organisation/policy.ts";
import type { lastChangeOfDecisions } from "./decision-history.ts";

const MINUTE_MS = 60_000;

/**
 * When a revised reply may leave, so that several decisions in a row become one reply: the payable organisation's quiet time after
 * the last of them; `undefined` if that is over, or if the person who made the last one wanted to wait for nothing more.
 *
 * @param at now; a decision from a machine whose clock is ahead counts as made now
 */
export function revisedReplyDue(
  lastDecided: ReturnType<typeof lastChangeOfDecisions>,
  policy: Policy,
  at: Date,
): string | undefined {
  if (!lastDecided || lastDecided.atOnce) return undefined;
  const decided = Math.min(Date.parse(lastDecided.at), at.getTime());
  const due = decided + quietMinutesOf(policy) * MINUTE_MS;
  return due > at.getTime() ? new Date(due).toISOString() : undefined;
}

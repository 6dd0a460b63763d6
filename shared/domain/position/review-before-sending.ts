import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";
import { isWorkingDay, lastWorkingDayUntil } from "../amounts-and-days/working-days.ts";
import type { ReviewRule } from "../organisation/review-rule.ts";

/** A reply that is ready, as far as it matters whether a person has to read it. */
export interface ReadyReply {
  readonly agreedInFull: boolean;
  /** ISO instant at which the first reply to the same statement began to wait. */
  readonly since: string;
  /** The day by which balances are to be agreed, if the exercise names one. */
  readonly agreeBy: CalendarDate | undefined;
  /** Whether a person has kept an earlier reply to the same statement back. Then time alone lets none leave. */
  readonly wasKeptBack: boolean;
}

/**
 * Whether a person reads a reply before it leaves: `undefined` if it leaves now, and otherwise until when it waits. Without an `until` it
 * waits for a person, however long that takes.
 */
export function reviewNeeded(
  rule: ReviewRule,
  reply: ReadyReply,
  now: Date,
): { readonly until: string | undefined } | undefined {
  switch (rule.review) {
    case "none":
      return undefined;
    case "always":
      return { until: undefined };
    case "unless-agreed": {
      if (reply.agreedInFull) return undefined;
      const until = reply.wasKeptBack ? undefined : untilOf(rule.until, reply);
      return until !== undefined && Date.parse(until) <= now.getTime() ? undefined : { until };
    }
  }
}

const HOUR_MS = 3_600_000;

function untilOf(
  until: Extract<ReviewRule, { review: "unless-agreed" }>["until"],
  { since, agreeBy }: ReadyReply,
): string | undefined {
  if (until === "agree-by") return agreeBy === undefined ? undefined : morningOf(lastWorkingDayUntil(agreeBy));
  return addWorkingHours(since, until.hours);
}

/** Nine o'clock in the United Kingdom, so that the other side has that day for it. */
function morningOf(day: CalendarDate): string {
  const nine = `${day}T09:00:00.000Z`;
  const isSummer = onUkClock(nine) !== nine;
  return new Date(Date.parse(nine) - (isSummer ? HOUR_MS : 0)).toISOString();
}

/** So many hours later, where those of weekends and bank holidays don't count; nobody reads replies then. */
export function addWorkingHours(since: string, hours: number): string {
  let at = Date.parse(since);
  for (let left = hours; left > 0 || !isWorkingHour(at); at += HOUR_MS) if (isWorkingHour(at)) left -= 1;
  return new Date(at).toISOString();
}

function isWorkingHour(instant: number): boolean {
  return isWorkingDay(ukDay(new Date(instant).toISOString()));
}

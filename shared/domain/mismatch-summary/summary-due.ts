import { addDays, epochDay, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";
import { isWorkingDay } from "../amounts-and-days/working-days.ts";
import { mismatchSummaryOf, type Policy } from "../organisation/policy.ts";
import { mattersOf } from "./matters.ts";
import type { MismatchSummary } from "./mismatch-summary.ts";

/** When a daily or weekly summary leaves, on the clock in the United Kingdom, and until when a late one still does. */
const LEAVES_FROM = "07:30";
const LEAVES_UNTIL = "10:00";
/** Changes are told at most once an hour: on the last day for statements, hundreds come. */
const HOUR_MS = 3_600_000;

/** What was asked for and sent before, as ISO instants. */
export interface SummariesBefore {
  readonly lastSent: string | undefined;
  /** When a person last asked for one. */
  readonly lastWanted: string | undefined;
}

/**
 * Why the finance contacts of an organisation may be sent a summary now; `undefined` if they may not. A daily one leaves in the morning of
 * each working day; a weekly one in the morning of the first working day of the week on which none has left. One that a person asked for
 * leaves at any time.
 *
 * @param now ISO instant
 */
export function summaryDue(
  policy: Policy,
  { lastSent, lastWanted }: SummariesBefore,
  now: string,
): "wanted" | "by-the-clock" | "if-changed" | undefined {
  if (lastWanted !== undefined && (lastSent === undefined || lastSent < lastWanted)) return "wanted";
  const today = ukDay(now);
  const isMorning = isBetween(onUkClock(now).slice(11, 16), LEAVES_FROM, LEAVES_UNTIL) && isWorkingDay(today);
  const lastDay = lastSent === undefined ? undefined : ukDay(lastSent);
  switch (mismatchSummaryOf(policy)) {
    case "on-demand":
      return undefined;
    case "per-change": {
      const isRecent = lastSent !== undefined && Date.parse(now) - Date.parse(lastSent) < HOUR_MS;
      return isRecent ? undefined : "if-changed";
    }
    case "daily":
      return isMorning && (lastDay === undefined || lastDay < today) ? "by-the-clock" : undefined;
    case "weekly":
      return isMorning && (lastDay === undefined || lastDay < mondayOf(today)) ? "by-the-clock" : undefined;
  }
}

/**
 * Whether a summary says anything that is worth a mail: if a person asked for it, it is; otherwise not if no statement came and none is
 * expected, nor if nothing is left to do and nothing has changed since the last.
 */
export function isWorthTelling(summary: MismatchSummary, due: NonNullable<ReturnType<typeof summaryDue>>): boolean {
  if (due === "wanted") return true;
  const { positions, coverage, waiting, since } = summary;
  const states = coverage.flatMap(({ rows }) => rows.map(({ state }) => state));
  if (positions.length === 0 && states.every((state) => state === "none-needed")) return false;
  if (!since || since.changes.length > 0) return true;
  if (due === "if-changed") return false;
  return waiting.length > 0 || states.includes("not-due") || mattersOf(summary).some(({ actor }) => actor !== "nobody");
}

function isBetween(clock: string, from: string, until: string): boolean {
  return from <= clock && clock < until;
}

function mondayOf(day: CalendarDate): CalendarDate {
  // The first of January 1970 was a Thursday.
  return addDays(day, -((((epochDay(day) + 3) % 7) + 7) % 7));
}

import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Pence } from "../amounts-and-days/pence.ts";
import { ukDay } from "../amounts-and-days/uk-clock.ts";
import { addWorkingDays, workingDaysBefore } from "../amounts-and-days/working-days.ts";
import type { KindRules } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { requestsADayOf, type Policy } from "../organisation/policy.ts";
import { mayWriteNow } from "./statement-requests.ts";

/** So many working days before the last day for agreeing, what is still open is asked for once more. */
const WORKING_DAYS_BEFORE = 2;

/** An answered position with lines that wait for information from the receivable organisation. */
export interface OpenAnswer {
  readonly receivable: OrganisationCode;
  /** ISO instant of the answer that asks. */
  readonly answeredAt: string;
  /** How many lines wait. */
  readonly lines: number;
  readonly pence: Pence;
}

export interface RemindersInput {
  /** Answers to which nothing has come back. */
  readonly open: readonly OpenAnswer[];
  /** Who was reminded before, of the same position. */
  readonly reminded: ReadonlySet<OrganisationCode>;
  /** How many messages that nobody asked for were decided today. */
  readonly sentToday: number;
  readonly rules: Pick<KindRules, "agreement" | "agreeBy">;
  readonly policy: Policy;
  /** ISO instant. */
  readonly now: string;
}

/**
 * Whom a payable organisation reminds now of what it asked for, as the day for agreeing is near: each once, the largest amounts first, and
 * nobody who was asked in the last two working days. Where agreement is voluntary nobody is reminded (EXR-04).
 */
export function decideReminders(input: RemindersInput): readonly OpenAnswer[] {
  const { open, reminded, sentToday, rules, policy, now } = input;
  if (!mayRemind(rules, policy, now)) return [];
  const today = ukDay(now);
  return open
    .filter(({ receivable, answeredAt }) => !reminded.has(receivable) && hasHadTime(answeredAt, today))
    .toSorted((one, other) => Math.abs(other.pence) - Math.abs(one.pence))
    .slice(0, Math.max(0, requestsADayOf(policy) - sentToday));
}

/** Whether anybody may be reminded now, whatever is open. */
export function mayRemind({ agreement, agreeBy }: RemindersInput["rules"], policy: Policy, now: string): boolean {
  const today = ukDay(now);
  return agreement === "required" && today <= agreeBy && today >= remindFromOf({ agreeBy }) && mayWriteNow(policy, now);
}

/** The first day on which counterparties are reminded. */
export function remindFromOf({ agreeBy }: Pick<KindRules, "agreeBy">): CalendarDate {
  return workingDaysBefore(agreeBy, WORKING_DAYS_BEFORE);
}

function hasHadTime(answeredAt: string, today: CalendarDate): boolean {
  return addWorkingDays(ukDay(answeredAt), WORKING_DAYS_BEFORE) <= today;
}

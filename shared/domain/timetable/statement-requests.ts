import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";
import { addWorkingDays, isWorkingDay } from "../amounts-and-days/working-days.ts";
import type { KindRules } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { requestHoursOf, requestsADayOf, type Policy } from "../organisation/policy.ts";
import { askFromOf } from "./coverage.ts";

/** A missing statement is asked for twice at the registered address, and then at the escalation address. */
export const LAST_REQUEST = 3;

/** How long an organisation has to send its statement before it is asked again. */
const WORKING_DAYS_BETWEEN = 2;

/** The last request for the statement of one organisation. */
export interface LastRequest {
  readonly receivable: OrganisationCode;
  readonly number: number;
  /** ISO instant. */
  readonly decidedAt: string;
}

/** A request for a statement that is due now. */
export interface StatementRequest {
  readonly receivable: OrganisationCode;
  /** From 1; the last goes to the escalation address. */
  readonly number: number;
}

export interface StatementRequestsInput {
  /** The organisations whose statements are missing today, the largest balance first: `missingStatements` of the coverage. */
  readonly missing: readonly OrganisationCode[];
  /** The last request to each organisation that was asked. */
  readonly asked: readonly LastRequest[];
  /** How many requests of the payable organisation were decided today. */
  readonly askedToday: number;
  readonly rules: Pick<KindRules, "statementsBy" | "askFrom" | "agreeBy">;
  readonly policy: Policy;
  /** ISO instant. */
  readonly now: string;
}

/**
 * Whom a payable organisation asks for a statement now (REC-18): each organisation whose statement is missing once on the first working day
 * on which it may be asked for (EXR-06), again two working days later, and two working days after that at its escalation address. It
 * stops when the statement comes, for then it is no longer missing, and when the balances have to be agreed.
 */
export function decideStatementRequests(input: StatementRequestsInput): readonly StatementRequest[] {
  const { missing, asked, askedToday, rules, policy, now } = input;
  if (!mayAskForStatements(rules, policy, now)) return [];
  const today = ukDay(now);
  const last = new Map(asked.map((request) => [request.receivable, request]));
  return missing
    .flatMap((receivable): StatementRequest[] => {
      const before = last.get(receivable);
      if (!before) return [{ receivable, number: 1 }];
      const isDue = before.number < LAST_REQUEST && nextRequestOn(before) <= today;
      return isDue ? [{ receivable, number: before.number + 1 }] : [];
    })
    .slice(0, Math.max(0, requestsADayOf(policy) - askedToday));
}

/** Whether anybody may be asked for a statement of a kind now, whoever's is missing: if not, nobody need look whose is. */
export function mayAskForStatements(
  rules: Pick<KindRules, "statementsBy" | "askFrom" | "agreeBy">,
  policy: Policy,
  now: string,
): boolean {
  const today = ukDay(now);
  return today >= askFromOf(rules) && today <= rules.agreeBy && mayWriteNow(policy, now);
}

/** Whether what nobody has asked for may leave to counterparties now: on working days, in the hours of the policy. */
export function mayWriteNow(policy: Policy, now: string): boolean {
  const clock = onUkClock(now).slice(11, 16);
  const { from, to } = requestHoursOf(policy);
  return requestsADayOf(policy) > 0 && isWorkingDay(ukDay(now)) && clock >= from && clock < to;
}

/** The first day on which an organisation may be asked again. */
export function nextRequestOn({ decidedAt }: Pick<LastRequest, "decidedAt">): CalendarDate {
  return addWorkingDays(ukDay(decidedAt), WORKING_DAYS_BETWEEN);
}

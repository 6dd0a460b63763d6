import * as z from "zod";

import { penceSchema } from "../amounts-and-days/pence.ts";
import type { OrganisationCode } from "./organisation-code.ts";
import { counterpartyReviewSchema, reviewRuleSchema, type ReviewRule } from "./review-rule.ts";

const HOURS = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-4]):[0-5]\d$/;

const termDays = z.number().int().min(0).max(365);
const stepDays = z.number().int().min(1).max(365);

/** What a payable organisation has decided about its own answers. The reply shows it wherever it decides a line. */
export const policySchema = z.object({
  /** Whether items that wait for approval are agreed in principle (REC-06) instead of not agreed. */
  agreeAwaitingApproval: z.boolean().default(false),
  /**
   * Whether invoices of the period that merely wait for approval count as accrued (REC-07), so that they leave no mismatch.
   * Absent means that they do.
   */
  accrueAwaitingApproval: z.boolean().optional(),
  /**
   * Whether a message that came back for good goes to the next registered address of the same organisation. Absent means that it
   * does.
   */
  tryNextAddress: z.boolean().optional(),
  /**
   * By more than how many per cent the lines or the pounds of a position's statement may fall before a new one waits until its sender
   * confirms it; so does one that lacks most of the invoices. Absent means 50: more than half. With 100 none waits.
   */
  holdSmallerPercent: z.number().int().min(1).max(100).optional(),
  /** An uploaded ledger waits for a person if its lines or its total fall by so many per cent or more. Absent means a third. */
  holdLedgerFallPercent: z.number().int().min(1).max(100).optional(),
  /** An uploaded ledger waits for a person if it would cause more revised replies than this. Absent means 20. */
  holdRevisedReplies: z.number().int().nonnegative().optional(),
  /**
   * How many minutes a revised reply waits after a person's last decision, so that several decisions in a row become one reply. 0: it
   * leaves at once. Absent means ten.
   */
  revisedReplyQuietMinutes: z.number().int().min(0).max(1440).optional(),
  /**
   * For how many minutes at most a revised reply waits in all, however many decisions follow each other. Absent means six times the
   * quiet time: an hour, if that is ten minutes.
   */
  revisedReplyMostMinutes: z.number().int().min(0).max(10_080).optional(),
  /**
   * A person's decision about more than this needs a second person (RCV-13). Absent means that one person is enough, whatever the
   * amount.
   */
  secondPersonOverPence: penceSchema.optional(),
  /** Whether a person reads a reply before it leaves. Absent means that replies leave at once. */
  review: reviewRuleSchema.optional(),
  /** The same for single counterparties. */
  reviewFor: z.array(counterpartyReviewSchema).optional(),
  /**
   * How the organisation's finance contacts are told what waits for a person: each time that something new does, as a list on each
   * working day on which something has, or not at all. Absent means the daily list: what waits is mostly due in days, and a mail for
   * each thing would be read like any other noise.
   */
  todoNotices: z.enum(["at-once", "daily", "none"]).optional(),
  /**
   * How many messages that nobody has asked for, such as requests for missing statements, leave to counterparties on one day at most; the
   * largest balances are first, and the rest waits for the next day. 0: none leave. Absent means 50: a wrong ledger does not write to
   * everybody.
   */
  requestsADay: z.number().int().min(0).max(1000).optional(),
  /** Between which hours, by UK time, such messages leave: `08:00-18:00`, which is what absent means. */
  requestHours: z.string().regex(HOURS, { error: "is not a time of day, such as 08:00-18:00" }).optional(),
  /**
   * When the organisation's finance contacts get the summary of an exercise: when a person asks for it, when something has changed (at most
   * once an hour), or in the morning of each working day or of the first of each week. Absent means weekly: everybody knows where they stand
   * without asking, and the list of what waits for a person comes daily anyway.
   */
  mismatchSummary: z.enum(["on-demand", "per-change", "daily", "weekly"]).optional(),
  /**
   * So many working days before balances are to be agreed, the organisation's finance contacts are told what waits for them; and as many
   * before a collection form is to be handed in, they get its draft. 0: neither. Absent means 2.
   */
  daysBeforeDeadline: z.number().int().min(0).max(20).optional(),
  /**
   * The days by which an invoice of the organisation's own is to be paid, and after which each step of credit control follows the one before:
   * the three reminders and the bad-debt steps (RCV-02). Absent means 30, 30, 14, 14 and 14.
   */
  creditDays: z.tuple([termDays, stepDays, stepDays, stepDays, stepDays]).optional(),
  /** A debt over this is called about on each working day (RCV-03). Absent means £100,000. */
  dailyCallsOverPence: penceSchema.optional(),
  /** A debt over this is called about twice a week (RCV-03). Absent means £50,000. */
  twiceWeeklyCallsOverPence: penceSchema.optional(),
});

export type Policy = z.infer<typeof policySchema>;

/** Whether a message that came back goes to the next registered address. */
export function triesNextAddress({ tryNextAddress }: Policy): boolean {
  return tryNextAddress ?? true;
}

/** By more than how many per cent a statement may fall before it waits to be confirmed. */
export function percentToHold({ holdSmallerPercent }: Policy): number {
  return holdSmallerPercent ?? 50;
}

/** How many requests leave to counterparties on one day at most. */
export function requestsADayOf({ requestsADay }: Policy): number {
  return requestsADay ?? 50;
}

/** Between which hours they leave, as a clock shows them. */
export function requestHoursOf({ requestHours = "08:00-18:00" }: Policy): {
  readonly from: string;
  readonly to: string;
} {
  const [from = "", to = ""] = requestHours.split("-");
  return { from, to };
}

/** How finance contacts are told what waits for a person. */
export function todoNoticesOf({ todoNotices }: Policy): NonNullable<Policy["todoNotices"]> {
  return todoNotices ?? "daily";
}

/** When finance contacts get the summary of an exercise. */
export function mismatchSummaryOf({ mismatchSummary }: Policy): NonNullable<Policy["mismatchSummary"]> {
  return mismatchSummary ?? "weekly";
}

/** How many working days before a deadline finance contacts are told of it. */
export function daysBeforeDeadlineOf({ daysBeforeDeadline }: Policy): number {
  return daysBeforeDeadline ?? 2;
}

const USUAL_QUIET_MINUTES = 10;

/** How many minutes a revised reply waits for further decisions. */
export function quietMinutesOf({ revisedReplyQuietMinutes }: Policy): number {
  return revisedReplyQuietMinutes ?? USUAL_QUIET_MINUTES;
}

/** Whether a person reads a reply to a counterparty before it leaves. */
export function reviewRuleFor({ review, reviewFor = [] }: Policy, counterparty: OrganisationCode): ReviewRule {
  return reviewFor.find((each) => each.counterparty === counterparty)?.rule ?? review ?? { review: "none" };
}

/** For how many minutes a revised reply waits at most, however many decisions follow each other. */
export function mostQuietMinutesOf(policy: Policy): number {
  return policy.revisedReplyMostMinutes ?? 6 * quietMinutesOf(policy);
}

export const cautiousPolicy: Policy = { agreeAwaitingApproval: false };

/** A part of a whole, exactly. */
export interface Fraction {
  readonly part: number;
  readonly of: number;
}

/** Beyond which change an uploaded ledger waits for a person. */
export function ledgerBounds({ holdLedgerFallPercent: percent, holdRevisedReplies }: Policy): {
  readonly fall: Fraction;
  readonly revisedReplies: number;
} {
  const fall = percent === undefined ? { part: 1, of: 3 } : { part: percent, of: 100 };
  return { fall, revisedReplies: holdRevisedReplies ?? 20 };
}

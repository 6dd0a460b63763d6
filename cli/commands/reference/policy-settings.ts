import * as z from "zod";

import type { Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { creditTermsOf } from "../../../shared/domain/credit-control/credit-terms-of.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import {
  daysBeforeDeadlineOf,
  ledgerBounds,
  mostQuietMinutesOf,
  percentToHold,
  policySchema,
  quietMinutesOf,
  requestHoursOf,
  requestsADayOf,
  mismatchSummaryOf,
  todoNoticesOf,
  triesNextAddress,
  type Policy,
} from "../../../shared/domain/organisation/policy.ts";
import {
  parseCounterpartyReviews,
  parseReviewRule,
  reviewRuleWords,
  wordsOfReviewRule,
} from "../../../shared/domain/organisation/review-rule.ts";
import { parsePounds } from "../../../shared/domain/amounts-and-days/parse-pounds.ts";

/** One setting of a policy, as an option of `accord policy`. To add a setting, add it to the policy's schema and here. */
export interface PolicySetting {
  /** `--agree-awaiting-approval` */
  readonly option: string;
  /** What it takes, in words: `yes or no`. */
  readonly takes: string;
  readonly describes: string;
  /** The part of a policy that a text of the command line means; `undefined` for a text that is not taken. */
  readonly read: (text: string) => Partial<Policy> | undefined;
  /** How it is set now, as a sentence. */
  readonly say: (policy: Policy) => string;
}

export const policySettings: readonly PolicySetting[] = [
  yesOrNo("--agree-awaiting-approval", {
    describes: "agree items that wait for approval in principle (REC-06)",
    as: (agreeAwaitingApproval) => ({ agreeAwaitingApproval }),
    say: ({ agreeAwaitingApproval }) =>
      `Items awaiting approval are ${agreeAwaitingApproval ? "agreed in principle" : "not agreed"}.`,
  }),
  yesOrNo("--accrue-awaiting-approval", {
    describes: "count items that wait for approval as accrued (REC-07)",
    as: (accrueAwaitingApproval) => ({ accrueAwaitingApproval }),
    say: ({ accrueAwaitingApproval }) => `They are ${accrueAwaitingApproval === false ? "not accrued" : "accrued"}.`,
  }),
  yesOrNo("--try-next-address", {
    describes: "send what comes back to the next registered address (default: yes)",
    as: (tryNextAddress) => ({ tryNextAddress }),
    say: (policy) =>
      `What comes back ${triesNextAddress(policy) ? "goes to the next registered address" : "goes to no other address"}.`,
  }),
  wholeNumber("--hold-smaller", {
    from: 1,
    to: 100,
    describes: "hold a statement that falls by more per cent until it is confirmed (default: 50; 100: never)",
    as: (holdSmallerPercent) => ({ holdSmallerPercent }),
    say: (policy) => {
      const percent = percentToHold(policy);
      return percent >= 100
        ? "A new statement replaces the one before, however much smaller it is."
        : `A new statement that falls by more than ${percent} per cent, or lacks most of the invoices, waits to be confirmed.`;
    },
  }),
  wholeNumber("--hold-ledger-fall", {
    from: 1,
    to: 100,
    describes: "hold an uploaded ledger whose lines or total fall by so many per cent (default: a third)",
    as: (holdLedgerFallPercent) => ({ holdLedgerFallPercent }),
    say: (policy) => {
      const { part, of } = ledgerBounds(policy).fall;
      return `A ledger whose lines or total fall by ${of === 100 ? `${part} per cent` : "a third"} or more waits to be released.`;
    },
  }),
  wholeNumber("--hold-revised-replies", {
    from: 0,
    to: 1_000_000,
    describes: "hold an uploaded ledger that would send more revised replies than this (default: 20)",
    as: (holdRevisedReplies) => ({ holdRevisedReplies }),
    say: (policy) => `So does one that would send more than ${ledgerBounds(policy).revisedReplies} revised replies.`,
  }),
  wholeNumber("--revised-reply-after", {
    from: 0,
    to: 1440,
    describes: "minutes that a revised reply waits after a person's last decision (default: 10; 0: it leaves at once)",
    as: (revisedReplyQuietMinutes) => ({ revisedReplyQuietMinutes }),
    say: (policy) => {
      const minutes = quietMinutesOf(policy);
      return minutes === 0
        ? "A revised reply leaves right after a person's decision."
        : `A revised reply leaves ${minutes} minutes after a person's last decision.`;
    },
  }),
  wholeNumber("--revised-reply-at-most", {
    from: 0,
    to: 10_080,
    describes: "minutes that it waits at most, however many decisions follow (default: six times as many)",
    as: (revisedReplyMostMinutes) => ({ revisedReplyMostMinutes }),
    say: (policy) => {
      const minutes = mostQuietMinutesOf(policy);
      return minutes === 0
        ? "It does not wait for further decisions."
        : `However many decisions follow each other, it waits for ${minutes} minutes at most.`;
    },
  }),
  {
    option: "--todo-notices <when>",
    takes: "at-once, daily or none",
    describes: "tell the finance contacts what waits for a person: at-once, daily or none (default: daily)",
    read: (text) => {
      const read = policySchema.shape.todoNotices.safeParse(text);
      return read.data === undefined ? undefined : { todoNotices: read.data };
    },
    say: (policy) => {
      switch (todoNoticesOf(policy)) {
        case "at-once":
          return "Finance contacts are told at once when something new waits for a person.";
        case "daily":
          return "Finance contacts get a list of what waits for a person on each working day on which something new does.";
        case "none":
          return "Finance contacts are not told what waits for a person.";
      }
    },
  },
  wholeNumber("--requests-a-day", {
    from: 0,
    to: 1000,
    describes: "ask so many counterparties a day at most for what is missing (default: 50; 0: nobody)",
    as: (requestsADay) => ({ requestsADay }),
    say: (policy) => {
      const most = requestsADayOf(policy);
      return most === 0
        ? "Counterparties are not asked for statements that are missing."
        : `At most ${most} requests for missing statements leave in a day.`;
    },
  }),
  {
    option: "--request-hours <from-to>",
    takes: "two times of day, such as 08:00-18:00",
    describes: "write to counterparties by the clock only between these hours, UK time (default: 08:00-18:00)",
    read: (text) => {
      const read = policySchema.shape.requestHours.safeParse(text);
      return read.data === undefined ? undefined : { requestHours: read.data };
    },
    say: (policy) => {
      const { from, to } = requestHoursOf(policy);
      return `They leave on working days between ${from} and ${to}.`;
    },
  },
  {
    option: "--mismatch-summary <when>",
    takes: "on-demand, per-change, daily or weekly",
    describes: "send finance contacts the summary: on-demand, per-change, daily or weekly (default: weekly)",
    read: (text) => {
      const read = policySchema.shape.mismatchSummary.safeParse(text);
      return read.data === undefined ? undefined : { mismatchSummary: read.data };
    },
    say: (policy) => {
      switch (mismatchSummaryOf(policy)) {
        case "on-demand":
          return "Finance contacts get the summary of an exercise when somebody asks for it with accord summary.";
        case "per-change":
          return "Finance contacts get the summary of an exercise when something has changed, at most once an hour.";
        case "daily":
          return "Finance contacts get the summary of an exercise on each working day.";
        case "weekly":
          return "Finance contacts get the summary of an exercise once a week.";
      }
    },
  },
  wholeNumber("--days-before-deadline", {
    from: 0,
    to: 20,
    describes:
      "working days before a deadline that finance contacts hear what waits, and get the draft form (default: 2; 0: never)",
    as: (daysBeforeDeadline) => ({ daysBeforeDeadline }),
    say: (policy) => {
      const days = daysBeforeDeadlineOf(policy);
      return days === 0
        ? "Finance contacts are not told before a deadline what waits for them, and get no draft of the collection form."
        : `Finance contacts are told ${days === 1 ? "1 working day" : `${days} working days`} before a deadline what waits for them, and get the draft of the collection form.`;
    },
  }),
  {
    option: "--credit-days <days>",
    takes: "five whole numbers, such as 30,30,14,14,14",
    describes:
      "days by which own invoices are to be paid, and after which each reminder and the bad-debt steps follow (RCV-02; default: 30,30,14,14,14)",
    read: (text) => {
      const read = policySchema.shape.creditDays.safeParse(text.split(",").map(Number));
      return read.data === undefined ? undefined : { creditDays: read.data };
    },
    say: (policy) => {
      const { termDays, steps } = creditTermsOf(policy);
      const [one, two, three, four] = steps.map(({ afterDays }) => afterDays);
      return `Own invoices are to be paid within ${termDays} days; reminders follow after ${one}, ${two} and ${three} days, and the bad-debt steps after ${four}.`;
    },
  },
  pounds("--daily-calls-over", {
    describes: "debts over this amount are called about every working day (RCV-03; default: 100000.00)",
    as: (dailyCallsOverPence) => ({ dailyCallsOverPence }),
    say: (policy) =>
      `Debts over ${formatPounds(creditTermsOf(policy).dailyCallsOverPence)} are called about every working day.`,
  }),
  pounds("--twice-weekly-calls-over", {
    describes: "debts over this amount are called about twice a week (RCV-03; default: 50000.00)",
    as: (twiceWeeklyCallsOverPence) => ({ twiceWeeklyCallsOverPence }),
    say: (policy) =>
      `Debts over ${formatPounds(creditTermsOf(policy).twiceWeeklyCallsOverPence)} are called about twice a week.`,
  }),
  {
    option: "--second-person-over <pounds>",
    takes: "an amount such as 50000.00, or none",
    describes: "decisions over this amount need a second person (RCV-13; default: none does)",
    read: (text) => {
      const limit = parsePounds(text);
      if (text === "none") return { secondPersonOverPence: undefined };
      return limit === undefined || limit < 0 ? undefined : { secondPersonOverPence: limit };
    },
    say: ({ secondPersonOverPence: limit }) =>
      limit === undefined
        ? "No decision needs a second person."
        : `A decision over ${formatPounds(limit)} needs a second person.`,
  },
  {
    option: "--review <rule>",
    takes: reviewRuleWords,
    describes: "whether a person reads a reply before it leaves (default: none)",
    read: (text) => {
      const review = parseReviewRule(text);
      return review && { review };
    },
    say: ({ review = { review: "none" } }) => `Replies ${wordsOfReviewRule(review)}.`,
  },
  {
    option: "--review-for <rules>",
    takes: "rules of counterparties, such as ZB2=always,ZC3=unless-agreed:8h, in place of those before, or none",
    describes: "the same for single counterparties, such as ZB2=always,ZC3=none; none: for nobody",
    read: (text) => {
      if (text === "none") return { reviewFor: undefined };
      const reviewFor = parseCounterpartyReviews(text);
      return reviewFor && { reviewFor };
    },
    say: ({ reviewFor = [] }) =>
      reviewFor.length === 0
        ? "No counterparty has a rule of its own for that."
        : reviewFor.map(({ counterparty, rule }) => `Those to ${counterparty} ${wordsOfReviewRule(rule)}.`).join(" "),
  },
];

type Described<Value> = Pick<PolicySetting, "describes" | "say"> & { readonly as: (value: Value) => Partial<Policy> };

function yesOrNo(option: string, { as, ...rest }: Described<boolean>): PolicySetting {
  return {
    option: `${option} <yes|no>`,
    takes: "yes or no",
    ...rest,
    read: (text) => (text === "yes" || text === "no" ? as(text === "yes") : undefined),
  };
}

function pounds(option: string, { as, ...rest }: Described<Pence>): PolicySetting {
  return {
    option: `${option} <pounds>`,
    takes: "an amount such as 50000.00",
    ...rest,
    read: (text) => {
      const amount = parsePounds(text);
      return amount === undefined || amount < 0 ? undefined : as(amount);
    },
  };
}

function wholeNumber(
  option: string,
  { as, from, to, ...rest }: Described<number> & { readonly from: number; readonly to: number },
): PolicySetting {
  const schema = z.coerce.number().int().min(from).max(to);
  return {
    option: `${option} <number>`,
    takes: `a whole number from ${from} to ${to}`,
    ...rest,
    read: (text) => {
      const read = schema.safeParse(text);
      return read.success && text.trim() !== "" ? as(read.data) : undefined;
    },
  };
}

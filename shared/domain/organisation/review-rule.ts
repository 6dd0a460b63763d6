import * as z from "zod";

import { organisationCodeSchema, type OrganisationCode } from "./organisation-code.ts";

const MOST_HOURS = 720;

/** How long a reply waits for a person before it leaves by itself: so many hours of working days, or until the day by which balances are to be agreed (the last working day before, if that is none). */
const reviewTimeSchema = z.union([z.object({ hours: z.number().int().min(1).max(MOST_HOURS) }), z.literal("agree-by")]);

/**
 * Whether a person of the payable organisation reads a reply before it leaves. `none`: it leaves at once. `unless-agreed`: it leaves at
 * once if it agrees the statement in full, and otherwise waits for a person until a time, and then leaves. `always`: it waits for a person, however long
 * that takes.
 */
export const reviewRuleSchema = z.discriminatedUnion("review", [
  z.object({ review: z.literal("none") }),
  z.object({ review: z.literal("unless-agreed"), until: reviewTimeSchema }),
  z.object({ review: z.literal("always") }),
]);

export type ReviewRule = z.infer<typeof reviewRuleSchema>;

/** The rule for one counterparty, in place of the one for all. */
export const counterpartyReviewSchema = z.object({ counterparty: organisationCodeSchema, rule: reviewRuleSchema });

export type CounterpartyReview = z.infer<typeof counterpartyReviewSchema>;

const USUAL_HOURS = 24;

/** What `parseReviewRule` reads, for a person. */
export const reviewRuleWords = "none, always, unless-agreed, unless-agreed:8h or unless-agreed:agree-by";

/** Reads `none`, `always`, `unless-agreed`, `unless-agreed:8h`, `unless-agreed:agree-by`. Without a time it is 24 hours. */
export function parseReviewRule(text: string): ReviewRule | undefined {
  const [review = "", time, ...more] = text.trim().toLowerCase().split(":");
  if (more.length > 0 || (time !== undefined && review !== "unless-agreed")) return undefined;
  const until = time === undefined ? { hours: USUAL_HOURS } : time === "agree-by" ? time : hoursOf(time);
  return reviewRuleSchema.safeParse(review === "unless-agreed" ? { review, until } : { review }).data;
}

/** Reads `ZB2=always,ZC3=none`. */
export function parseCounterpartyReviews(text: string): CounterpartyReview[] | undefined {
  const reviews = text.split(",").map((part) => {
    const [counterparty = "", rule = "", ...more] = part.split("=");
    if (more.length > 0) return undefined;
    return counterpartyReviewSchema.safeParse({
      counterparty: counterparty.trim().toUpperCase(),
      rule: parseReviewRule(rule),
    }).data;
  });
  const read = reviews.filter((each) => each !== undefined);
  const codes = new Set<OrganisationCode>(read.map(({ counterparty }) => counterparty));
  return read.length === reviews.length && codes.size === read.length ? read : undefined;
}

/** The rule as a sentence about replies: `leave at once`. */
export function wordsOfReviewRule(rule: ReviewRule): string {
  switch (rule.review) {
    case "none":
      return "leave at once";
    case "always":
      return "wait until a person has read them";
    case "unless-agreed": {
      const time =
        rule.until === "agree-by"
          ? "until the day by which balances are to be agreed"
          : `for ${String(rule.until.hours)} hours of working days`;
      return `leave at once if they agree a statement in full, and otherwise wait for a person ${time}`;
    }
  }
}

function hoursOf(text: string): { hours: number } | undefined {
  const hours = /^(\d{1,3})h$/.exec(text)?.[1];
  return hours === undefined ? undefined : { hours: Number(hours) };
}

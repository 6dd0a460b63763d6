import { expect, test } from "vitest";

import { reviewRuleFor } from "../../../shared/domain/organisation/policy.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { parseCounterpartyReviews, parseReviewRule } from "../../../shared/domain/organisation/review-rule.ts";

test.each([
  ["none", { review: "none" }],
  ["Always", { review: "always" }],
  ["unless-agreed", { review: "unless-agreed", until: { hours: 24 } }],
  ["unless-agreed:8h", { review: "unless-agreed", until: { hours: 8 } }],
  ["unless-agreed:agree-by", { review: "unless-agreed", until: "agree-by" }],
  ["always:8h", undefined],
  ["unless-agreed:0h", undefined],
  ["unless-agreed:721h", undefined],
  ["unless-agreed:soon", undefined],
  ["sometimes", undefined],
  ["", undefined],
])("%s is read as %j", (text, expected) => {
  expect(parseReviewRule(text)).toEqual(expected);
});

test("rules of counterparties are read, each once, or none at all", () => {
  expect(parseCounterpartyReviews("zb2=always, ZC3X9=none")).toEqual([
    { counterparty: "ZB2", rule: { review: "always" } },
    { counterparty: "ZC3X9", rule: { review: "none" } },
  ]);
  for (const wrong of ["ZB2", "ZB2=always,ZB2=none", "ZB2=sometimes", "=always", "ZB2=always=none", ""])
    expect(parseCounterpartyReviews(wrong)).toBeUndefined();
});

test("a counterparty's rule comes before the organisation's, and without any replies leave at once", () => {
  const [other, one] = [organisationCode("ZC3X9"), organisationCode("ZB2")];
  const policy = {
    agreeAwaitingApproval: false,
    review: { review: "always" as const },
    reviewFor: [{ counterparty: one, rule: { review: "none" as const } }],
  };
  expect(reviewRuleFor(policy, one)).toEqual({ review: "none" });
  expect(reviewRuleFor(policy, other)).toEqual({ review: "always" });
  expect(reviewRuleFor({ agreeAwaitingApproval: false }, one)).toEqual({ review: "none" });
});

import { expect, test } from "vitest";

import { decideReplyCap, defaultReplyCaps, type ReplyPurpose } from "../../../shared/domain/mail/reply-cap.ts";

const purposes: readonly ReplyPurpose[] = ["statements", "questions", "others"];

test("two robots that answer each other stop", () => {
  let sent = 0;
  while (sent < 1000 && decideReplyCap("others", sent).send) sent++;
  expect(sent).toBe(defaultReplyCaps.others);
});

test.each(purposes)("%s have a cap, and the reason says that nobody was told", (purpose) => {
  const cap = defaultReplyCaps[purpose];
  expect(decideReplyCap(purpose, cap - 1)).toEqual({ send: true });
  const decision = decideReplyCap(purpose, cap);
  expect(decision).toMatchObject({ send: false, reason: "reply-cap" });
  expect("why" in decision && decision.why).toMatch(new RegExp(`^Nobody was told: .* the limit is ${cap}\\.$`));
});

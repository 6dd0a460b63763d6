import { expect, test } from "vitest";

import { decideReplyCap, defaultReplyCaps } from "../../../shared/domain/mail/reply-cap.ts";

test("two robots that answer each other stop", () => {
  let sent = 0;
  while (sent < 1000 && decideReplyCap("others", { statements: 0, others: sent }).send) sent++;
  expect(sent).toBe(defaultReplyCaps.others);
});

test("answers to statements have their own cap, which refusals do not use up", () => {
  const full = { statements: 0, others: defaultReplyCaps.others };
  expect(decideReplyCap("statements", full)).toEqual({ send: true });
  expect(decideReplyCap("others", full)).toMatchObject({ send: false, reason: "reply-cap" });
  const busy = { statements: defaultReplyCaps.statements, others: 0 };
  expect(decideReplyCap("statements", busy)).toMatchObject({ send: false, reason: "reply-cap" });
});

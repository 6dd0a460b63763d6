import { expect, test } from "vitest";

import { quoteText } from "../../../shared/messages/words/quote-text.ts";

test("a text that is too long ends in an ellipsis, and no part of a bank number gets through", () => {
  const long = `${"word ".repeat(790)} sort code 60-16-13 account 31926819 ${"word ".repeat(300)}`;
  expect(quoteText(long)).toHaveLength(1200);
  expect(quoteText(long, [], 100_000)).not.toMatch(/60-16|31926/);
  expect(quoteText("x".repeat(9000), [], 50).length).toBeLessThanOrEqual(50);
});

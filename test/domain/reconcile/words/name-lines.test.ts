import { expect, test } from "vitest";

import { joinAmounts, joinWords } from "../../../../shared/domain/reconcile/words/name-lines.ts";

test("words and amounts are joined as people write them", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => joinWords(words))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect(joinWords(["a", "b"], "or")).toBe("a or b");
  expect(
    joinAmounts([
      [500, "is agreed"],
      [0, "is nothing"],
      [-20, "is not"],
    ]),
  ).toBe("£5.00 is agreed and -£0.20 is not");
});

import { expect, test } from "vitest";

import { fuzzMime } from "./fuzz-mime.ts";

test("a thousand hostile messages end as values, with no answer to a stranger and no control character in a name", async () => {
  const { mails, parsed, faults } = await fuzzMime(1000, 1);
  expect(faults).toEqual([]);
  expect(mails).toBe(1000);
  // If nearly all messages were refused at once, the test would prove little.
  expect(parsed).toBeGreaterThan(700);
});

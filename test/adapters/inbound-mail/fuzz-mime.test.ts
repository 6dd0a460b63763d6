import { expect, test } from "vitest";

import { fuzzMime } from "./fuzz-mime.ts";

test("a thousand hostile messages end as values, answer no stranger, and let no control through", async () => {
  const { mails, parsed, faults } = await fuzzMime(1000, 1);
  expect(faults).toEqual([]);
  expect(mails).toBe(1000);
  // Were nearly all refused at the door, nothing would have been tried.
  expect(parsed).toBeGreaterThan(700);
});

import fc from "fast-check";
import { expect, test } from "vitest";

import { backoffSeconds } from "../../shared/queue-batches/backoff-seconds.ts";

const backoff = { firstSeconds: 20, factor: 4, mostSeconds: 600 };

test("a waiting time is between half and all of what its attempt calls for, and the same every time", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (id, attempt) => {
      const whole = Math.min(20 * 4 ** (attempt - 1), 600);
      const seconds = backoffSeconds(id, attempt, backoff);
      expect(seconds).toBeGreaterThanOrEqual(whole / 2);
      expect(seconds).toBeLessThanOrEqual(whole);
      expect(backoffSeconds(id, attempt, backoff)).toBe(seconds);
    }),
  );
});

test("messages that failed together are spread over the time, even if their ids hardly differ", () => {
  const seconds = Array.from({ length: 300 }, (_, index) =>
    backoffSeconds(`ZA1-ZB2-2022-23-Q4-rp-${index}`, 9, backoff),
  );
  const inTenths = new Set(seconds.map((each) => Math.floor((each - 300) / 30)));
  expect(inTenths.size).toBeGreaterThanOrEqual(10);
  const most = Math.max(
    ...[...Map.groupBy(seconds, (each) => Math.floor((each - 300) / 30)).values()].map((each) => each.length),
  );
  expect(most).toBeLessThan(60);
});

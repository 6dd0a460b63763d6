import { expect, test } from "vitest";

import { BloomFilter } from "../../../../shared/domain/reconcile/identify/find/bloom-filter.ts";

test("a Bloom filter never misses what was added, and lets little else through", () => {
  for (const count of [0, 1, 10, 1_000]) {
    const filter = new BloomFilter(count);
    for (let at = 0; at < count; at++) filter.add(at * 7919 - 4_000);
    for (let at = 0; at < count; at++) expect(filter.mayHave(at * 7919 - 4_000)).toBe(true);
    let passed = 0;
    for (let at = 0; at < 2_000; at++) if (filter.mayHave(at * 7907 + 10_000_003)) passed++;
    expect(passed).toBeLessThan(count === 0 ? 1 : 400);
  }
});

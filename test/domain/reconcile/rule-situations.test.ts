import { describe, expect, test } from "vitest";

import { furtherSituations } from "./further-situations.ts";
import { ruleSituations } from "./rule-situations.ts";
import { columns, reconcileCase, sentences, verdicts } from "./statement-and-ledger.ts";

describe("lines and ledger rows as they come", () => {
  test.each([...ruleSituations, ...furtherSituations])(
    "$rule $what",
    ({ given, verdicts: expected, says = [], ...more }) => {
      const outcome = reconcileCase(given);
      const words = [sentences(outcome), ...outcome.remarks, ...outcome.adjustments.map(({ why }) => why)].join("\n");
      const found = verdicts(outcome);
      expect(found).toHaveLength(expected.length);
      for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
      for (const pattern of says) expect(words).toMatch(pattern);
      if (more.columns !== undefined) expect(columns(outcome)).toBe(more.columns);
    },
  );
});

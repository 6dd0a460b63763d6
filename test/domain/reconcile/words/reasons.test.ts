import { describe, expect, test } from "vitest";

import { formatPounds } from "../../../../shared/domain/amounts-and-days/format-pounds.ts";
import { reasons } from "../../../../shared/domain/reconcile/words/reasons.ts";
import { reconcileCase, wantedWords } from "../statement-and-ledger.ts";
import { situations } from "../situations.ts";

const GOLDEN = "../../../golden/reconcile/reasons.txt";

describe("every reason that the engine knows", () => {
  for (const [code, situation] of Object.entries(situations)) {
    test(`${code} is reached`, () => {
      const outcome = reconcileCase(situation);
      const given = [...outcome.lines, ...outcome.ledgerOnly, ...outcome.adjustments].map((one) => one.reason);
      expect(given).toContain(code);
    });
  }

  test("no reason is left out, and each names a rule of the business", () => {
    expect(Object.keys(situations).sort()).toEqual(Object.keys(reasons).sort());
    for (const [code, { rule }] of Object.entries(reasons))
      expect(rule, code).toMatch(/^(?:REC|ORG|STM|EXR|COL)-\d\d$/);
  });

  test("COL-07 every reason has a sentence and a heading that a finance officer can follow", async () => {
    await expect(transcript()).toMatchFileSnapshot(GOLDEN);
  });
});

/** All situations with the sentences of the reply, for people to read. */
function transcript(): string {
  const parts: string[] = [];
  for (const [code, { rule, when, heading }] of Object.entries(reasons)) {
    parts.push(`${code} (${rule}): ${when}`, `  [${heading}]`);
    const situation = Object.entries(situations).find(([key]) => key === code)?.[1];
    if (situation === undefined) continue;
    const outcome = reconcileCase(situation);
    for (const line of outcome.lines) {
      if (line.reason !== code && outcome.lines.some((other) => other.reason === code)) continue;
      const { agreedPence, notAgreedPence, disputedPence } = line;
      parts.push(
        `  ${formatPounds(agreedPence)} agreed, ${formatPounds(notAgreedPence)} not agreed, ${formatPounds(disputedPence)} in dispute`,
        `  ${line.why}`,
      );
      if (line.wanted !== undefined) parts.push(`  Wanted: ${wantedWords(line)}`);
    }
    for (const line of outcome.ledgerOnly) if (line.reason === code) parts.push(`  ${line.why}`);
    for (const part of outcome.adjustments) parts.push(`  Adjusted: ${part.why}`);
    parts.push("");
  }
  return parts.join("\n");
}

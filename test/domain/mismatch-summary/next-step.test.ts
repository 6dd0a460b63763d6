import { describe, expect, test } from "vitest";

import { actorOf, headingOfReason, ownStepOf } from "../../../shared/domain/mismatch-summary/next-step.ts";
import { differencesOf, type Difference } from "../../../shared/domain/position/differences.ts";
import { situations } from "../reconcile/situations.ts";
import { booked, claim, reconcileCase, type Case } from "../reconcile/statement-and-ledger.ts";

function stepsOf(one: Case): string[] {
  return differencesOf(reconcileCase(one)).map(
    (difference) => `${difference.reason}: ${actorOf(difference)}, ${ownStepOf(difference)}`,
  );
}

test.each([
  [
    "an invoice that waits for our approval, although we have asked for what helps us",
    "awaiting-approval",
    "us, approve",
  ],
  ["an invoice on hold", "on-hold", "both, release-hold"],
  ["an invoice that we don't have", "not-on-ledger", "both, find-invoices"],
  ["an invoice that we have paid", "paid", "them, none"],
  ["a payment after the date of the statement, which is timing", "paid-after-statement", "nobody, none"],
  ["a dispute", "in-dispute", "both, settle-dispute"],
  ["a number one slip away", "similar-reference", "both, say-which"],
  ["a line listed twice", "duplicate", "them, none"],
  ["an invoice that only our ledger has", "on-ledger-only", "them, none"],
  ["one that only our ledger has, not approved", "on-ledger-only-not-approved", "both, approve"],
  ["a debit balance on our payables", "debit-balance", "us, collect-debit"],
  ["an invoice of another year, which is not counted", "outside-period", "nobody, none"],
] as const)("MIS-03 who acts on %s", (_, reason, expected) => {
  expect(stepsOf(situations[reason]).filter((each) => each.startsWith(`${reason}: `))).toEqual([
    `${reason}: ${expected}`,
  ]);
});

test("MIS-03 a dispute is carried on by us and asked about by them, whatever the reason of its line", () => {
  const [difference] = differencesOf(
    reconcileCase({
      statement: [claim("1001", 700)],
      ledger: [booked("1001", 500, { disputed: 200, disputeReference: "MED-1" })],
    }),
  );
  expect(difference && actorOf(difference)).toBe("both");
  expect(difference && ownStepOf(difference)).toBe("settle-dispute");
});

describe.each(Object.entries(situations))("the situation %s", (_, one) => {
  const differences: Difference[] = differencesOf(reconcileCase(one));

  test("MIS-03 whoever is waited for has to act", () => {
    for (const difference of differences)
      if (difference.on === "statement" && difference.asked > 0)
        expect(["them", "both"]).toContain(actorOf(difference));
  });

  test("COL-07 each difference has a heading in words", () => {
    for (const { reason } of differences) expect(headingOfReason(reason)).not.toBe(reason);
  });
});

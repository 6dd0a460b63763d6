import { expect, test } from "vitest";

import { reconcileCase } from "../domain/reconcile/statement-and-ledger.ts";
import { expectLines } from "./expected-lines.ts";
import { creditsAndSigns } from "./neighbours/credits-and-signs.ts";
import { ordersAndSets } from "./neighbours/orders-and-sets.ts";
import { otherDocuments } from "./neighbours/other-documents.ts";
import { statusAndDay } from "./neighbours/status-and-day.ts";
import { writings } from "./neighbours/writings.ts";

const neighbours = [...statusAndDay, ...otherDocuments, ...writings, ...creditsAndSigns, ...ordersAndSets];

for (const { title, expected, total, replySays, ...one } of neighbours) {
  test(title, () => {
    const outcome = reconcileCase(one);
    expectLines(outcome, expected);
    if (total !== undefined) expect(outcome.agreedPence / 100).toBe(total);
    const reply = [...outcome.lines.map(({ why }) => why), ...outcome.remarks].join("\n");
    if (replySays !== undefined) expect(reply).toMatch(replySays);
  });
}

import type { Pence } from "../amounts-and-days/pence.ts";
import type { Policy } from "../organisation/policy.ts";
import type { DecisionFacts } from "./decision.ts";

/**
 * The limit that a decision is over, so that a second person must approve it (RCV-13); `undefined` if one person is enough. A question
 * commits nobody to any money. Which ledger line a line is may lead to the whole line being agreed.
 */
export function limitExceeded(facts: DecisionFacts, { secondPersonOverPence }: Policy): Pence | undefined {
  return secondPersonOverPence !== undefined && Math.abs(amountOfDecision(facts)) > secondPersonOverPence
    ? secondPersonOverPence
    : undefined;
}

/** How much money a decision is about. */
export function amountOfDecision(facts: DecisionFacts): number {
  switch (facts.decision) {
    case "agree":
      return facts.agreedPence;
    case "dispute":
      return facts.disputedPence;
    case "same-invoice":
      return facts.outstandingPence;
    case "query":
      return 0;
  }
}

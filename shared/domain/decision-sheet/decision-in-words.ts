import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import type { DecisionFacts } from "../position/decision.ts";

/** A decision in a few words, for the people of the organisation that made it. */
export function decisionInWords(facts: DecisionFacts): string {
  switch (facts.decision) {
    case "agree":
      return `agree ${formatPounds(facts.agreedPence)} in principle`;
    case "dispute":
      return `dispute ${formatPounds(facts.disputedPence)} under ${facts.disputeReference}`;
    case "query":
      return `ask “${facts.question}”`;
    case "same-invoice":
      return `same invoice as ${facts.ledgerInvoiceNumber}`;
  }
}

import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { Decision } from "../../shared/domain/position/decision.ts";
import type { DecisionWithState } from "../../shared/domain/position/decision-states.ts";
import { amountOfDecision } from "../../shared/domain/position/second-person.ts";
import { minuteOf } from "./minute-of.ts";
import { visible, type Column } from "./text-table.ts";

/** How decisions are printed in a table. */
export const decisionColumns: readonly Column<DecisionWithState>[] = [
  { heading: "When", of: ({ decision }) => minuteOf(decision.at) },
  { heading: "By", of: ({ decision }) => decision.by, widest: 30 },
  { heading: "Invoice", of: ({ decision }) => decision.invoiceNumber, widest: 30 },
  { heading: "Decision", of: ({ decision }) => decision.decision },
  { heading: "Amount", of: amountWords, right: true },
  { heading: "State", of: ({ state }) => state },
  { heading: "Id", of: ({ decision }) => decision.id },
];

/** Why decisions have no effect, and what people wrote about them, a line each. */
export function decisionNotes(decisions: readonly DecisionWithState[]): string[] {
  const notes = decisions.flatMap(({ decision, second, why }) => {
    const parts = [
      why,
      second?.step === "approved" ? `${second.by} approved it on ${minuteOf(second.at)}.` : "",
      askedWords(decision),
      decision.tell === undefined ? "" : `Told: ${decision.tell}`,
      decision.note === undefined ? "" : `Note: ${decision.note}`,
    ].filter((part) => part !== "");
    return parts.length === 0 ? [] : [`  ${decision.id}: ${visible(parts.join(" "))}`];
  });
  return notes.length === 0 ? [] : ["", ...notes];
}

function amountWords({ decision }: DecisionWithState): string {
  return decision.decision === "query" ? "" : formatPounds(pence(amountOfDecision(decision)));
}

function askedWords(decision: Decision): string {
  switch (decision.decision) {
    case "agree":
      return "";
    case "dispute":
      return `Dispute ${decision.disputeReference}.`;
    case "query":
      return `Question: ${decision.question}`;
    case "same-invoice":
      return `It is ${decision.ledgerInvoiceNumber} in the ledger.`;
  }
}

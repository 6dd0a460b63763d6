import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { DecisionState, DecisionWithState } from "../../../shared/domain/position/decision-states.ts";
import { amountOfDecision } from "../../../shared/domain/position/second-person.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { amountCell } from "../badges-and-cells.ts";
import { displayText } from "../display-text.ts";

/** The newest of many. */
const SHOWN = 30;

/** What people decided about the lines of a position, with who and when: only the organisation itself sees this page. */
export function decisionsPart(decisions: readonly DecisionWithState[]): Html {
  if (decisions.length === 0) return html``;
  return html`<h2>Decisions</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>When</th>
            <th>By</th>
            <th>Invoice</th>
            <th>Decision</th>
            <th class="amount">Amount</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          ${decisions.slice(-SHOWN).map(decisionRow)}
        </tbody>
      </table>
    </div>
    ${decisions.length > SHOWN && html`<p class="quiet">These are the newest ${SHOWN} of ${decisions.length}. <code>accord decide list</code> has all of them.</p>`}`;
}

function decisionRow({ decision, second, state, why }: DecisionWithState): Html {
  const [tone, words] = states[state];
  return html`<tr>
    <td class="nowrap">${ukTime(decision.at)}</td>
    <td>${displayText(decision.by, "")}</td>
    <td><div class="number">${displayText(decision.invoiceNumber, "(none)")}</div></td>
    <td>${decision.decision}</td>
    ${amountCell(pence(amountOfDecision(decision)))}
    <td class="why">
      <span class="badge ${tone}">${words}</span> ${displayText(why, "")}
      ${second?.step === "approved" && html`Approved by ${displayText(second.by, "")} on ${ukTime(second.at)}.`}
      ${decision.tell !== undefined && html`<div><strong>Told:</strong> ${displayText(decision.tell, "")}</div>`}
      ${decision.note !== undefined && html`<div><strong>Note:</strong> ${displayText(decision.note, "")}</div>`}
      <div class="code">${decision.id}</div>
    </td>
  </tr>`;
}

const states: Readonly<Record<DecisionState, readonly [tone: string, words: string]>> = {
  "in-force": ["good", "in force"],
  overtaken: ["warn", "overtaken"],
  replaced: ["warn", "replaced"],
  waiting: ["bad", "waits for a second person"],
  rejected: ["warn", "rejected"],
  withdrawn: ["warn", "withdrawn"],
};

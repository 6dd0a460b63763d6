import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import type { PositionSummary } from "../../../shared/records/position/position-view.ts";

/** The way of a statement, each step among those of the step before it. */
const STEPS: readonly { readonly name: string; readonly has: (position: PositionSummary) => boolean }[] = [
  { name: "Statement accepted", has: () => true },
  { name: "Compared with a ledger", has: ({ ledger }) => ledger !== null },
  { name: "Answered", has: ({ state }) => state === "answered" },
  { name: "Agreed in full", has: ({ notAgreedPence, inDisputePence }) => notAgreedPence === 0 && inDisputePence === 0 },
];

/** How many statements came how far, with what they claim. */
export function funnel(positions: readonly PositionSummary[]): Html {
  if (positions.length === 0) return html``;
  let left = positions;
  const steps = STEPS.map(({ name, has }) => {
    left = left.filter(has);
    return { name, count: left.length, claimed: sumPence(left.map(({ statement }) => statement.totalPence)) };
  });
  return html`<h2>How far statements came</h2>
    <table class="bars funnel">
      <tbody>
        ${steps.map(
          ({ name, count, claimed }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="bar">
                <svg aria-hidden="true">
                  <rect
                    class="f0"
                    width="${Math.round((count / positions.length) * 1000) / 10}%"
                    height="100%"
                    rx="2"
                  />
                </svg>
              </td>
              <td class="amount">
                ${counted(count, "statement")}
                <div class="quiet">${formatPounds(claimed)}</div>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

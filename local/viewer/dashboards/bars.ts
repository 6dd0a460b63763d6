import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { DrawnSeries } from "./drawn-series.ts";
import { formatFigure } from "./format-figure.ts";
import type { Range } from "./range.ts";

/** A table of figures, each with a bar beside it. */
export function bars(drawn: readonly DrawnSeries[], range: Range): Html {
  const shown = drawn.filter((series) => !isLeftOut(series));
  if (shown.length === 0) return html`<p class="empty">None in ${range.words}.</p>`;
  const longest = Math.max(...shown.map(({ whole }) => whole));
  return html`<table class="bars">
    <tbody>
      ${shown.map(
        ({ label, whole, shown: unit }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="bar">
              <svg aria-hidden="true">
                <rect class="f0" width="${percentOf(whole, longest)}%" height="100%" rx="2" />
              </svg>
            </td>
            <td class="amount">${formatFigure(whole, unit)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A reason, queue or kind with nothing to count. A share or an age of nought says something. */
function isLeftOut({ own, whole, shown }: DrawnSeries): boolean {
  return whole === 0 && Object.keys(own).length > 0 && (shown === "count" || shown === "pounds");
}

function percentOf(value: number, longest: number): number {
  return longest <= 0 ? 0 : Math.round((Math.max(0, value) / longest) * 1000) / 10;
}

import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { DrawnSeries } from "./drawn-series.ts";
import { formatFigure } from "./format-figure.ts";

/**
 * A table with a row for each combination of values of the dimensions, and a column for each series. A series that has fewer
 * dimensions stands in every row that it fits.
 */
export function rowsTable(dimensions: readonly string[], drawn: readonly DrawnSeries[], empty: Html): Html {
  const columns = [...new Set(drawn.map(({ column }) => column))];
  const rows = new Map(
    drawn
      .filter(({ own }) => dimensions.every((each) => each in own))
      .map(({ own }) => [Object.values(own).join(" "), own]),
  );
  if (rows.size === 0) return empty;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${dimensions.map((each) => html`<th>${capitalised(each)}</th>`)}
          ${columns.map((each) => html`<th class="amount">${capitalised(each)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...rows.values()].map(
          (row) =>
            html`<tr>
              ${dimensions.map((each) => html`<th scope="row">${row[each]}</th>`)}
              ${columns.map((column) => {
                const found = drawn.find((series) => series.column === column && fits(series, row));
                return html`<td class="amount">${found && formatFigure(found.whole, found.shown)}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function fits({ own }: DrawnSeries, row: Readonly<Record<string, string>>): boolean {
  return Object.entries(own).every(([dimension, value]) => row[dimension] === value);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

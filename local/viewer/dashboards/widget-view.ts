import type { Widget } from "../../../shared/telemetry/dashboards/dashboard.ts";
import { metricNamed } from "../../../shared/telemetry/metrics.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { Figures } from "../../metrics/metrics-store.ts";
import { bars } from "./bars.ts";
import { clockWords } from "./clock-words.ts";
import { drawnSeries, type DrawnSeries } from "./drawn-series.ts";
import { formatFigure } from "./format-figure.ts";
import { COLOURS, plot } from "./plot.ts";
import type { Range } from "./range.ts";
import { rowsTable } from "./rows-table.ts";

/** A widget of a dashboard with the figures of the local run. What only AWS knows is said so. */
export function widgetView(id: string, widget: Widget, figures: Figures, range: Range): Html {
  const all = widget.series.map((series) => drawnSeries(series, figures, range));
  const drawn = all.flatMap((each) => each ?? []);
  const missing = all.filter((each) => each === undefined).length;
  return html`<section class="widget w${widget.quarters}">
    <h3>${widget.title}</h3>
    <p class="quiet">${withCode(widget.means)}</p>
    ${missing < all.length && content(id, widget, drawn, range)}
    ${
      missing > 0 &&
      html`<p class="only-aws">
        ${missing === all.length ? "Only on AWS: nothing keeps these figures here." : "Its other figures are only on AWS."}
      </p>`
    }
  </section>`;
}

function content(id: string, widget: Widget, drawn: readonly DrawnSeries[], range: Range): Html {
  const empty = html`<p class="empty">No figures in ${range.words}.</p>`;
  if (drawn.length === 0) return empty;
  switch (widget.kind) {
    case "number":
      return html`<dl class="cards">
        ${drawn.map(
          ({ label, whole, shown }) =>
            html`<div class="card">
              <dt>${label}</dt>
              <dd>${formatFigure(whole, shown)}</dd>
            </div>`,
        )}
      </dl>`;
    case "bar":
      return bars(drawn, range);
    case "table":
      return rowsTable(dimensionsOf(widget), drawn, empty);
    case "line":
    case "stacked":
      if (drawn.every(({ points }) => points.every(({ value }) => value === 0)))
        return html`<p class="empty">Nothing in ${range.words}.</p>`;
      return html`${plot(id, widget, drawn, range)}
        <div class="times" aria-hidden="true">
          <span>${clockWords(range.from, range.id)}</span>
          <span>${clockWords((range.from + range.to) / 2, range.id)}</span>
          <span>${clockWords(range.to, range.id)}</span>
        </div>
        ${legend(drawn)} ${figuresTable(drawn, range)}`;
  }
}

/** The dimensions that name the rows of a table: those of the series that has most. */
function dimensionsOf({ series }: Widget): readonly string[] {
  const all = series.map((each) => ("metric" in each ? (metricNamed(each.metric).by ?? []) : []));
  return all.reduce((one, other) => (other.length > one.length ? other : one), []);
}

function legend(drawn: readonly DrawnSeries[]): Html {
  return html`<ul class="legend">
    ${drawn.map(
      ({ label, whole, shown }, index) =>
        html`<li>
          <span class="swatch b${index % COLOURS}"></span>${label} <strong>${formatFigure(whole, shown)}</strong>
        </li>`,
    )}
  </ul>`;
}

/** The figures of each step that has any, for people who don't see the plot. */
function figuresTable(drawn: readonly DrawnSeries[], range: Range): Html {
  const byStep = drawn.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])));
  const steps = [...new Set(byStep.flatMap((values) => [...values.keys()]))].sort((one, other) => one - other);
  const busy = steps.filter((at) =>
    drawn.some(({ shown }, index) => {
      const value = byStep[index]?.get(at);
      return value !== undefined && (value !== 0 || shown !== "count");
    }),
  );
  return html`<details>
    <summary>The figures</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>From</th>
            ${drawn.map(({ label }) => html`<th class="amount">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${busy.map(
            (at) =>
              html`<tr>
                <td class="nowrap">${clockWords(at, range.id)}</td>
                ${drawn.map(({ shown }, index) => {
                  const value = byStep[index]?.get(at);
                  return html`<td class="amount">${value !== undefined && formatFigure(value, shown)}</td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** A text with commands in backquotes. */
function withCode(text: string): Html[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

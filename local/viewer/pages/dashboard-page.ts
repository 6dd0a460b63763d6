import type { Dashboard } from "../../../shared/telemetry/dashboards/dashboard.ts";
import { dashboards } from "../../../shared/telemetry/dashboards/dashboards.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import type { Figures } from "../../metrics/metrics-store.ts";
import { rangeIds, wordsOfRange, type Range } from "../dashboards/range.ts";
import { widgetView } from "../dashboards/widget-view.ts";
import type { Page } from "./page.ts";

/** A dashboard of the administrators, drawn from the figures of the local run. */
export function dashboardPage(dashboard: Dashboard, figures: Figures, range: Range): Page {
  return {
    title: dashboard.title,
    part: "dashboards",
    body: html`<h1>${dashboard.title}</h1>
      <p>${dashboard.means}</p>
      <p class="choices">
        ${dashboards.map(
          ({ id, title }) =>
            html`<a href="/dashboards/${id}?range=${range.id}" ${id === dashboard.id && html`aria-current="page"`}
              >${title}</a
            > `,
        )}
        <span class="choices">
          ${rangeIds.map(
            (id) =>
              html`<a href="/dashboards/${dashboard.id}?range=${id}" ${id === range.id && html`aria-current="true"`}
                >${wordsOfRange(id)}</a
              > `,
          )}
        </span>
      </p>
      ${dashboard.sections.map(
        (section, place) =>
          html`<h2>${section.title}</h2>
            <div class="widgets">
              ${section.widgets.map((widget, index) => widgetView(`plot-${place}-${index}`, widget, figures, range))}
            </div>`,
      )}`,
  };
}

import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { PositionSummary } from "../../../shared/records/position/position-view.ts";
import { counterpartyPlot } from "../plots/counterparty-plot.ts";
import { funnel } from "../plots/funnel.ts";
import type { Page } from "./page.ts";

/** The positions that were asked for, with what they add up to, and plots of them. */
export function positionsPage(list: Html, chosen: readonly PositionSummary[], directory: Directory): Page {
  return {
    title: "Positions",
    part: "positions",
    body: html`<h1>Positions</h1>
      <p>
        One row for each pair of organisations, exercise and kind: what the receivable organisation claims, and how much
        of it the payable organisation's ledger supports.
      </p>
      ${list} ${counterpartyPlot(chosen, directory)} ${funnel(chosen)}`,
  };
}

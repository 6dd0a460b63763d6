import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { Page } from "./page.ts";

/** The positions that were asked for, with what they add up to. */
export function positionsPage(list: Html): Page {
  return {
    title: "Positions",
    part: "positions",
    body: html`<h1>Positions</h1>
      <p>
        One row for each pair of organisations, exercise and kind: what the receivable organisation claims, and how much
        of it the payable organisation's ledger supports.
      </p>
      ${list}`,
  };
}

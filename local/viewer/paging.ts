import { html, type Html } from "../../shared/messages/rendering/html.ts";

const ROWS_PER_PAGE = 100;

export interface Paged<Row> {
  readonly rows: readonly Row[];
  /** Links to the pages before and after; nothing where all fits on one. */
  readonly links: Html;
}

/** One page of many rows. `page` is from 1, as the address says it; whatever else it says means the first. */
export function paged<Row>(all: readonly Row[], page: string | null, path: string): Paged<Row> {
  const pages = Math.max(1, Math.ceil(all.length / ROWS_PER_PAGE));
  const asked = Number(page ?? 1);
  const current = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const link = (to: number, words: string) => html`<a href="${path}?page=${to}">${words}</a>`;
  return {
    rows: all.slice((current - 1) * ROWS_PER_PAGE, current * ROWS_PER_PAGE),
    links:
      pages === 1
        ? html``
        : html`<p class="quiet">
            Page ${current} of ${pages} ${current > 1 && html`· ${link(current - 1, "newer")}`}
            ${current < pages && html`· ${link(current + 1, "older")}`}
          </p>`,
  };
}

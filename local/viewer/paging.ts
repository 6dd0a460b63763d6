import { html, type Html } from "../../shared/messages/rendering/html.ts";

const ROWS_PER_PAGE = 50;

export interface PageOfRows<Row> {
  readonly rows: readonly Row[];
  /** Links to the pages before and after; empty if there is only one page. */
  readonly links: Html;
}

/** One page of many rows. `page` is the number in the address, from 1; anything else means the first page. */
export function takePage<Row>(all: readonly Row[], page: string | null, path: string): PageOfRows<Row> {
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

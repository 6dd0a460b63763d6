import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import type { Page } from "./page.ts";

/** What was found of a search by number in all positions, or the search alone. */
export function invoicesPage(
  sought: string,
  found?: { readonly list: Html | undefined; readonly left: number; readonly isCut: boolean; readonly href: string },
): Page {
  return {
    title: sought === "" ? "Find an invoice" : `Invoices with ${sought}`,
    part: "invoices",
    body: html`<h1>Find an invoice</h1>
      <p>In all positions, by its number or a part of it. Spaces, marks and capitals don't matter.</p>
      ${
        found?.list ??
        html`<form class="asks" method="get" action="/invoices">
            <label
              >Invoice <input type="search" name="find" value="${sought}" maxlength="200" autocomplete="off"
            /></label>
            <button type="submit">Show</button>
          </form>
          ${found && html`<p class="empty">No position has it${found.left > 0 && " of those that were looked through"}.</p>`}`
      }
      ${
        found &&
        found.left > 0 &&
        html`<p class="warn notice">
          ${counted(found.left, "position has", "positions have")} not been looked through yet.
          <a href="${found.href}">Look further</a>
        </p>`
      }
      ${
        found?.isCut === true &&
        html`<p class="warn notice">More positions have it than are shown here. Write more of the number.</p>`
      }`,
  };
}

import { html, type Html } from "../../../shared/messages/rendering/html.ts";

/** One page, without the frame that all pages share. */
export interface Page {
  readonly title: string;
  /** The part of the viewer that it belongs to. */
  readonly part: Part;
  readonly body: Html;
}

export type Part = (typeof parts)[number]["part"];

const parts = [
  { part: "overview", href: "/", name: "Overview" },
  { part: "todo", href: "/todo", name: "To do" },
  { part: "mail-in", href: "/mail", name: "Mail in" },
  { part: "mail-out", href: "/sent", name: "Mail out" },
  { part: "positions", href: "/positions", name: "Positions" },
  { part: "invoices", href: "/invoices", name: "Invoices" },
  { part: "exercises", href: "/exercises", name: "Exercises" },
  { part: "ledgers", href: "/ledgers", name: "Ledgers" },
  { part: "dashboards", href: "/dashboards/at-a-glance", name: "Dashboards" },
] as const;

/** The HTML document of a page. */
export function documentOf(page: Page): string {
  return `<!doctype html>\n${
    html`<html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Accord</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
          <div class="inner">
            <a class="brand" href="/">Accord</a>
            <nav aria-label="Parts of the viewer">
              ${parts.map(
                ({ part, href, name }) =>
                  html`<a href="${href}" ${part === page.part && html`aria-current="page"`}>${name}</a>`,
              )}
            </nav>
          </div>
        </header>
        <main id="content" tabindex="-1">${page.body}</main>
        <footer><div class="inner">This is the local system. Nothing shown here has left this machine.</div></footer>
      </body>
    </html>`.markup
  }`;
}

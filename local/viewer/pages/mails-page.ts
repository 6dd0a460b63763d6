import { mailStateSchema, type MailState } from "../../../shared/domain/mail/mail-state.ts";
import type { SomeMails } from "../../../shared/records/mail/newest-mails.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { startOfList } from "../lists/list-view.ts";
import { mailList } from "../lists/mail-list.ts";
import type { Page } from "./page.ts";

/** What is asked of the list of mails: a state, and the place before which they stand. */
export interface AskedMails {
  readonly state?: MailState;
  readonly before?: string;
}

/** The mails received, newest first, each with its state and the reason. */
export function mailsPage({ mails, older }: SomeMails, asked: AskedMails): Page {
  return {
    title: "Mail in",
    part: "mail-in",
    body: html`<h1>Mail in</h1>
      <p>All mails that reached the mailbox, newest first, each with its state and the reason.</p>
      <form class="asks" method="get" action="/mail">
        <label
          >State
          <select name="state">
            <option value="">all</option>
            ${mailStateSchema.options.map(
              (state) => html`<option value="${state}" ${state === asked.state && "selected"}>${state}</option>`,
            )}
          </select>
        </label>
        <button type="submit">Show</button>
      </form>
      <p class="quiet">
        <a href="${hrefOfMails({ ...asked, before: undefined }, { as: "csv" })}">All of them as CSV</a>
      </p>
      ${mails.length === 0 && asked.state !== undefined ? html`<p class="empty">None is ${asked.state}.</p>` : startOfList(mailList, mails, mails.length)}
      <nav class="pages" aria-label="Pages">
        ${asked.before !== undefined && html`<a href="${hrefOfMails({ ...asked, before: undefined })}">Newest</a>`}
        ${older !== undefined && html`<a href="${hrefOfMails({ ...asked, before: older })}">Older</a>`}
      </nav>`,
  };
}

function hrefOfMails(
  { state, before }: { readonly [Asked in keyof AskedMails]: AskedMails[Asked] | undefined },
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    ...(state === undefined ? {} : { state }),
    ...(before === undefined ? {} : { before }),
    ...more,
  });
  return query.size === 0 ? "/mail" : `/mail?${query.toString()}`;
}

import type { SomeMails } from "../../../shared/records/mail/newest-mails.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { cleanText } from "../../../shared/messages/words/clean-text.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import type { Page } from "./page.ts";
import { mailBadge, timeCell } from "../badges-and-cells.ts";

/** All mails received, newest first, each with its state and the reason. */
export function mailsPage({ mails, older }: SomeMails, isFirst: boolean): Page {
  return {
    title: "Mail in",
    part: "mail-in",
    body: html`<h1>Mail in</h1>
      <p>All mails that reached the mailbox, newest first, each with its state and the reason.</p>
      ${mailTable(mails)}
      <p class="quiet">
        ${!isFirst && html`<a href="/mail">newest</a>`}
        ${older !== undefined && html`<a href="/mail?before=${encodeURIComponent(older)}">older</a>`}
      </p>`,
  };
}

export function mailTable(mails: readonly MailRecord[]): Html {
  if (mails.length === 0) return html`<p class="empty">No mail has come in yet.</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Received</th>
          <th>From</th>
          <th>Subject</th>
          <th>State</th>
          <th>Reason</th>
        </tr>
      </thead>
      <tbody>
        ${mails.map(
          (mail) =>
            html`<tr>
              ${timeCell(mail.receivedAt)}
              <td>
                ${mail.sender !== undefined && html`<strong>${mail.sender}</strong> `}${displayText(mail.from, "(nobody)")}
              </td>
              <td><a href="${hrefOfMail(mail.id)}">${displayText(mail.subject, "(no subject)")}</a></td>
              <td>${mailBadge(mail.state)}</td>
              <td>${mail.why}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function hrefOfMail(id: string): string {
  return `/mail/${encodeURIComponent(id)}`;
}

/** A text that somebody else wrote, cleaned into one line. `fallback` if it is empty, so that there is something to click on. */
export function displayText(text: string, fallback: string): string {
  const clean = cleanText(text);
  return clean === "" ? fallback : clean;
}

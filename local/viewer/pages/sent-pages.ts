import type { SentMessage, SentSummary } from "../../mail/sent-mail.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { displayText } from "../display-text.ts";
import { startOfList } from "../lists/list-view.ts";
import { sentList } from "../lists/sent-list.ts";
import type { Page } from "./page.ts";

/** All sent messages, newest first. */
export function sentPage(messages: readonly SentSummary[], links: Html): Page {
  return {
    title: "Mail out",
    part: "mail-out",
    body: html`<h1>Mail out</h1>
      <p>All sent messages, newest first, as their recipients see them.</p>
      <p class="quiet"><a href="/sent?as=csv">All of them as CSV</a></p>
      ${startOfList(sentList, messages, messages.length)} ${links}`,
  };
}

/** One message as its recipient sees it: attachments, the HTML part in a frame without any rights, and the text part. */
export function sentMessagePage(message: SentMessage): Page {
  const href = `/sent/${message.number}`;
  return {
    title: displayText(message.subject, "(no subject)"),
    part: "mail-out",
    body: html`<p class="crumbs"><a href="/sent">Mail out</a> › ${message.number}</p>
      <h1>${displayText(message.subject, "(no subject)")}</h1>
      <dl class="facts">
        <dt>From</dt>
        <dd>${message.from}</dd>
        <dt>To</dt>
        <dd>${message.to}</dd>
        <dt>Date</dt>
        <dd>${message.date === "" ? "none" : ukTime(message.date)}</dd>
        <dt>In reply to</dt>
        <dd>${message.inReplyTo ?? "nothing"}</dd>
        <dt>Raw message</dt>
        <dd><a href="${href}/raw">${message.number}.eml</a></dd>
      </dl>
      ${
        message.attachments.length > 0 &&
        html`<h2>Attachments</h2>
          <ul class="files">
            ${message.attachments.map(
              (attachment, index) =>
                html`<li>
                  <a href="${href}/attachments/${index + 1}"
                    >${displayText(attachment.fileName, "attachment")}
                    <span class="quiet">${Math.ceil(attachment.bytes.length / 1024)} KB</span></a
                  >
                </li>`,
            )}
          </ul>`
      }
      ${
        message.html !== undefined &&
        html`<h2>As a mail program shows it</h2>
          <iframe sandbox="" src="${href}/html" title="The HTML part of the message"></iframe>`
      }
      <h2>As plain text</h2>
      <pre>${message.text}</pre>`,
  };
}

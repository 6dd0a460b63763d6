import { nameOfStatement } from "../../../shared/messages/words/statement-words.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import type { MessageDraft } from "../../../shared/records/message/message-draft.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { displayText } from "../display-text.ts";
import type { Page } from "./page.ts";
import { hrefOfPosition } from "../addresses.ts";

/** A reply that waits for a person to read it, as its recipient would see it. */
export function replyInReviewPage({ key }: PositionRecord, { to, subject, text, attachments }: MessageDraft): Page {
  const href = hrefOfPosition(key);
  return {
    title: displayText(subject, "(no subject)"),
    part: "positions",
    body: html`<p class="crumbs">
        <a href="${href}">${key.payable} owes ${key.receivable}, ${nameOfStatement(key.kind, key.exercise)}</a> › Reply
        before it leaves
      </p>
      <h1>${displayText(subject, "(no subject)")}</h1>
      <p>It has not left. This is how its reader will see it.</p>
      <dl class="facts">
        <dt>To</dt>
        <dd>${displayText(to.join(", "), "nobody")}</dd>
      </dl>
      <h2>Attachments</h2>
      <ul class="files">
        ${attachments.map(
          ({ fileName, bytes }, index) =>
            html`<li>
              <a href="${href}/reply/attachments/${index + 1}"
                >${displayText(fileName, "attachment")}
                <span class="quiet">${Math.ceil(bytes.length / 1024)} KB</span></a
              >
            </li>`,
        )}
      </ul>
      <h2>As a mail program shows it</h2>
      <iframe sandbox="" src="${href}/reply/html" title="The HTML part of the reply"></iframe>
      <h2>As plain text</h2>
      <pre>${text}</pre>`,
  };
}

import type { BroughtStatement, MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { MessageRecord } from "../../../shared/records/message/message-record.ts";
import { nameOfExercise, shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { namedLines } from "../../../shared/messages/words/named-lines.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { cleanText } from "../../../shared/messages/words/clean-text.ts";
import type { MailContent } from "../../../shared/domain/mail/mail-facts.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { fileNumberOfSesId } from "../../mail/local-ses-id.ts";
import { displayText } from "../display-text.ts";
import type { Page } from "./page.ts";
import { mailBadge } from "../badges-and-cells.ts";
import { hrefOfMail, hrefOfPosition } from "../addresses.ts";

/** One mail received: its sender, its state, its statements and the messages sent because of it. */
export function mailPage(mail: MailRecord, messages: readonly MessageRecord[], content: MailContent | undefined): Page {
  const subject = displayText(mail.subject, "(no subject)");
  return {
    title: subject,
    part: "mail-in",
    body: html`<p class="crumbs"><a href="/mail">Mail in</a></p>
      <h1>${subject}</h1>
      <dl class="facts">
        <dt>State</dt>
        <dd>${mailBadge(mail.state)} <span class="quiet">${mail.reason}</span></dd>
        <dt>Why</dt>
        <dd>${mail.why}</dd>
        <dt>Received</dt>
        <dd>${ukTime(mail.receivedAt)}</dd>
        <dt>From</dt>
        <dd>${displayText(mail.from, "(nobody)")}</dd>
        ${
          mail.sender !== undefined &&
          html`<dt>Recognised as</dt>
            <dd>${mail.sender}</dd>`
        }
        <dt>To</dt>
        <dd>${mail.recipients.join(", ")}</dd>
        <dt>Message-ID</dt>
        <dd>${mail.messageIdHeader ?? "none"}</dd>
        <dt>Raw mail</dt>
        <dd><a href="${hrefOfMail(mail.id)}/raw">${mail.id}.eml</a></dd>
      </dl>
      ${content && contentOf(mail, content)}
      <h2>Statements</h2>
      ${statementTable(mail)} ${evidenceOf(mail)}
      <h2>Messages sent</h2>
      ${messageTable(messages)}`,
  };
}

/** A mail may quote a whole correspondence. */
const SHOWN_CHARACTERS = 20_000;

/** What a registered sender wrote, as text, and the files, each for download. */
function contentOf({ id }: MailRecord, { text, attachments }: MailContent): Html {
  return html`<h2>What it says</h2>
    <pre>${cleanLines(text.slice(0, SHOWN_CHARACTERS))}</pre>
    ${text.length > SHOWN_CHARACTERS && html`<p class="quiet">The rest is in the raw mail.</p>`}
    ${
      attachments.length > 0 &&
      html`<p>Its files, as the sender made them. Open one only if you expect it.</p>
        <ul>
          ${attachments.map(
            ({ name, origin }, index) =>
              html`<li>
                <a href="${hrefOfMail(id)}/files/${index + 1}">${displayText(name, "(no name)")}</a>
                ${
                  origin.length > 0 &&
                  html`<span class="quiet"
                    >in ${displayText(origin.map(({ name }) => name).join(", in "), "(no name)")}</span
                  >`
                }
              </li>`,
          )}
        </ul>`
    }`;
}

/** Each line cleaned of what can't be seen. */
function cleanLines(text: string): string {
  return text.split("\n").map(cleanText).join("\n");
}

function statementTable(mail: MailRecord): Html {
  if (mail.statements.length === 0) return html`<p class="empty">It contains no statement that could be used.</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>File</th>
          <th>Position</th>
          <th>Outcome</th>
          <th>Reading</th>
        </tr>
      </thead>
      <tbody>
        ${mail.statements.map(
          (statement, index) =>
            html`<tr>
              <td>${displayText(statement.file, "(no name)")}</td>
              <td>
                <a href="${hrefOfPosition(statement.position)}"
                  >${statement.position.payable} owes ${statement.position.receivable},
                  ${shortNameOfKind(statement.position.kind)} ${nameOfExercise(statement.position.exercise)}</a
                >
              </td>
              <td>${becameWords(statement.became)}</td>
              <td><a href="${hrefOfMail(mail.id)}/statements/${index + 1}">How it was read</a></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function evidenceOf({ evidence }: MailRecord): Html {
  if (!evidence) return html``;
  const { position, files, lines } = evidence;
  return html`<h2>Besides statements</h2>
    <p>
      ${files.length === 0 ? "Its words are" : `${displayText(files.map(({ name }) => name).join(", "), "")} ${files.length > 1 ? "are" : "is"}`}
      kept with
      <a href="${hrefOfPosition(position)}"
        >${position.payable} owes ${position.receivable}, ${shortNameOfKind(position.kind)}
        ${nameOfExercise(position.exercise)}</a
      >${lines.length > 0 && html`, ${namedLines(lines)}`}. By itself it changes no verdict.
    </p>`;
}

function becameWords(became: BroughtStatement["became"]): string {
  switch (became) {
    case "arriving":
      return "It is being recorded.";
    case "held":
      return "It is held until the registered address confirms it. Until then it has no effect.";
    case "current":
      return "It is the current statement.";
    case "set-aside":
      return "A newer statement is current. This one is kept for audit.";
    case "duplicate":
      return "It is the same as the current statement.";
  }
}

function messageTable(messages: readonly MessageRecord[]): Html {
  if (messages.length === 0) return html`<p class="empty">Nothing was sent.</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Decided</th>
          <th>To</th>
          <th>Message</th>
          <th>State</th>
        </tr>
      </thead>
      <tbody>
        ${messages.map(
          (message) =>
            html`<tr>
              <td class="nowrap">${ukTime(message.decidedAt)}</td>
              <td>${message.to.join(", ")}</td>
              <td>${linkToSent(message)}</td>
              <td>
                ${message.state === "sent" ? (message.delivery?.state ?? "sent") : message.state}${message.why !== undefined && html`: ${message.why}`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Links to a sent message, if the local mail service took it. */
export function linkToSent(message: MessageRecord): Html {
  const words = message.subject ?? message.type;
  const number = fileNumberOfSesId(message.sesId);
  return number === undefined ? html`${words}` : html`<a href="/sent/${number}">${words}</a>`;
}

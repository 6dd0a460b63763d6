import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { cleanText } from "../../../shared/messages/words/clean-text.ts";
import type { TodoItem } from "../../../shared/domain/todo/todo-item.ts";
import { amountCell, timeCell } from "../badges-and-cells.ts";
import { hrefOfMail } from "./mails-page.ts";
import type { Page } from "./page.ts";
import { hrefOfPosition } from "./organisation-label.ts";

/** Everything that waits for a person, what matters most first. */
export function todoPage(items: readonly TodoItem[]): Page {
  return {
    title: "To do",
    part: "todo",
    body: html`<h1>To do</h1>
      <p>
        Everything that waits for a person: near deadlines first, then large amounts. With
        <code>accord todo show ID</code> you see all about one, with <code>assign</code>, <code>snooze</code> and
        <code>done</code> you say what becomes of it.
      </p>
      ${todoTable(items)}`,
  };
}

export function todoTable(items: readonly TodoItem[]): Html {
  if (items.length === 0) return html`<p class="empty">Nothing waits for a person.</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>What</th>
          <th>Whose</th>
          <th>Other side</th>
          <th>Since</th>
          <th class="amount">Amount</th>
          <th>Deadline</th>
          <th>Who has it</th>
          <th>Where</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <td>
                ${cleanText(item.what)}
                <div class="quiet">${item.id}</div>
              </td>
              <td>${item.payable ?? "Accord's operators"}</td>
              <td>${item.counterparty ?? ""}</td>
              ${timeCell(item.since)} ${item.pence === undefined ? html`<td></td>` : amountCell(item.pence)}
              <td class="nowrap">${item.deadline === undefined ? "" : formatCalendarDate(item.deadline)}</td>
              <td>${cleanText(item.assignedTo ?? "")}</td>
              <td>${whereOf(item)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function whereOf({ source, position }: TodoItem): Html {
  const mailId = source.from === "mail" || source.from === "message" ? source.mailId : undefined;
  const key = source.from === "position" ? source.position : position;
  return html`${mailId !== undefined && html`<a href="${hrefOfMail(mailId)}">the mail</a>`}
  ${key && html`<a href="${hrefOfPosition(key)}">the position</a>`}
  ${source.from === "ledger" && html`<a href="/ledgers">the ledgers</a>`}`;
}

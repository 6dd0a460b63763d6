import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { PositionSummary } from "../../../shared/records/position/position-view.ts";
import type { TodoItem } from "../../../shared/domain/todo/todo-item.ts";
import type { SentSummary } from "../../mail/sent-mail.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { mailList } from "../lists/mail-list.ts";
import { counterpartyPlot } from "../plots/counterparty-plot.ts";
import { deadlines } from "../plots/deadlines.ts";
import { funnel } from "../plots/funnel.ts";
import type { Page } from "./page.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import { startOfList } from "../lists/list-view.ts";
import { positionList } from "../lists/position-list.ts";
import { sentList } from "../lists/sent-list.ts";
import { todoList } from "../lists/todo-list.ts";

export interface Overview {
  /** The newest. */
  readonly mails: readonly MailRecord[];
  readonly mailCount: number;
  /** What waits for a person, what matters most first. */
  readonly todo: readonly TodoItem[];
  readonly positions: readonly PositionSummary[];
  readonly sent: readonly SentSummary[];
  readonly sentCount: number;
  readonly directory: Directory;
  readonly exercises: readonly Exercise[];
  /** ISO instant. */
  readonly now: string;
  /** `statements@…` */
  readonly mailbox: string;
  readonly smtpAddress: string;
}

const ROWS = 10;

/** The first page: how much was received, what was agreed, and where to send a statement. */
export function overviewPage(overview: Overview): Page {
  const { mails, positions, todo, directory } = overview;
  // COL-03: an accruals statement claims nothing that has been invoiced.
  const invoiced = positions.filter(({ kind }) => kind !== "accruals");
  const [mailboxName, mailboxDomain] = overview.mailbox.split("@");
  return {
    title: "Overview",
    part: "overview",
    body: html`<h1>Overview</h1>
      <dl class="cards">
        <div class="card">
          <dt>Mails received</dt>
          <dd>${overview.mailCount}</dd>
        </div>
        <div class="card">
          <dt>Messages sent</dt>
          <dd>${overview.sentCount}</dd>
        </div>
        <div class="card">
          <dt>Waiting for a person</dt>
          <dd>${todo.length}</dd>
        </div>
        <div class="card">
          <dt>Total claimed</dt>
          <dd>${formatPounds(sumPence(invoiced.map((position) => position.statement.totalPence)))}</dd>
        </div>
        <div class="card">
          <dt>Total agreed</dt>
          <dd>${formatPounds(sumPence(invoiced.map((position) => position.agreedPence)))}</dd>
        </div>
      </dl>
      <p class="quiet">
        To send a statement yourself, mail the workbook to ${mailboxName}+CODE@${mailboxDomain} (CODE is the payable
        organisation's code) through ${overview.smtpAddress}. Use a registered address, and put the sender's code in the
        subject.
      </p>
      <p>
        The administrators' dashboards, drawn from this run: <a href="/dashboards/at-a-glance">At a glance</a> and
        <a href="/dashboards/exercise">The exercise</a>.
      </p>
      <h2>To do</h2>
      ${startOfList(todoList, todo, ROWS)}
      ${todo.length > ROWS && html`<p><a href="/todo">All ${todo.length} things to do</a></p>`}
      ${deadlines(overview.exercises, overview.now)} ${counterpartyPlot(positions, directory)} ${funnel(positions)}
      <h2>Positions</h2>
      ${startOfList(positionList(directory), positions, ROWS)}
      ${positions.length > ROWS && html`<p><a href="/positions">All ${positions.length} positions</a></p>`}
      <h2>Mail in</h2>
      ${startOfList(mailList, mails, ROWS)}
      ${overview.mailCount > ROWS && html`<p><a href="/mail">All ${overview.mailCount} mails</a></p>`}
      <h2>Mail out</h2>
      ${startOfList(sentList, overview.sent, ROWS)}
      ${overview.sentCount > overview.sent.length && html`<p><a href="/sent">All ${overview.sentCount} messages</a></p>`}`,
  };
}

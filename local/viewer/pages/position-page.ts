import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import type { DecisionWithState } from "../../../shared/domain/position/decision-states.ts";
import type { EvidenceRecord } from "../../../shared/records/position/evidence.ts";
import type { PositionRecord } from "../../../shared/records/position/position-record.ts";
import { summaryOfPosition, type PositionSummary } from "../../../shared/records/position/position-view.ts";
import {
  counted,
  dateOfLedger,
  nameOfLedger,
  nameOfStatement,
  sizeOfStatement,
} from "../../../shared/messages/words/statement-words.ts";
import { nameOfExercise } from "../../../shared/domain/exercise/exercise.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { undeliveredWords } from "../../../shared/domain/mail/delivery/delivery-words.ts";
import type { StoppedMessages } from "../../../shared/records/message/stopped-messages.ts";
import type { MessageRecord } from "../../../shared/records/message/message-record.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { decisionsPart } from "./decisions-part.ts";
import { evidencePart } from "./evidence-part.ts";
import { linkToSent } from "./mail-page.ts";
import { displayText } from "../display-text.ts";
import type { Page } from "./page.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import { organisationLabel } from "./organisation-label.ts";
import type { NoteOnCounterparty } from "../../../shared/domain/timetable/note-on-counterparty.ts";
import { noteWords } from "../../../shared/messages/words/note-words.ts";
import { amountCard, amountCell, positionBadge } from "../badges-and-cells.ts";
import { ledgerOnlyList } from "../lists/ledger-only-list.ts";
import { startOfList } from "../lists/list-view.ts";
import { hrefOfMail, hrefOfPosition } from "../addresses.ts";

/** One position with its lines, each with the reason for its verdict and the ledger's facts that support it. */
export function positionPage(
  record: PositionRecord,
  outcome: Outcome | undefined,
  directory: Directory,
  links: {
    /** The last answer decided on. */
    readonly answer?: MessageRecord;
    readonly stopped?: StoppedMessages;
    readonly decisions?: readonly DecisionWithState[];
    /** The statement's place among those of its mail, from 1. */
    readonly statementPlace?: number;
    /** What came in besides statements. */
    readonly evidence?: readonly EvidenceRecord[];
    /** What the payable organisation's people noted about the other one. */
    readonly notes?: readonly NoteOnCounterparty[];
    /** The list of the outcome's lines, as it was asked for. */
    readonly lines?: Html;
  } = {},
): Page {
  const { payable, receivable, exercise, kind } = record.key;
  const summary = summaryOfPosition(record, links.stopped);
  return {
    title: `${payable} owes ${receivable}, ${nameOfStatement(kind, exercise)}`,
    part: "positions",
    body: html`<p class="crumbs"><a href="/positions">Positions</a> › ${nameOfExercise(exercise)}</p>
      <h1>What ${organisationLabel(payable, directory)} owes ${organisationLabel(receivable, directory)}</h1>
      <dl class="cards">
        ${amountCard("Statement", summary.statement.totalPence)} ${outcome && amountCard("Agreed", outcome.agreedPence)}
        ${outcome && amountCard("Not agreed", outcome.notAgreedPence)}
        ${outcome && amountCard("In formal dispute", outcome.inDisputePence)}
        <div class="card">
          <dt>State</dt>
          <dd class="small">${positionBadge(summary.state)}</dd>
        </div>
      </dl>
      <dl class="facts">
        <dt>Statement</dt>
        <dd>
          <a href="${hrefOfMail(record.current.mailId)}">${displayText(record.current.subject, "(no subject)")}</a>,
          received ${ukTime(record.current.receivedAt)},
          ${record.current.asAt === undefined ? "without an as-at date" : `as at ${formatCalendarDate(record.current.asAt)}`},
          ${counted(record.current.lines, "line")}
          ${
            links.statementPlace !== undefined &&
            html`·
              <a href="${hrefOfMail(record.current.mailId)}/statements/${links.statementPlace}">how it was read</a>`
          }
        </dd>
        ${
          record.replaced &&
          html`<dt>It replaced</dt>
            <dd>
              <a href="${hrefOfMail(record.replaced.mailId)}">${displayText(record.replaced.subject, "(no subject)")}</a
              >, received ${ukTime(record.replaced.receivedAt)}, ${formatPounds(record.replaced.totalPence)}
            </dd>`
        }
        ${(record.waiting ?? []).map(
          (waiting) =>
            html`<dt>Waits</dt>
              <dd>
                <a href="${hrefOfMail(waiting.mailId)}">${displayText(waiting.subject, "(no subject)")}</a>, received
                ${ukTime(waiting.receivedAt)}, ${sizeOfStatement(waiting.lines, waiting.totalPence)}: much smaller, so
                it replaces nothing until its sender or you confirm it
              </dd>`,
        )}
        <dt>Ledger</dt>
        <dd>${summary.ledger === null ? `No ${nameOfLedger(kind)} yet` : dateOfLedger(summary.ledger)}</dd>
        ${
          links.answer &&
          html`<dt>${links.answer.state === "sent" ? "Answered with" : "The answer"}</dt>
            <dd>${linkToSent(links.answer)}</dd>`
        }
        ${
          summary.delivery &&
          html`<dt>Not delivered</dt>
            <dd>${summary.delivery.message}: ${displayText(undeliveredWords(summary.delivery), "")}</dd>`
        }
        ${
          summary.withdrawn &&
          html`<dt>Withdrawn</dt>
            <dd>
              ${displayText(summary.withdrawn.by, "")} closed the last reply before it left:
              ${displayText(summary.withdrawn.note, "")}
            </dd>`
        }
        ${summary.review && reviewRow(record, summary.review)}
        ${(links.notes ?? []).map(
          (note) =>
            html`<dt>Note</dt>
              <dd>${displayText(noteWords(note), "")}</dd>`,
        )}
        ${
          summary.revisionDue !== undefined &&
          html`<dt>Revised reply</dt>
            <dd>It leaves on ${ukTime(summary.revisionDue)}, unless another decision follows before.</dd>`
        }
        ${summary.stopped.map(
          (message) =>
            html`<dt>Not sent</dt>
              <dd>
                ${message.id} to ${displayText(message.to.join(", "), "nobody")}: ${displayText(message.why, "")}
                ${message.nextAttemptAt !== null && html`It is tried again ${ukTime(message.nextAttemptAt)}.`}
                <strong>To do:</strong> ${message.remedy}
              </dd>`,
        )}
        ${
          outcome &&
          html`<dt>Reply required</dt>
            <dd>${outcome.replyRequired ? "Yes" : "No"}: ${outcome.replyRequiredWhy}</dd>`
        }
      </dl>
      ${decisionsPart(links.decisions ?? [])} ${evidencePart(links.evidence ?? [])}
      ${outcome && outcomeParts(outcome, record.key, links.lines ?? html``)}`,
  };
}

function reviewRow({ key }: PositionRecord, review: NonNullable<PositionSummary["review"]>): Html {
  const { message, until, keptBack } = review;
  const state = keptBack
    ? html`${displayText(keptBack.by, "")} keeps it back: ${displayText(keptBack.note, "")}`
    : html`It waits for a person to read it${until !== undefined && html`, and leaves by itself on ${ukTime(until)}`}.`;
  return html`<dt>Reply before it leaves</dt>
    <dd>
      <a href="${hrefOfPosition(key)}/reply">${message}</a>. ${state}
      <code>accord replies release ${message}</code> lets it leave, <code>accord replies reject ${message}</code> keeps
      it back.
    </dd>`;
}

function outcomeParts(outcome: Outcome, key: PositionKey, lines: Html): Html {
  return html`<h2>Line by line</h2>
    ${lines} ${ledgerOnlyPart(outcome, key)} ${collectionForm(outcome)}
    ${
      outcome.remarks.length > 0 &&
      html`<h2>Points to note</h2>
        <ul>
          ${outcome.remarks.map((remark) => html`<li>${remark}</li>`)}
        </ul>`
    }`;
}

const SHOWN_LEDGER_ONLY = 10;

function ledgerOnlyPart({ ledgerOnly }: Outcome, key: PositionKey): Html {
  if (ledgerOnly.length === 0) return html``;
  const href = `${hrefOfPosition(key)}/ledger-only`;
  return html`<h2>On the ledger but not on the statement</h2>
    ${startOfList(ledgerOnlyList, ledgerOnly, SHOWN_LEDGER_ONLY)}
    <p>
      <a href="${href}"
        >${ledgerOnly.length > SHOWN_LEDGER_ONLY ? `All ${counted(ledgerOnly.length, "line")}` : "Sorted, searched or as CSV"}</a
      >
    </p>`;
}

function collectionForm(outcome: Outcome): Html {
  return html`<h2>Collection form, payable side</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th class="amount">Notified</th>
            <th class="amount">Accrued</th>
            <th class="amount">Adjusted</th>
            <th class="amount">Disputed</th>
            <th class="amount">Total</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            ${amountCell(outcome.notifiedPence)} ${amountCell(outcome.accruedPence)}
            ${amountCell(outcome.adjustedPence)} ${amountCell(outcome.disputedPence)} ${amountCell(outcome.totalPence)}
          </tr>
        </tbody>
      </table>
    </div>
    ${
      outcome.adjustments.length > 0 &&
      html`<h3>What makes up the adjusted column</h3>
        <ul>
          ${outcome.adjustments.map((part) => html`<li>${part.why} <span class="code">${part.reason}</span></li>`)}
        </ul>`
    }`;
}

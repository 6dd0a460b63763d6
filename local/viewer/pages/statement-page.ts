import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Finding } from "../../../shared/domain/statement/finding.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { ReadingReceipt } from "../../../shared/domain/statement/reading-receipt.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { wordsOfField } from "../../../shared/messages/words/reading-words.ts";
import { columnsTable } from "./columns-table.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { displayText } from "../display-text.ts";
import type { Page } from "./page.ts";
import { hrefOfMail } from "../addresses.ts";

/** How a statement was read: its receipt, its findings and every line. */
export function statementPage(mail: MailRecord, statement: Statement, lines: Html): Page {
  const subject = displayText(mail.subject, "(no subject)");
  return {
    title: `How ${statement.receipt.file} was read`,
    part: "mail-in",
    body: html`<p class="crumbs"><a href="/mail">Mail in</a> › <a href="${hrefOfMail(mail.id)}">${subject}</a></p>
      <h1>How ${displayText(statement.receipt.file, "the file")} was read</h1>
      <dl class="facts">
        <dt>From</dt>
        <dd>${partyWords(statement.receivable)}</dd>
        <dt>To</dt>
        <dd>${statement.payables.length === 0 ? "not given" : statement.payables.map(partyWords).join("; ")}</dd>
        <dt>As at</dt>
        <dd>${statement.asAt === undefined ? "not given" : formatCalendarDate(statement.asAt)}</dd>
        <dt>Contact</dt>
        <dd>${[statement.contact.telephone, statement.contact.email].filter(Boolean).join(", ") || "not given"}</dd>
        <dt>Total</dt>
        <dd>${counted(statement.lines.length, "line")}, ${formatPounds(statement.totalPence)}</dd>
      </dl>
      ${findingList(statement.findings)} ${receiptParts(statement.receipt)}
      <h2>Lines</h2>
      ${lines}`,
  };
}

function partyWords(party: Statement["receivable"]): string {
  return [party.name, party.code].filter(Boolean).join(", ") || "not given";
}

/** A file may have thousands that are alike. */
const SHOWN_FINDINGS = 50;

function findingList(findings: readonly Finding[]): Html {
  if (findings.length === 0) return html``;
  const tones = { refusal: "bad", warning: "warn", note: "calm" } as const;
  return html`<h2>Findings</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>How serious</th>
            <th>Where</th>
            <th>What</th>
            <th>What to do</th>
          </tr>
        </thead>
        <tbody>
          ${findings.slice(0, SHOWN_FINDINGS).map(
            (finding) =>
              html`<tr>
                <td><span class="badge ${tones[finding.severity]}">${finding.severity}</span></td>
                <td class="quiet">${placeOf(finding)}</td>
                <td>${finding.what}</td>
                <td>${finding.todo}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${findings.length > SHOWN_FINDINGS && html`<p class="quiet">These are the first ${SHOWN_FINDINGS} of ${counted(findings.length, "finding")}.</p>`}`;
}

function placeOf(finding: Finding): string {
  return [
    finding.sheet,
    finding.row === undefined ? undefined : `row ${finding.row}`,
    finding.column === undefined ? undefined : `column ${finding.column}`,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

function receiptParts(receipt: ReadingReceipt): Html {
  return html`${receipt.tables.map(
    (table) =>
      html`<h2>Table on sheet ${table.sheet}, headings in row ${table.headerRow}</h2>
        ${table.visibility !== "visible" && html`<p>The sheet is hidden in the file, but it was read.</p>`}
        ${columnsTable(
          table.columns.map(({ takenFor, ...column }) => ({
            ...column,
            takenFor: takenFor && wordsOfField(takenFor),
          })),
        )}
        <p>
          ${counted(table.rowsRead, "row")} read; the lines add up to ${formatPounds(table.linesPence)}.
          ${table.statedTotals.map(
            (total) =>
              html`Row ${total.row} says ${total.label}: ${formatPounds(total.statedPence)}; the lines above it add up
              to ${formatPounds(total.addedPence)}. `,
          )}
        </p>`,
  )}
  ${
    receipt.leftOut.length > 0 &&
    html`<h2>Rows that were not read as lines</h2>
      <ul>
        ${receipt.leftOut.map(
          (left) =>
            html`<li>
              ${left.sheet}: ${counted(left.count, "row")}, ${left.why} (row
              ${left.rows.join(", ")}${left.rows.length < left.count && ", …"})
            </li>`,
        )}
      </ul>`
  }`;
}

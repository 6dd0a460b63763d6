import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import type { LedgerConcern } from "../../../shared/domain/ledger/ledger-concerns.ts";
import type { LedgerEffect } from "../../../shared/domain/ledger/ledger-effect.ts";
import type { LedgerReport, SupplierToSettle } from "../../../shared/domain/ledger/ledger-report.ts";
import type { LedgerImport } from "../../../shared/records/ledger/ledger-import-record.ts";
import { sayConcern, sayEffect, sayRevisedReply } from "../../../shared/messages/words/ledger-concern-words.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { closeWords, statusBadge, type ShownUpload } from "../lists/upload-list.ts";
import { columnsTable } from "./columns-table.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { displayText } from "../display-text.ts";
import type { Page } from "./page.ts";
import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import { organisationLabel } from "./organisation-label.ts";
import { amountCell } from "../badges-and-cells.ts";

/** The ledger uploads, newest first, each with how it stands now. */
export function ledgersPage(uploads: readonly ShownUpload[], list: Html): Page {
  const waiting = uploads.filter(({ status }) => status === "waiting").length;
  return {
    title: "Ledgers",
    part: "ledgers",
    body: html`<h1>Ledgers</h1>
      <p>All uploaded ledgers, newest first. Statements are compared with the ledger in force.</p>
      ${waiting > 0 && html`<p>${counted(waiting, "ledger waits", "ledgers wait")} to be released: nobody has heard of ${waiting === 1 ? "it" : "them"} yet.</p>`}
      ${list}`,
  };
}

/** One upload: how it was read, its lines by counterparty, and what needs a person's decision. */
export function ledgerPage(
  { upload, status }: ShownUpload,
  report: LedgerReport,
  directory: Directory,
  counterparties: Html,
  waiting?: { readonly concerns: readonly LedgerConcern[]; readonly effect: LedgerEffect },
): Page {
  return {
    title: displayText(upload.file, "Ledger"),
    part: "ledgers",
    body: html`<p class="crumbs"><a href="/ledgers">Ledgers</a></p>
      <h1>${displayText(upload.file, "Ledger")}</h1>
      <dl class="facts">
        <dt>State</dt>
        <dd>${statusBadge(status)}</dd>
        <dt>Organisation</dt>
        <dd>${organisationLabel(upload.organisation, directory)}</dd>
        <dt>Ledger</dt>
        <dd>${upload.kind}, as at ${closeWords(upload)}</dd>
        <dt>Lines read</dt>
        <dd>${counted(report.linesRead, "line")}, ${formatPounds(report.totalReadPence)} outstanding</dd>
        <dt>Of these, in the group</dt>
        <dd>${counted(report.lines, "line")}, ${formatPounds(report.totalPence)} outstanding</dd>
      </dl>
      ${decisionsPart(upload)} ${waiting && waitingPart(upload, waiting, directory)} ${refusedPart(report)}
      ${findingsPart(report)}
      ${
        report.counterparties.length > 0 &&
        html`<h2>Lines by counterparty</h2>
          ${counterparties}`
      }
      ${suppliersPart("Suppliers that need a person's decision", report.toSettle)}
      ${suppliersPart("The largest suppliers outside the group", report.outside.largest)}
      ${report.tables.map(
        (table) =>
          html`<h2>
              How ${displayText(table.file, "the file")}${table.sheet !== "" && html`, sheet ${table.sheet},`} was read
            </h2>
            <p>${table.layout}; headings in row ${table.headerRow}; ${counted(table.lines, "line")}.</p>
            ${columnsTable(table.columns)}`,
      )}`,
  };
}

function decisionsPart({ decisions = [] }: LedgerImport): Html {
  if (decisions.length === 0) return html``;
  return html`<ul>
    ${decisions.map(({ decided, by, at, note }) => html`<li>${DECIDED[decided]} by ${by} on ${ukTime(at)}${note !== undefined && html`: ${note}`}</li>`)}
  </ul>`;
}

const DECIDED = { released: "Released", rejected: "Rejected", reverted: "Taken out of force" } as const;

/** Why an upload waits, what it would send to whom, and what to do. */
function waitingPart(
  { organisation, kind }: LedgerImport,
  { concerns, effect }: { readonly concerns: readonly LedgerConcern[]; readonly effect: LedgerEffect },
  directory: Directory,
): Html {
  const which = `${organisation}${kind === undefined || kind === "payables" ? "" : ` --kind ${kind}`} --by NAME`;
  return html`<h2>Why it waits</h2>
    <ul>
      ${concerns.map((concern) => html`<li>${sayConcern(concern)}</li>`)}
    </ul>
    <p>${sayEffect(effect)}</p>
    <ul>
      ${effect.replies.map((reply) => html`<li>${sayRevisedReply(reply, (code) => `${code} ${directory.get(code)?.name ?? ""}`)}</li>`)}
    </ul>
    <p>If it is right: <code>accord ledger release ${which}</code></p>
    <p>If it is wrong: <code>accord ledger reject ${which}</code></p>`;
}

function refusedPart(report: LedgerReport): Html {
  if (report.refusedCount === 0) return html``;
  return html`<h2>${counted(report.refusedCount, "cell")} that could not be read</h2>
    <p>If even one cell can't be read, the whole upload is refused and the earlier ledger stays in force.</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Where</th>
            <th>Content</th>
            <th>Why it can't be read</th>
          </tr>
        </thead>
        <tbody>
          ${report.refusedRows.map(
            (row) =>
              html`<tr>
                <td>
                  ${row.sheet !== "" && html`${row.sheet}, `}row
                  ${row.row}${row.heading !== undefined && html`, ${row.heading}`}
                </td>
                <td>${row.value}</td>
                <td>${row.why}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function findingsPart(report: LedgerReport): Html {
  if (report.findings.length === 0) return html``;
  return html`<h2>Findings</h2>
    <ul>
      ${report.findings.map((finding) => html`<li><strong>${finding.severity}:</strong> ${finding.what} ${finding.todo}</li>`)}
    </ul>`;
}

function suppliersPart(heading: string, suppliers: readonly SupplierToSettle[]): Html {
  if (suppliers.length === 0) return html``;
  return html`<h2>${heading}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Number</th>
            <th>Name</th>
            <th class="amount">Lines</th>
            <th class="amount">Outstanding</th>
            <th>Why</th>
          </tr>
        </thead>
        <tbody>
          ${suppliers.map(
            (supplier) =>
              html`<tr>
                <td>${supplier.supplierCode}</td>
                <td>${supplier.supplierName}</td>
                <td class="amount">${supplier.lines.toLocaleString("en-GB")}</td>
                ${amountCell(supplier.outstandingPence)}
                <td>
                  ${supplier.why}${supplier.candidates.length > 0 && html` It may be ${supplier.candidates.join(", ")}.`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import { nameOfStatement } from "../../../shared/messages/words/statement-words.ts";
import { html, type Html } from "../../../shared/messages/rendering/html.ts";
import { wantedPart } from "../lists/line-list.ts";
import { amountCard } from "../badges-and-cells.ts";
import { displayText } from "../display-text.ts";
import type { Page } from "./page.ts";
import { hrefOfPosition } from "../addresses.ts";

/** One line of a statement with its reason, and the ledger's lines that support it. */
export function linePage(key: PositionKey, line: LineOutcome, amountName: string, evidence: Html): Page {
  const number = displayText(line.invoiceNumber, "(no invoice number)");
  return {
    title: `${number}, line ${line.line}`,
    part: "positions",
    body: html`<p class="crumbs">
        <a href="/positions">Positions</a> ›
        <a href="${hrefOfPosition(key)}"
          >${key.payable} owes ${key.receivable}, ${nameOfStatement(key.kind, key.exercise)}</a
        >
        › line ${line.line}
      </p>
      <h1>${number}</h1>
      <dl class="cards">
        ${amountCard(amountName, line.outstandingPence)} ${amountCard("Agreed", line.agreedPence)}
        ${amountCard("Not agreed", line.notAgreedPence)} ${amountCard("In formal dispute", line.disputedPence)}
      </dl>
      <p>${line.why} <span class="code">${line.reason}</span></p>
      ${wantedPart(line)}
      <h2>What the ledger has</h2>
      ${evidence}`,
  };
}

/** Lines of the ledger that the statement does not have. */
export function ledgerOnlyPage(key: PositionKey, list: Html): Page {
  return {
    title: `On the ledger only: ${key.payable} owes ${key.receivable}`,
    part: "positions",
    body: html`<p class="crumbs">
        <a href="/positions">Positions</a> ›
        <a href="${hrefOfPosition(key)}"
          >${key.payable} owes ${key.receivable}, ${nameOfStatement(key.kind, key.exercise)}</a
        >
      </p>
      <h1>On the ledger but not on the statement</h1>
      ${list}`,
  };
}

import type { MailState } from "../../shared/domain/mail/mail-state.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { PositionState } from "../../shared/records/position/position-view.ts";
import { html, type Html } from "../../shared/messages/rendering/html.ts";

/** A mail's state as a coloured badge. */
export function mailBadge(state: MailState): Html {
  return html`<span class="badge ${toneOfMail(state)}">${state}</span>`;
}

export function positionBadge(state: PositionState): Html {
  const [tone, words] = positionBadges[state];
  return html`<span class="badge ${tone}">${words}</span>`;
}

/** A position's state in words. */
export function wordsOfPositionState(state: PositionState): string {
  return positionBadges[state][1];
}

const positionBadges: Readonly<Record<PositionState, readonly [tone: string, words: string]>> = {
  reconciling: ["warn", "being reconciled"],
  "awaiting-ledger": ["warn", "awaiting ledger"],
  replying: ["warn", "reply being sent"],
  "reply-waiting": ["warn", "reply refused for now"],
  "reply-rejected": ["bad", "reply rejected"],
  answered: ["good", "answered"],
  "reply-withdrawn": ["warn", "reply withdrawn unsent"],
  "reply-in-review": ["warn", "reply waits for review"],
  "reply-kept-back": ["bad", "reply kept back"],
  revising: ["warn", "revised reply waits"],
  undelivered: ["bad", "reply not delivered"],
};

/** A table cell with an amount. Nil amounts are pale, so that the others are easy to see. */
export function amountCell(amount: Pence): Html {
  return html`<td class="amount ${amount === 0 && "nil"}">${formatPounds(amount)}</td>`;
}

function toneOfMail(state: MailState): string {
  switch (state) {
    case "answered":
      return "good";
    case "received":
    case "accepted":
    case "held":
      return "warn";
    case "ignored":
    case "closed":
      return "calm";
    case "refused":
    case "quarantined":
    case "failed":
      return "bad";
  }
}

/** An amount with a label, in a list of cards. */
export function amountCard(label: string, amount: Pence): Html {
  return html`<div class="card">
    <dt>${label}</dt>
    <dd>${formatPounds(amount)}</dd>
  </div>`;
}

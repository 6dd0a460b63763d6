import type { LedgerOnly } from "../../../shared/domain/position/outcome.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { headingOfReason } from "../heading-of-reason.ts";
import { displayText } from "../display-text.ts";
import type { List } from "./list.ts";

/** What the ledger has and the statement has not, the largest first. */
export const ledgerOnlyList: List<LedgerOnly> = {
  unit: ["line of the ledger", "lines of the ledger"],
  columns: [
    {
      name: "invoice",
      heading: "Invoice",
      look: "title",
      text: ({ invoiceNumber }) => invoiceNumber,
      cell: ({ invoiceNumber }) => html`<div class="number">${displayText(invoiceNumber, "(none)")}</div>`,
    },
    {
      name: "date",
      heading: "Date",
      day: ({ invoiceDate }) => invoiceDate,
    },
    { name: "outstanding", heading: "Outstanding", amount: ({ outstandingPence }) => outstandingPence },
    {
      name: "why",
      heading: "Why it is listed",
      look: "why",
      text: ({ why }) => why,
      cell: ({ reason, why }) =>
        html`<div class="code">${reason}</div>
          ${why}`,
    },
  ],
  filters: [{ name: "reason", label: "Reason", all: "all", of: ({ reason }) => [reason], words: headingOfReason }],
  search: { label: "Invoice", textOf: ({ invoiceNumber }) => invoiceNumber },
  usualOrder: {
    words: "the largest first",
    compare: (one, other) => Math.abs(other.outstandingPence) - Math.abs(one.outstandingPence),
  },
  empty: "The statement has all that the ledger has.",
};

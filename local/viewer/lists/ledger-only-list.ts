import type { LedgerOnly } from "../../../shared/domain/position/outcome.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { headingOfReason } from "../heading-of-reason.ts";
import { ledgerLineColumns } from "./ledger-line-columns.ts";
import type { List } from "./list.ts";

/** What the ledger has and the statement has not, the largest first. */
export const ledgerOnlyList: List<LedgerOnly> = {
  unit: ["line of the ledger", "lines of the ledger"],
  columns: [
    ...ledgerLineColumns,
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

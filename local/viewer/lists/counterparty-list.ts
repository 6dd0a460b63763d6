import type { LedgerReport } from "../../../shared/domain/ledger/ledger-report.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import type { List } from "./list.ts";

type Counterparty = LedgerReport["counterparties"][number];

/** The lines of a ledger by counterparty, the largest first. */
export const counterpartyList: List<Counterparty> = {
  unit: ["counterparty", "counterparties"],
  columns: [
    {
      name: "counterparty",
      heading: "Counterparty",
      look: "title",
      text: ({ code, name }) => `${code} ${name}`,
      cell: ({ code, name }) => html`<strong>${code}</strong> ${name}`,
    },
    { name: "lines", heading: "Lines", look: "amount", text: ({ lines }) => lines },
    { name: "outstanding", heading: "Outstanding", amount: ({ outstandingPence }) => outstandingPence },
    { name: "disputed", heading: "In dispute", amount: ({ disputedPence }) => disputedPence },
  ],
  search: { label: "Counterparty", textOf: ({ code, name }) => `${code} ${name}` },
  usualOrder: {
    words: "the largest first",
    compare: (one, other) => Math.abs(other.outstandingPence) - Math.abs(one.outstandingPence),
  },
  empty: "No line is of a body of the group.",
};

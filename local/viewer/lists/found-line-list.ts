import { nameOfExercise, shortNameOfKind } from "../../../shared/domain/exercise/exercise.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { headingOfReason } from "../heading-of-reason.ts";
import { displayText } from "../display-text.ts";
import type { FoundLine } from "../search/found-lines.ts";
import type { List } from "./list.ts";
import { exerciseInWords, kindInWords } from "./position-list.ts";
import { hrefOfPosition } from "../addresses.ts";

/** The lines of all positions that have a number, the largest first. */
export const foundLineList: List<FoundLine> = {
  unit: ["line", "lines"],
  columns: [
    {
      name: "invoice",
      heading: "Invoice",
      look: "title",
      text: ({ invoiceNumber }) => invoiceNumber,
      cell: ({ href, invoiceNumber }) =>
        html`<div class="number"><a href="${href}">${displayText(invoiceNumber, "(none)")}</a></div>`,
    },
    { name: "where", heading: "Where", look: "nowrap", text: ({ where }) => where },
    {
      name: "position",
      heading: "Position",
      text: ({ position }) =>
        `${position.payable} owes ${position.receivable}, ${nameOfExercise(position.exercise)} ${shortNameOfKind(position.kind)}`,
      cell: ({ position }) =>
        html`<a href="${hrefOfPosition(position)}"
          >${position.payable} owes ${position.receivable}, ${nameOfExercise(position.exercise)}
          ${shortNameOfKind(position.kind)}</a
        >`,
    },
    { name: "amount", heading: "Outstanding", amount: ({ pence }) => pence },
    { name: "agreed", heading: "Agreed", amount: ({ agreedPence }) => agreedPence },
    { name: "not-agreed", heading: "Not agreed", amount: ({ notAgreedPence }) => notAgreedPence },
    { name: "disputed", heading: "In dispute", amount: ({ disputedPence }) => disputedPence },
    {
      name: "why",
      heading: "Why",
      look: "why",
      text: ({ why }) => why,
      cell: ({ reason, why }) =>
        html`<div class="code">${reason}</div>
          ${why}`,
    },
  ],
  filters: [
    { name: "reason", label: "Reason", all: "all", of: ({ reason }) => [reason], words: headingOfReason },
    {
      name: "exercise",
      label: "Exercise",
      all: "all",
      of: ({ position }) => [position.exercise],
      words: exerciseInWords,
    },
    { name: "kind", label: "Kind", all: "all", of: ({ position }) => [position.kind], words: kindInWords },
    { name: "where", label: "Where", all: "everywhere", of: ({ where }) => [where] },
  ],
  search: { label: "Invoice", textOf: ({ invoiceNumber }) => invoiceNumber },
  usualOrder: { words: "the largest first", compare: (one, other) => Math.abs(other.pence) - Math.abs(one.pence) },
  added: { isAdded: ({ where }) => where === "statement", leftOut: "without lines of the ledger alone" },
  empty: "No position has an invoice with that number.",
};

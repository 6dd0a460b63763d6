import type { TodoItem } from "../../../shared/domain/todo/todo-item.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { cleanText } from "../../../shared/messages/words/clean-text.ts";
import type { List } from "./list.ts";
import { hrefOfMail, hrefOfPosition } from "../addresses.ts";

/** What waits for a person, in the order in which it is given: what matters most first. */
export const todoList: List<TodoItem> = {
  unit: ["thing", "things"],
  columns: [
    {
      name: "what",
      heading: "What",
      look: "title",
      text: ({ what }) => what,
      cell: ({ what, id }) =>
        html`${cleanText(what)}
          <div class="quiet">${id}</div>`,
    },
    { name: "whose", heading: "Whose", text: whose },
    { name: "other", heading: "Other side", text: ({ counterparty }) => counterparty ?? "" },
    { name: "since", heading: "Since", instant: ({ since }) => since },
    { name: "amount", heading: "Amount", amount: ({ pence }) => pence },
    {
      name: "deadline",
      heading: "Deadline",
      day: ({ deadline }) => deadline,
    },
    { name: "assigned", heading: "Who has it", text: ({ assignedTo }) => cleanText(assignedTo ?? "") },
    { name: "id", heading: "Id", onlyCsv: true, text: ({ id }) => id },
    { name: "where", heading: "Where", text: ({ source }) => source.from, cell: whereOf },
  ],
  filters: [
    { name: "whose", label: "Whose", all: "all", of: (item) => [whose(item)] },
    { name: "kind", label: "Kind", all: "all", of: ({ kind }) => [kind], words: (kind) => kind.replaceAll("-", " ") },
    {
      name: "assigned",
      label: "Who has it",
      all: "all",
      of: ({ assignedTo }) => [assignedTo === undefined ? "nobody" : cleanText(assignedTo)],
    },
  ],
  search: {
    label: "Words or invoice",
    textOf: ({ what, counterparty, line, id }) => [what, counterparty, line, id].filter(Boolean).join(" / "),
  },
  empty: "Nothing waits for a person.",
};

function whose({ payable }: TodoItem): string {
  return payable ?? "Accord's operators";
}

function whereOf({ source, position }: TodoItem) {
  const mailId = source.from === "mail" || source.from === "message" ? source.mailId : undefined;
  const key = source.from === "position" ? source.position : position;
  return html`${mailId !== undefined && html`<a href="${hrefOfMail(mailId)}">the mail</a>`}
  ${key && html`<a href="${hrefOfPosition(key)}">the position</a>`}
  ${source.from === "ledger" && html`<a href="/ledgers">the ledgers</a>`}`;
}

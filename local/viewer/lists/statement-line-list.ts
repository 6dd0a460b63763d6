import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { shortText } from "../display-text.ts";
import type { List } from "./list.ts";

type Line = Statement["lines"][number];

/** The lines of a statement as they were read, in their order. */
export const statementLineList: List<Line> = {
  unit: ["line", "lines"],
  columns: [
    { name: "line", heading: "Line", text: ({ line }) => line },
    { name: "place", heading: "Sheet, row", text: ({ sheet, row }) => `${sheet}, ${row}` },
    {
      name: "invoice",
      heading: "Invoice",
      look: "title",
      text: ({ invoiceNumber }) => invoiceNumber,
      cell: ({ invoiceNumber }) => html`<div class="number">${shortText(invoiceNumber, "(none)")}</div>`,
    },
    {
      name: "date",
      heading: "Date",
      day: ({ invoiceDate }) => invoiceDate,
    },
    { name: "order", heading: "Purchase order", text: ({ purchaseOrder }) => purchaseOrder ?? "" },
    { name: "total", heading: "Invoice total", amount: ({ totalPence }) => totalPence },
    { name: "claimed", heading: "Claimed", amount: ({ outstandingPence }) => outstandingPence },
    {
      name: "description",
      heading: "Description",
      text: ({ description }) => description ?? "",
      cell: ({ description }) => html`${shortText(description ?? "", "")}`,
    },
  ],
  search: { label: "Invoice", textOf: ({ invoiceNumber }) => invoiceNumber },
  empty: "The statement has no lines.",
};

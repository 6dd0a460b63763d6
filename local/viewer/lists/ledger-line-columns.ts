import type { CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { html } from "../../../shared/messages/rendering/html.ts";
import { displayText } from "../display-text.ts";
import type { ListColumn } from "./list.ts";

/** The columns of every list of ledger lines: which invoice, of which day, and what is outstanding of it. */
export const ledgerLineColumns: readonly ListColumn<{
  readonly invoiceNumber: string;
  readonly invoiceDate?: CalendarDate | undefined;
  readonly outstandingPence: Pence;
}>[] = [
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
];

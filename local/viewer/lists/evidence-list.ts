import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Evidence } from "../../../shared/domain/position/outcome.ts";
import { howFound } from "../evidence-words.ts";
import { ledgerLineColumns } from "./ledger-line-columns.ts";
import type { List } from "./list.ts";

/** The lines of the ledger that the verdict on one line rests on. */
export const evidenceList: List<Evidence> = {
  unit: ["line of the ledger", "lines of the ledger"],
  columns: [
    ...ledgerLineColumns,
    { name: "used", heading: "Used", amount: ({ usedPence }) => usedPence },
    { name: "status", heading: "Status", text: ({ status }) => status.replaceAll("-", " ") },
    {
      name: "paid",
      heading: "Paid",
      text: ({ paidDate, paymentReference = "" }) =>
        [paidDate === undefined ? "" : formatCalendarDate(paidDate), paymentReference].filter(Boolean).join(", "),
    },
    { name: "dispute", heading: "Dispute", text: ({ disputeReference = "" }) => disputeReference },
    { name: "found", heading: "How it was found", text: howFound },
  ],
  search: { label: "Invoice", textOf: ({ invoiceNumber }) => invoiceNumber },
  empty: "No line of the ledger bears on it.",
};

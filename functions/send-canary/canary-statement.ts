import type { CalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { formatCalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import type { CellDescription, WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";
import type { Quarter } from "./canary-group.ts";

/** What must be agreed of every canary: the line that is on its ledger. */
export const canaryAgreed: Pence = pence(1_234_56);
/** What must not be: the line that is on no ledger, and makes every canary's statement a new one. */
export const canaryNotAgreed: Pence = pence(1_00);

/** The statement of one canary: one line that its ledger has, and one that no ledger has. */
export function canaryStatement(token: string, today: CalendarDate, quarter: Quarter, at: Date): WorkbookDescription {
  const rows: readonly (readonly CellDescription[])[] = [
    [text("Statement of account")],
    [text("From:"), text(`Accord canary, the side that is owed (${canaryReceivable})`)],
    [text("To:"), text(`Accord canary, the side that pays (${canaryPayable})`)],
    [text("As at:"), text(formatCalendarDate(today))],
    [],
    [text("Invoice number"), text("Invoice date"), text("Outstanding")],
    [text(invoiceOf(quarter)), date(quarter.from), pounds(canaryAgreed)],
    [text(`CANARY-${token}`), date(quarter.from), pounds(canaryNotAgreed)],
  ];
  return {
    fileName: "canary-statement.xlsx",
    title: "Statement of Accord's canary",
    preparedAt: at.toISOString(),
    sheets: [
      {
        name: "Statement",
        columns: [30, 50, 15],
        rows: rows.map((cells) => ({ cells })),
        frozenRows: 0,
        frozenColumns: 0,
      },
    ],
  };
}

/** The canary's ledger, in Accord's own template. */
export function canaryLedger(quarter: Quarter): string {
  const amount = (canaryAgreed / 100).toFixed(2);
  return [
    "supplier_code,supplier_name,invoice_number,invoice_date,gross,outstanding,status",
    `${canaryReceivable},Accord canary,${invoiceOf(quarter)},${quarter.from},${amount},${amount},approved`,
    "",
  ].join("\n");
}

function invoiceOf({ id }: Quarter): string {
  return `CANARY-${id}`;
}

function text(words: string): CellDescription {
  return { cell: "text", text: words, look: "plain" };
}

function date(day: CalendarDate): CellDescription {
  return { cell: "date", date: day, look: "cell" };
}

function pounds(amount: Pence): CellDescription {
  return { cell: "pounds", pence: amount, look: "cell" };
}

import { parsePounds } from "../amounts-and-days/parse-pounds.ts";
import type { AskedDecision } from "../position/check-decision.ts";
import type { FilledRow } from "./filled-row.ts";
import { actionOf, decisionWords, type RowAction } from "./decision-words.ts";

/** What a person asks for in a row: a decision, without the invoice that it is about, or a second person's answer. */
export type RowAsk =
  | (Omit<AskedDecision, "invoice" | "claimed"> & { readonly action: "decide" })
  | { readonly action: "approve" | "reject" };

/** Reads what a row asks for, or says what is not clear about it. Nothing is guessed: a cell that does not go with the decision is told. */
export function askOfRow(row: FilledRow): RowAsk | { readonly unclear: string } {
  const action = actionOf(row.decision);
  if (action === undefined)
    return {
      unclear:
        row.decision.trim() === ""
          ? "The column Decision is empty, so it is not clear what you decide."
          : `“${row.decision}” is none of the words of the column Decision: ${Object.values(decisionWords).join(", ")}.`,
    };
  const stray = CELLS.find(({ of, goesWith }) => of(row).trim() !== "" && !goesWith.includes(action));
  if (stray)
    return {
      unclear: `“${decisionWords[action]}” does not go with anything in the column ${stray.heading}. Which of them do you mean?`,
    };
  if (action === "approve" || action === "reject") return { action };
  const amount = row.amount.trim() === "" ? undefined : parsePounds(row.amount);
  if (amount === undefined && row.amount.trim() !== "")
    return { unclear: `“${row.amount}” in the column Amount is not an amount in pounds and pence such as 1234.50.` };
  return {
    action: "decide",
    decision: action,
    ...(amount === undefined ? {} : { amount }),
    ...textIn("reference", row.disputeReference),
    ...textIn("question", row.question),
    ...textIn("ledgerInvoice", row.sameInvoiceAs),
  };
}

const CELLS: readonly {
  readonly heading: string;
  readonly of: (row: FilledRow) => string;
  readonly goesWith: readonly RowAction[];
}[] = [
  { heading: "Amount", of: (row) => row.amount, goesWith: ["agree", "dispute"] },
  { heading: "Dispute reference", of: (row) => row.disputeReference, goesWith: ["dispute"] },
  { heading: "Question to ask", of: (row) => row.question, goesWith: ["query"] },
  { heading: "Same invoice as", of: (row) => row.sameInvoiceAs, goesWith: ["same-invoice"] },
  { heading: "Tell them", of: (row) => row.tell, goesWith: ["agree", "dispute", "query", "same-invoice"] },
];

function textIn(field: "reference" | "question" | "ledgerInvoice", text: string): Partial<AskedDecision> {
  return text.trim() === "" ? {} : { [field]: text.trim() };
}

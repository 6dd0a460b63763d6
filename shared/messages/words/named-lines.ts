import { joinWords } from "../../domain/reconcile/words/name-lines.ts";
import { quoteText } from "./quote-text.ts";

const MOST_NAMED = 10;

/** `invoice 0979422 (line 3)`, `invoices A1 (line 1) and A2 (line 2)`; with many, how many more. */
export function namedLines(lines: readonly { readonly line: number; readonly invoiceNumber: string }[]): string {
  const shown = lines
    .slice(0, MOST_NAMED)
    .map(({ line, invoiceNumber }) => `${quoteText(invoiceNumber, [], 60)} (line ${line})`);
  const more = lines.length - shown.length;
  return `${lines.length === 1 ? "invoice" : "invoices"} ${joinWords(more === 0 ? shown : [...shown, `${more} more`])}`;
}

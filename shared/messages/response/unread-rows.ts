import type { UnreadRow } from "../../domain/statement/statement.ts";
import { quoteText, quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";

/** Lines of the statement whose amount could not be read. No total includes them. */
export function unreadRowsOf(statement: Pick<ResponseFacts["statement"], "unread">): readonly UnreadRow[] {
  return statement.unread ?? [];
}

/** `Invoice NF-1, row 12 of “Statement”` */
export function nameOfUnreadRow(row: UnreadRow): string {
  const number = quoteReference(row.invoiceNumber ?? "");
  return `${number === "" ? "A line without a number" : `Invoice ${number}`}, row ${row.row} of “${quoteText(row.sheet, [], 60)}”`;
}

/** Why the amount could not be read, in a sentence. */
export function whyUnread(row: UnreadRow): string {
  const value = quoteText(row.value, [], 80);
  const column = row.column === undefined ? "" : ` in column ${quoteReference(row.column)}`;
  const problem = value === "" ? `There is no amount${column}.` : `We could not read the amount “${value}”${column}.`;
  return `${problem} The line is not counted, and none of it is agreed.`;
}

/** What the part of an answer is called that lists what only the ledger has: an unread row may be one of these. */
export function titleOfLedgerOnly(statement: Pick<ResponseFacts["statement"], "unread">): string {
  return unreadRowsOf(statement).length === 0
    ? "on our ledger but not on your statement"
    : "on our ledger but not among the lines that we could read";
}

export const WANTED_FOR_UNREAD = "The whole statement again, with this amount as a plain number.";

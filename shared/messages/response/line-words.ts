import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Evidence, LedgerOnly, LineOutcome } from "../../domain/position/outcome.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { requestOfWanted, wordsOfWanted } from "../../domain/reconcile/words/wanted-words.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { quoteText, quoteReference } from "../words/quote-text.ts";

/** The result for a line, in two or three words. */
export type LineResult = "Agreed" | "Agreed in part" | "Not agreed" | "In dispute";

export function resultOf(line: LineOutcome): LineResult {
  if (isAgreedInFull(line)) return "Agreed";
  if (line.agreedPence !== noPence) return "Agreed in part";
  return line.notAgreedPence === noPence ? "In dispute" : "Not agreed";
}

/** Whether the line is agreed with nothing left open. */
export function isAgreedInFull(line: LineOutcome): boolean {
  return line.notAgreedPence === noPence && line.disputedPence === noPence;
}

/** The sentence that explains the verdict (RSP-01). If a person decided it, it says whose finance team and when. */
export function whyOf(line: LineOutcome, statementLine: StatementLine | undefined): string {
  return quoteText(line.why, referencesOf(line, statementLine));
}

/** What we need (RSP-01), where a heading says that it is asked for; empty if nothing. */
export function furtherInformationFor(line: LineOutcome, statementLine: StatementLine | undefined): string {
  return line.wanted === undefined ? "" : quoteText(wordsOfWanted(line.wanted), referencesOf(line, statementLine));
}

/** What we need, as a request that stands on its own; empty if nothing. */
export function requestAbout(line: LineOutcome, statementLine: StatementLine | undefined): string {
  return line.wanted === undefined ? "" : quoteText(requestOfWanted(line.wanted), referencesOf(line, statementLine));
}

/** The ledger's facts that the verdict is based on, one after the other. */
export function evidenceOf(line: LineOutcome): string {
  const listed = line.evidence.slice(0, 20).map(evidenceWords);
  const more = line.evidence.length - listed.length;
  return listed.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

function evidenceWords(evidence: Evidence): string {
  const date = evidence.invoiceDate === undefined ? "" : ` of ${formatCalendarDate(evidence.invoiceDate)}`;
  const parts = [
    `${quoteReference(evidence.invoiceNumber) || "entry without a number"}${date}`,
    `${formatPounds(evidence.outstandingPence)} outstanding`,
    evidence.status.replaceAll("-", " "),
  ];
  if (evidence.paidDate !== undefined) parts.push(`paid on ${formatCalendarDate(evidence.paidDate)}`);
  if (evidence.paymentReference !== undefined && evidence.paymentReference !== "") {
    parts.push(`payment reference ${quoteReference(evidence.paymentReference)}`);
  }
  if (evidence.disputeReference !== undefined && evidence.disputeReference !== "") {
    parts.push(`dispute reference ${quoteReference(evidence.disputeReference)}`);
  }
  if (evidence.match === "candidate") parts.push("a candidate only");
  return parts.join(", ");
}

/** References that a sentence about the line may name. They are not removed from it as bank details. */
export function referencesOf(line: LineOutcome, statementLine: StatementLine | undefined): string[] {
  const references = [
    line.invoiceNumber,
    ...(statementLine?.references ?? []),
    ...(statementLine?.otherNumbers ?? []),
    statementLine?.purchaseOrder ?? "",
  ];
  for (const evidence of line.evidence) {
    references.push(evidence.invoiceNumber, evidence.paymentReference ?? "", evidence.disputeReference ?? "");
  }
  return references.filter((reference) => reference !== "");
}

/** The sentence about an item that only the ledger has (REC-08). */
export function whyOfLedgerOnly(item: LedgerOnly): string {
  return quoteText(item.why, [item.invoiceNumber]);
}

/** `Invoice NF-10234 of 3 March 2023` */
export function nameOfLine(line: Pick<LineOutcome, "invoiceNumber" | "invoiceDate" | "outstandingPence">): string {
  const number = quoteReference(line.invoiceNumber);
  const type = line.outstandingPence < 0 ? "Credit" : "Invoice";
  const name = number === "" ? `${type} without a number` : `${type} ${number}`;
  return line.invoiceDate === undefined ? name : `${name} of ${formatCalendarDate(line.invoiceDate)}`;
}

/** `row 12 of “Statement”` */
export function placeOnStatement(statementLine: StatementLine | undefined): string {
  return statementLine === undefined ? "" : `row ${statementLine.row} of “${quoteText(statementLine.sheet, [], 60)}”`;
}

import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Evidence, LedgerOnly, LineOutcome } from "../../domain/position/outcome.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { quoted, quotedReference } from "../words/quoted.ts";
import { ukDay } from "../words/uk-time.ts";

/** What became of a line, in two or three words. */
export type LineResult = "Agreed" | "Agreed in part" | "Not agreed" | "In dispute";

export function resultOf(line: LineOutcome): LineResult {
  if (isAgreedInFull(line)) return "Agreed";
  if (line.agreedPence !== noPence) return "Agreed in part";
  return line.notAgreedPence === noPence ? "In dispute" : "Not agreed";
}

/** Whether nothing of the line is left to talk about. */
export function isAgreedInFull(line: LineOutcome): boolean {
  return line.notAgreedPence === noPence && line.disputedPence === noPence;
}

/** The verdict's sentence (RSP-01), and that a person made it where one did. */
export function whyOf(line: LineOutcome, statementLine: StatementLine | undefined): string {
  const why = quoted(line.why, referencesOf(line, statementLine));
  return line.decision === undefined
    ? why
    : `${why} (Decided by a person on ${formatCalendarDate(ukDay(line.decision.at))}.)`;
}

/** What further information is wanted (RSP-01), or nothing. */
export function wantedOf(line: LineOutcome, statementLine: StatementLine | undefined): string {
  return quoted(line.wanted, referencesOf(line, statementLine));
}

/** The ledger's facts that the verdict rests on, one after the other. */
export function evidenceOf(line: LineOutcome): string {
  const told = line.evidence.slice(0, 20).map(evidenceWords);
  const more = line.evidence.length - told.length;
  return told.join("; ") + (more > 0 ? `; and ${more} more` : "");
}

function evidenceWords(evidence: Evidence): string {
  const date = evidence.invoiceDate === undefined ? "" : ` of ${formatCalendarDate(evidence.invoiceDate)}`;
  const parts = [
    `${quotedReference(evidence.invoiceNumber) || "entry without a number"}${date}`,
    `${formatPounds(evidence.outstandingPence)} outstanding`,
    evidence.status.replaceAll("-", " "),
  ];
  if (evidence.paidDate !== undefined) parts.push(`paid on ${formatCalendarDate(evidence.paidDate)}`);
  if (evidence.paymentReference !== undefined && evidence.paymentReference !== "") {
    parts.push(`payment reference ${quotedReference(evidence.paymentReference)}`);
  }
  if (evidence.disputeReference !== undefined && evidence.disputeReference !== "") {
    parts.push(`dispute reference ${quotedReference(evidence.disputeReference)}`);
  }
  if (evidence.match === "candidate") parts.push("a candidate only");
  return parts.join(", ");
}

/** References that a sentence about the line may name, and that therefore stay in it. */
function referencesOf(line: LineOutcome, statementLine: StatementLine | undefined): string[] {
  const references = [line.invoiceNumber, ...(statementLine?.references ?? []), statementLine?.purchaseOrder ?? ""];
  for (const evidence of line.evidence) {
    references.push(evidence.invoiceNumber, evidence.paymentReference ?? "", evidence.disputeReference ?? "");
  }
  return references.filter((reference) => reference !== "");
}

/** The sentence about an item that only the ledger has (REC-08). */
export function whyOfLedgerOnly(item: LedgerOnly): string {
  return quoted(item.why, [item.invoiceNumber]);
}

/** `Invoice NF-10234 of 3 March 2023` */
export function nameOfLine(line: Pick<LineOutcome, "invoiceNumber" | "invoiceDate" | "outstandingPence">): string {
  const number = quotedReference(line.invoiceNumber);
  const sort = line.outstandingPence < 0 ? "Credit" : "Invoice";
  const name = number === "" ? `${sort} without a number` : `${sort} ${number}`;
  return line.invoiceDate === undefined ? name : `${name} of ${formatCalendarDate(line.invoiceDate)}`;
}

/** `row 12 of “Statement”` */
export function placeOnStatement(statementLine: StatementLine | undefined): string {
  return statementLine === undefined ? "" : `row ${statementLine.row} of “${quoted(statementLine.sheet, [], 60)}”`;
}

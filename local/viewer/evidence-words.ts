import { formatCalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Evidence } from "../../shared/domain/position/outcome.ts";

/** A line of the ledger that a verdict rests on, with how it was found. */
export function evidenceWords(evidence: Evidence): string {
  const parts = [
    `Ledger: ${evidence.invoiceNumber || "no number"}`,
    evidence.invoiceDate && `of ${formatCalendarDate(evidence.invoiceDate)}`,
    `${formatPounds(evidence.outstandingPence)} outstanding`,
    evidence.status,
    evidence.paidDate && `paid ${formatCalendarDate(evidence.paidDate)}`,
    evidence.paymentReference && `payment ${evidence.paymentReference}`,
    evidence.disputeReference && `dispute ${evidence.disputeReference}`,
    howFound(evidence),
    evidence.match === "candidate" ? undefined : `${formatPounds(evidence.usedPence)} used`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** How a ledger line was found: `same number`. */
export function howFound({ match }: Evidence): string {
  return matchWords[match] ?? `found by ${match.replaceAll("-", " ")}`;
}

const matchWords: Readonly<Record<string, string>> = {
  exact: "same number",
  normalised: "same number, written differently",
  "purchase-order": "found by its purchase order",
  description: "found in a description",
  group: "found as part of a sum",
  decision: "named by a person",
  candidate: "possible match, not used",
};

import type { LedgerLine } from "../ledger-line.ts";
import type { Evidence, LineOutcome } from "../outcome.ts";
import { pence } from "../pence.ts";
import type { StatementLine } from "../statement-line.ts";
import type { Match, ReasonCode } from "./reasons.ts";

/** What was decided about a line, before it is written down. Amounts in the sign of the line. */
export interface Verdict {
  readonly agreed: number;
  readonly disputed: number;
  readonly reason: ReasonCode;
  readonly why: string;
  readonly wanted: string;
}

/** REC-01: whatever is neither agreed nor in dispute is not agreed, so that the parts always add up to the line. */
export function lineOutcomeOf(line: StatementLine, verdict: Verdict, evidence: Evidence[]): LineOutcome {
  const outcome: LineOutcome = {
    line: line.line,
    invoiceNumber: line.invoiceNumber,
    outstandingPence: line.outstandingPence,
    agreedPence: pence(verdict.agreed),
    notAgreedPence: pence(line.outstandingPence - verdict.agreed - verdict.disputed),
    disputedPence: pence(verdict.disputed),
    reason: verdict.reason,
    why: verdict.why,
    wanted: verdict.wanted,
    evidence,
  };
  if (line.invoiceDate !== undefined) outcome.invoiceDate = line.invoiceDate;
  return outcome;
}

export function evidenceOf(line: LedgerLine, match: Match, used: number): Evidence {
  const evidence: Evidence = {
    invoiceNumber: line.invoiceNumber,
    outstandingPence: line.outstandingPence,
    status: line.status,
    match,
    usedPence: pence(used),
  };
  if (line.invoiceDate !== undefined) evidence.invoiceDate = line.invoiceDate;
  if (line.grossPence !== undefined) evidence.grossPence = line.grossPence;
  if (line.paidDate !== undefined) evidence.paidDate = line.paidDate;
  if (line.paymentReference !== undefined) evidence.paymentReference = line.paymentReference;
  if (line.disputeReference !== undefined) evidence.disputeReference = line.disputeReference;
  return evidence;
}

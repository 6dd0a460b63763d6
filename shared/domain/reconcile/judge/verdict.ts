import type { Wanted } from "../../position/wanted.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { Evidence, LineOutcome } from "../../position/outcome.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { Match } from "../matching/matching.ts";
import type { ReasonCode } from "../words/reasons.ts";

/** What is decided about a line. Amounts in pence, in the sign of the line. */
export interface Verdict {
  readonly agreed: number;
  readonly disputed: number;
  readonly reason: ReasonCode;
  readonly why: string;
  /** What is wanted of the receivable organisation; absent if nothing is. */
  readonly wanted?: Wanted | undefined;
  /** The reason under which the part that is not agreed is adjusted (COL-04), if it is not the reason of the line. */
  readonly adjustedUnder?: ReasonCode;
  /** REC-07: how much of the part that is not agreed only waits for approval. */
  readonly awaiting?: number;
}

/** REC-01: what is neither agreed nor in dispute is not agreed, so the parts always add up to the line. */
export function lineOutcomeOf(line: StatementLine, verdict: Verdict, evidence: Evidence[]): LineOutcome {
  const outcome = partsOf(line, verdict, evidence);
  if (verdict.awaiting !== undefined && verdict.awaiting !== 0) outcome.accruedPence = pence(verdict.awaiting);
  return outcome;
}

function partsOf(line: StatementLine, verdict: Verdict, evidence: Evidence[]): LineOutcome {
  const { invoiceDate } = line;
  const agreedPence = pence(verdict.agreed);
  const notAgreedPence = pence(line.outstandingPence - verdict.agreed - verdict.disputed);
  const disputedPence = pence(verdict.disputed);
  const { reason, why, wanted } = verdict;
  // Two literals are faster than adding a property later: there can be a hundred thousand lines.
  if (invoiceDate === undefined) {
    return {
      line: line.line,
      invoiceNumber: line.invoiceNumber,
      outstandingPence: line.outstandingPence,
      agreedPence,
      notAgreedPence,
      disputedPence,
      reason,
      why,
      wanted,
      evidence,
    };
  }
  return {
    line: line.line,
    invoiceNumber: line.invoiceNumber,
    invoiceDate,
    outstandingPence: line.outstandingPence,
    agreedPence,
    notAgreedPence,
    disputedPence,
    reason,
    why,
    wanted,
    evidence,
  };
}

/** A ledger line as evidence for a verdict that uses `used` pence of it. */
export function evidenceOf(line: LedgerLine, match: Match, used: number): Evidence {
  const { invoiceNumber, outstandingPence, status, invoiceDate, grossPence } = line;
  const usedPence = pence(used);
  const evidence: Evidence =
    invoiceDate === undefined || grossPence === undefined
      ? { invoiceNumber, outstandingPence, status, match, usedPence }
      : { invoiceNumber, invoiceDate, outstandingPence, grossPence, status, match, usedPence };
  if (invoiceDate === undefined) {
    if (grossPence !== undefined) evidence.grossPence = grossPence;
  } else if (grossPence === undefined) evidence.invoiceDate = invoiceDate;
  if (line.paidDate !== undefined) evidence.paidDate = line.paidDate;
  if (line.paymentReference !== undefined) evidence.paymentReference = line.paymentReference;
  if (line.disputeReference !== undefined) evidence.disputeReference = line.disputeReference;
  if (line.purchaseOrder !== undefined) evidence.purchaseOrder = line.purchaseOrder;
  return evidence;
}

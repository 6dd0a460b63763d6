import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import type { Evidence, LineOutcome } from "../../position/outcome.ts";
import { required } from "../collections.ts";
import { capAt } from "../matching/amounts.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { ledgerAt, lineAt, singleOf, supportAt, type Allocation, type Matching } from "../matching/matching.ts";
import { applyDecision, sameInvoiceWords, type SameInvoice } from "./apply-decisions.ts";
import { judgeAllocations, type Part } from "./judge-allocations.ts";
import type { JudgeContext } from "./judge-context.ts";
import { judgeOutOfScope } from "./judge-nature.ts";
import { judgeClaimedElsewhere } from "./judge-claimed-elsewhere.ts";
import { isPrepaymentHeld } from "../prepayments.ts";
import { judgePrepayment } from "./judge-prepayment.ts";
import { judgeSingle } from "./judge-single.ts";
import { judgeUnmatched } from "./judge-unmatched.ts";
import { evidenceOf, lineOutcomeOf, type Verdict } from "./verdict.ts";

/** A line as the outcome has it, and the verdict by which it counts in the columns of the form. */
export interface JudgedLine {
  readonly outcome: LineOutcome;
  readonly verdict: Verdict;
}

/**
 * Judges one statement line, in this order; the first that applies gives the verdict:
 *
 * 1. Is it on the statement of the right pair of organisations? (REC-16)
 * 2. Is it outside the agreement of balances, or another body's, by what it is? (ORG-08)
 * 3. Is it a credit to be judged by the invoice that it credits? (REC-12)
 * 4. Is a whole ledger line matched to it?
 * 5. Are parts of ledger lines allocated to it?
 * 6. Is it cash that our payment records explain? (REC-13)
 * 7. Otherwise no ledger line is matched to it, and it is queried.
 *
 * A person's decision then overrides the verdict.
 */
export function judgeLine(context: JudgeContext, index: StatementIndex): JudgedLine {
  const line = lineAt(context.matching, index);
  const decision = context.decisions.verdicts.get(index);
  const sameInvoice = sameInvoiceDecision(context, index);
  const engine = judge(context, line, index);
  const verdict =
    decision !== undefined
      ? applyDecision(line, decision, engine.verdict, context.payable)
      : sameInvoice !== undefined
        ? { ...engine.verdict, why: `${engine.verdict.why} ${sameInvoiceWords(sameInvoice, context.payable)}` }
        : engine.verdict;
  const evidence = decision === undefined ? engine.evidence : reduceEvidence(engine.evidence, verdict);
  const outcome = lineOutcomeOf(
    line,
    context.matching.interchangeable.has(index) ? withAlike(verdict) : verdict,
    evidence,
  );
  const shown = decision ?? sameInvoice;
  if (shown !== undefined) outcome.decision = shown;
  return { outcome, verdict };
}

/** A verdict that would be the same in any pairing of lines that are alike. */
function withAlike(verdict: Verdict): Verdict {
  // Of lines of which nothing counts, nobody asks which is which.
  if (verdict.agreed === 0 && verdict.disputed === 0) return verdict;
  return {
    ...verdict,
    why: `${verdict.why} Several of your lines and of ours are alike in number and amount: it does not matter which is which.`,
  };
}

/** A verdict and the ledger lines that it depends on. */
interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: Evidence[];
}

function judge(context: JudgeContext, line: StatementLine, index: StatementIndex): Judgement {
  const { matching, setting } = context;
  const single = singleOf(matching, index);
  const ledger = single === undefined ? undefined : ledgerAt(matching, single);
  const misplaced = context.place.judgeMisplaced(line, line.invoiceDate ?? ledger?.invoiceDate);
  if (misplaced !== undefined) return { verdict: misplaced, evidence: [] };
  const outOfScope = judgeOutOfScope(setting, line, ledger ?? firstAllocated(matching, index));
  if (outOfScope !== undefined) return { verdict: outOfScope, evidence: [] };
  const claimed = judgeClaimedElsewhere(setting, line, ledger ?? firstAllocated(matching, index));
  if (claimed !== undefined) return { verdict: claimed, evidence: [] };
  const credit = context.credits.get(index);
  if (credit !== undefined) return withCandidates(matching, credit.verdict, credit.invoices);
  if (single !== undefined && ledger !== undefined) {
    const match = required(matching.singleMatch[index]);
    if (setting.kind === "accruals" && (line.type === "prepayment" || isPrepaymentHeld(setting, ledger))) {
      const verdict = judgePrepayment(setting, line, ledger);
      const used = Math.sign(ledger.outstandingPence) * Math.abs(verdict.agreed);
      return { verdict, evidence: [evidenceOf(ledger, match, used)] };
    }
    const support = supportAt(matching, single);
    const { creditNotOnStatement } = context;
    const verdict = judgeSingle({ setting, line, ledger, support, match, creditNotOnStatement });
    return { verdict, evidence: [evidenceOf(ledger, match, verdict.agreed + verdict.disputed)] };
  }
  const allocations = matching.allocations.get(index);
  if (allocations !== undefined) {
    const parts = allocations.map((allocation) => partOf(matching, allocation));
    return {
      verdict: judgeAllocations(setting, line, parts),
      evidence: parts.map((part) => evidenceOf(part.ledger, "group", part.pence)),
    };
  }
  const payment = context.payments.get(index);
  if (payment !== undefined && setting.hasLedger) {
    return withCandidates(matching, payment.verdict, payment.invoices);
  }
  const query = matching.queries.get(index);
  const candidates = query?.candidates ?? [];
  const verdict = judgeUnmatched(
    setting,
    line,
    query?.reason ?? "not-on-ledger",
    candidates.map((candidate) => ledgerAt(matching, candidate)),
  );
  // Nothing is asked of a line that both sides adjust out.
  return withCandidates(matching, verdict, verdict.reason === "future-period" ? [] : candidates);
}

function firstAllocated(matching: Matching, index: StatementIndex): LedgerLine | undefined {
  const first = matching.allocations.get(index)?.[0];
  return first === undefined ? undefined : ledgerAt(matching, first.ledger);
}

function partOf(matching: Matching, { ledger, pence: allocated, disputedPence }: Allocation): Part {
  return { ledger: ledgerAt(matching, ledger), support: supportAt(matching, ledger), pence: allocated, disputedPence };
}

/** A verdict with ledger lines that explain it, although none of their amounts is used for the claim. */
function withCandidates(matching: Matching, verdict: Verdict, candidates: readonly LedgerIndex[]): Judgement {
  const lines = candidates.map((candidate) => ledgerAt(matching, candidate));
  return { verdict, evidence: lines.map((ledger) => evidenceOf(ledger, "candidate", 0)) };
}

/** The evidence after a decision: what is agreed or disputed now, and never more than the ledger lines have. */
function reduceEvidence(evidence: readonly Evidence[], verdict: Verdict): Evidence[] {
  let left = verdict.agreed + verdict.disputed;
  return evidence.map((one) => {
    const used = one.match === "candidate" ? 0 : capAt(left, one.outstandingPence);
    left -= used;
    return { ...one, usedPence: pence(used) };
  });
}

/** The decision that matched the line to its ledger line, if a person made one. */
function sameInvoiceDecision(context: JudgeContext, index: StatementIndex): SameInvoice | undefined {
  return context.matching.singleMatch[index] === "decision" && singleOf(context.matching, index) !== undefined
    ? context.decisions.sameInvoice.get(index)
    : undefined;
}

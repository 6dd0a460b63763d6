import type { StatementLine } from "../../statement/statement-line.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import type { Decision } from "../../position/decision.ts";
import type { Evidence, LineOutcome } from "../../position/outcome.ts";
import { required } from "../collections.ts";
import { capAt } from "../matching/amounts.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { ledgerAt, lineAt, singleOf, supportAt, type Allocation, type Matching } from "../matching/matching.ts";
import { applyDecision } from "./apply-decisions.ts";
import { isAgreed, judgeAllocations, type Part } from "./judge-allocations.ts";
import type { JudgeContext } from "./judge-context.ts";
import { judgeSingle } from "./judge-single.ts";
import { judgeUnmatched } from "./judge-unmatched.ts";
import { ledgerRemainder } from "./ledger-remainder.ts";
import { evidenceOf, lineOutcomeOf, type Verdict } from "./verdict.ts";

/**
 * Judges one statement line, in this order; the first that applies gives the verdict:
 *
 * 1. Is it on the statement of the right pair of organisations? (REC-16)
 * 2. Does it credit an invoice that we know? (REC-12)
 * 3. Is a whole ledger line matched to it?
 * 4. Are parts of ledger lines allocated to it?
 * 5. Is it cash that our payment records explain? (REC-13)
 * 6. Otherwise no ledger line is matched to it, and it is queried.
 *
 * A person's decision then overrides the verdict, and the line's amounts are added to the columns of the form.
 */
export function judgeLine(context: JudgeContext, index: StatementIndex): LineOutcome {
  const line = lineAt(context.matching, index);
  const decision = context.decisions.verdicts.get(index);
  const engine = judge(context, line, index);
  const verdict = decision === undefined ? engine.verdict : applyDecision(line, decision, engine.verdict);
  const evidence = decision === undefined ? engine.evidence : reduceEvidence(engine.evidence, verdict);
  addToColumns(context, line, verdict);
  addLedgerToColumns(context, line, index, verdict);
  const outcome = lineOutcomeOf(line, context.matching.interchangeable.has(index) ? withAlike(verdict) : verdict, evidence);
  const shown = decision ?? sameInvoiceDecision(context, index);
  if (shown !== undefined) outcome.decision = shown;
  return outcome;
}

/** A verdict that would be the same in any pairing of lines that are alike. */
function withAlike(verdict: Verdict): Verdict {
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
  const misplaced = context.place.misplaced(line, line.invoiceDate ?? ledger?.invoiceDate);
  if (misplaced !== undefined) return { verdict: misplaced, evidence: [] };
  const credit = context.credits.get(index);
  if (credit !== undefined) return withCandidates(matching, credit.verdict, credit.invoices);
  if (single !== undefined && ledger !== undefined) {
    const match = required(matching.singleMatch[index]);
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
  return withCandidates(matching, verdict, candidates);
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
function sameInvoiceDecision(context: JudgeContext, index: StatementIndex): Decision | undefined {
  return context.matching.singleMatch[index] === "decision" && singleOf(context.matching, index) !== undefined
    ? context.decisions.sameInvoice.get(index)
    : undefined;
}

/** COL-04: adjusts out what is not agreed, under the line's reason. REC-07: accrues what only waits for approval. */
function addToColumns({ sums }: JudgeContext, line: StatementLine, verdict: Verdict): void {
  const notAgreed = line.outstandingPence - verdict.agreed - verdict.disputed;
  sums.adjust(verdict.adjustedUnder ?? verdict.reason, -notAgreed);
  // COL-05: the disputed column is never positive, so a disputed credit goes into the adjusted column.
  if (verdict.disputed < 0) sums.adjust("in-dispute", -verdict.disputed);
  if (verdict.awaiting !== undefined) sums.accrue(verdict.awaiting);
}

/** COL-04, REC-11: adds what the ledger has above the claim, and takes out what it treats as capital. */
function addLedgerToColumns(context: JudgeContext, line: StatementLine, index: StatementIndex, verdict: Verdict): void {
  const { matching, setting, sums } = context;
  const single = singleOf(matching, index);
  if (single === undefined) {
    const allocations = matching.allocations.get(index);
    if (allocations !== undefined) takeOutCapital(context, line, allocations, verdict.agreed);
    return;
  }
  const ledger = ledgerAt(matching, single);
  let counted = verdict.agreed;
  if (addsRemainder.has(verdict.reason)) {
    const remainder = ledgerRemainder(setting, ledger, supportAt(matching, single), line.outstandingPence);
    const hasOwnHeading = verdict.reason === "vat-difference" || verdict.reason === "rounding-difference";
    sums.adjust(hasOwnHeading ? verdict.reason : "statement-below-ledger", remainder);
    counted += remainder;
  }
  if (ledger.capital) sums.adjust("capital", -counted);
}

/** REC-11: takes out the agreed parts of ledger lines that are capital. */
function takeOutCapital(
  { matching, setting, sums }: JudgeContext,
  line: StatementLine,
  allocations: readonly Allocation[],
  agreed: number,
): void {
  let left = agreed;
  for (const allocation of allocations) {
    const ledger = ledgerAt(matching, allocation.ledger);
    if (!ledger.capital || !isAgreed(setting, line, ledger)) continue;
    const capital = capAt(left, allocation.pence - allocation.disputedPence);
    sums.adjust("capital", -capital);
    left -= capital;
  }
}

/** Reasons after which the ledger's amount above the claim is added. */
const addsRemainder: ReadonlySet<string> = new Set<Verdict["reason"]>([
  "statement-below-ledger",
  "vat-difference",
  "rounding-difference",
  "in-dispute",
  "nothing-claimed",
  "agreed-by-decision",
  "disputed-by-decision",
  "queried-by-decision",
]);

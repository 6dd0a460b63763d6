import type { Decision } from "../../position/decision.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { Evidence, LineOutcome } from "../../position/outcome.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { decide, type StandingDecisions } from "./apply-decisions.ts";
import { ledgerAt, lineAt, singleOf, supportAt, type Books, type Share } from "../matching/matching.ts";
import type { ColumnSums } from "../form/column-sums.ts";
import type { CreditVerdict } from "./judge-credits.ts";
import type { PaymentVerdict } from "./judge-payments.ts";
import { isAgreed, judgeShares, type Part } from "./judge-shares.ts";
import { judgeSingle } from "./judge-single.ts";
import { judgeUnmatched } from "./judge-unmatched.ts";
import { present } from "../matching/present.ts";
import type { RightPlace } from "./right-place.ts";
import type { Setting } from "../setting.ts";
import { restOf } from "./rest.ts";
import { evidenceOf, lineOutcomeOf, type Verdict } from "./verdict.ts";
import { within } from "../matching/within.ts";

/** All that a verdict on a line may rest on once the two sides are matched. */
export interface Court {
  readonly setting: Setting;
  readonly books: Books;
  readonly sums: ColumnSums;
  readonly decisions: StandingDecisions;
  readonly credits: ReadonlyMap<number, CreditVerdict>;
  readonly payments: ReadonlyMap<number, PaymentVerdict>;
  readonly place: RightPlace;
  /** A credit note of this amount on the ledger that the statement does not have. */
  readonly creditOf: (amount: number) => LedgerLine | undefined;
}

/** A verdict with the ledger lines behind it. */
interface Finding {
  readonly verdict: Verdict;
  readonly evidence: Evidence[];
}

/** The verdict on one statement line, written down with its evidence, and its part in the columns of the form. */
export function judgeLine(court: Court, at: number): LineOutcome {
  const line = lineAt(court.books, at);
  const decision = court.decisions.verdicts.get(at);
  const engine = judge(court, line, at);
  const verdict = decision === undefined ? engine.verdict : decide(line, decision, engine.verdict);
  const evidence = decision === undefined ? engine.evidence : reweigh(engine.evidence, verdict);
  count(court, line, verdict);
  countLedger(court, line, at, verdict);
  const outcome = lineOutcomeOf(line, verdict, evidence);
  const shown = decision ?? shownDecision(court, at);
  if (shown !== undefined) outcome.decision = shown;
  return outcome;
}

function judge(court: Court, line: StatementLine, at: number): Finding {
  const { books, setting } = court;
  const single = singleOf(books, at);
  const ledger = books.ledger[single];
  const misplaced = court.place.misplaced(line, line.invoiceDate ?? ledger?.invoiceDate);
  if (misplaced !== undefined) return { verdict: misplaced, evidence: [] };
  const credit = court.credits.get(at);
  if (credit !== undefined) return told(books, credit.verdict, credit.invoices);
  if (ledger !== undefined) {
    const match = present(books.singleMatch[at]);
    const support = supportAt(books, single);
    const verdict = judgeSingle({ setting, line, ledger, support, match, creditOf: court.creditOf });
    return { verdict, evidence: [evidenceOf(ledger, match, verdict.agreed + verdict.disputed)] };
  }
  const shares = books.shares.get(at);
  if (shares !== undefined) {
    const parts: Part[] = [];
    for (const share of shares) {
      const { pence, disputedPence } = share;
      parts.push({
        ledger: ledgerAt(books, share.ledger),
        support: supportAt(books, share.ledger),
        pence,
        disputedPence,
      });
    }
    return {
      verdict: judgeShares(setting, line, parts),
      evidence: parts.map((part) => evidenceOf(part.ledger, "group", part.pence)),
    };
  }
  const payment = court.payments.get(at);
  if (payment !== undefined && setting.hasLedger) return told(books, payment.verdict, payment.invoices);
  const query = books.queries.get(at);
  const candidates = query?.candidates ?? [];
  const verdict = judgeUnmatched(
    setting,
    line,
    query?.reason ?? "not-on-ledger",
    candidates.map((candidate) => ledgerAt(books, candidate)),
  );
  return told(books, verdict, candidates);
}

/** A verdict that ledger lines explain without standing behind the claim. */
function told(books: Books, verdict: Verdict, candidates: readonly number[]): Finding {
  const lines = candidates.map((candidate) => ledgerAt(books, candidate));
  return { verdict, evidence: lines.map((ledger) => evidenceOf(ledger, "candidate", 0)) };
}

/** What a decision takes of the ledger lines behind a line: never more than they have. */
function reweigh(evidence: readonly Evidence[], verdict: Verdict): Evidence[] {
  let left = verdict.agreed + verdict.disputed;
  return evidence.map((one) => {
    const used = one.match === "candidate" ? 0 : within(left, one.outstandingPence);
    left -= used;
    return { ...one, usedPence: pence(used) };
  });
}

function shownDecision(court: Court, at: number): Decision | undefined {
  return court.books.singleMatch[at] === "decision" && court.books.single[at] !== -1
    ? court.decisions.sameInvoice.get(at)
    : undefined;
}

/** COL-04: what is not agreed is adjusted out under the line's reason; REC-07: what merely waits for approval is accrued. */
function count({ sums }: Court, line: StatementLine, verdict: Verdict): void {
  const notAgreed = line.outstandingPence - verdict.agreed - verdict.disputed;
  sums.adjust(verdict.adjustedUnder ?? verdict.reason, -notAgreed);
  // COL-05: the disputed column is never positive, so a disputed credit is adjusted.
  if (verdict.disputed < 0) sums.adjust("in-dispute", -verdict.disputed);
  if (verdict.awaiting !== undefined) sums.accrue(verdict.awaiting);
}

/** COL-04, REC-11: what the ledger has above the claim is added, what it treats as capital is taken out. */
function countLedger(court: Court, line: StatementLine, at: number, verdict: Verdict): void {
  const { books, setting, sums } = court;
  const single = singleOf(books, at);
  if (single < 0) {
    const shares = books.shares.get(at);
    if (shares !== undefined) countCapital(court, line, shares, verdict.agreed);
    return;
  }
  const ledger = ledgerAt(books, single);
  let counted = verdict.agreed;
  if (addsRest.has(verdict.reason)) {
    const rest = restOf(setting, ledger, supportAt(books, single), line.outstandingPence);
    const isNamed = verdict.reason === "vat-difference" || verdict.reason === "rounding-difference";
    sums.adjust(isNamed ? verdict.reason : "statement-below-ledger", rest);
    counted += rest;
  }
  if (ledger.capital) sums.adjust("capital", -counted);
}

/** REC-11: of what is agreed, the parts that rest on ledger lines that are capital. */
function countCapital(
  { books, setting, sums }: Court,
  line: StatementLine,
  shares: readonly Share[],
  agreed: number,
): void {
  let left = agreed;
  for (const share of shares) {
    const behind = ledgerAt(books, share.ledger);
    if (!behind.capital || !isAgreed(setting, line, behind)) continue;
    const capital = within(left, share.pence - share.disputedPence);
    sums.adjust("capital", -capital);
    left -= capital;
  }
}

const addsRest: ReadonlySet<string> = new Set<Verdict["reason"]>([
  "statement-below-ledger",
  "vat-difference",
  "rounding-difference",
  "in-dispute",
  "nothing-claimed",
  "agreed-by-decision",
  "disputed-by-decision",
  "queried-by-decision",
]);

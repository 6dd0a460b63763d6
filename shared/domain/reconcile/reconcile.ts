import type { LineOutcome, Outcome } from "../position/outcome.ts";
import { pence } from "../amounts-and-days/pence.ts";
import { ColumnSums } from "./form/column-sums.ts";
import { settleByDecision, standingDecisions } from "./judge/apply-decisions.ts";
import { doubtMatches, settleDoubts } from "./identify/doubt-matches.ts";
import { judgeCredits } from "./judge/judge-credits.ts";
import { judgeLine, type Court } from "./judge/judge-line.ts";
import { judgePayments } from "./judge/judge-payments.ts";
import { linkerOf } from "./identify/loose-links.ts";
import { matchLoosely } from "./identify/match-loosely.ts";
import { readLedger } from "./matching/index-ledger.ts";
import { remarksOn } from "./form/remarks.ts";
import { rightPlaceOf } from "./judge/right-place.ts";
import { suggest } from "./identify/suggest.ts";
import { untakenCredits } from "./judge/untaken-credits.ts";
import { tellLedgerOnly } from "./form/ledger-only.ts";
import { matchNumbers } from "./identify/match-numbers.ts";
import { openBooks } from "./matching/open-matching.ts";
import type { ReconcileInput } from "./reconcile-input.ts";
import { judgeReply } from "./form/reply-required.ts";
import { settingOf } from "./setting.ts";

/**
 * Holds a statement against the ledger lines of its pair (REC-01 to REC-19): every statement line and every open ledger line is
 * explained to the penny, and the payable side's columns of the collection form are filled (COL-02 to COL-07). Pure and
 * deterministic; the order of the rows changes nothing. Amounts are in pence, in the sign of the statement.
 */
export function reconcile(input: ReconcileInput): Outcome {
  const setting = settingOf(input);
  const books = openBooks(input);
  const sums = new ColumnSums();
  readLedger(books);
  const decisions = standingDecisions(books, input);
  settleByDecision(books, decisions);
  const doubtful = matchNumbers(books);
  const doubts = doubtMatches(books, doubtful);
  const linker = linkerOf(books, input);
  matchLoosely(books, linker);
  settleDoubts(books, doubts);
  suggest(books, doubts.equals);
  const court: Court = {
    setting,
    books,
    sums,
    decisions,
    credits: setting.hasLedger ? judgeCredits(books, linker) : new Map(),
    payments: setting.hasLedger ? judgePayments(books) : new Map(),
    place: rightPlaceOf(input, setting.asAt),
    creditOf: untakenCredits(books),
  };

  const lines: LineOutcome[] = [];
  let notified = 0;
  let agreed = 0;
  let disputed = 0;
  let disputedDebts = 0;
  let inDispute = false;
  for (let at = 0; at < books.lines.length; at++) {
    const outcome = judgeLine(court, at);
    lines.push(outcome);
    notified += outcome.outstandingPence;
    agreed += outcome.agreedPence;
    disputed += outcome.disputedPence;
    if (outcome.disputedPence > 0) disputedDebts += outcome.disputedPence;
    if (outcome.disputedPence !== 0) inDispute = true;
  }
  lines.sort((one, other) => one.line - other.line);
  const ledgerOnly = tellLedgerOnly(setting, books, sums);

  const isAccruals = setting.kind === "accruals";
  const notifiedPence = isAccruals ? 0 : notified;
  const adjustments = isAccruals ? [] : sums.adjustments();
  const adjustedPence = adjustments.reduce((sum, part) => sum + part.pence, 0);
  const disputedPence = isAccruals ? 0 : -disputedDebts;
  const accruedPence = books.accruedPence + sums.accrued;
  const reply = judgeReply(input, notified, inDispute);
  return {
    lines,
    ledgerOnly,
    agreedPence: pence(agreed),
    notAgreedPence: pence(notified - agreed - disputed),
    inDisputePence: pence(disputed),
    notifiedPence: pence(notifiedPence),
    accruedPence: pence(accruedPence),
    adjustedPence: pence(adjustedPence),
    disputedPence: pence(disputedPence),
    totalPence: pence(notifiedPence + accruedPence + adjustedPence + disputedPence),
    adjustments,
    replyRequired: reply.required,
    replyRequiredWhy: reply.why,
    remarks: [...reply.remarks, ...remarksOn(input, setting, notified, disputed), ...[...books.remarks].sort()],
  };
}

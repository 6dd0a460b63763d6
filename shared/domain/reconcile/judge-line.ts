import type { LedgerLine } from "../ledger-line.ts";
import type { LineOutcome } from "../outcome.ts";
import type { StatementLine } from "../statement-line.ts";
import { supportAt, type Books } from "./books.ts";
import type { ColumnSums } from "./column-sums.ts";
import { judgeShares, type Part } from "./judge-shares.ts";
import { judgeSingle } from "./judge-single.ts";
import { judgeUnmatched } from "./judge-unmatched.ts";
import type { Setting } from "./setting.ts";
import { evidenceOf, lineOutcomeOf, type Verdict } from "./verdict.ts";

/** The verdict on one statement line, written down with its evidence, and its part in the adjusted column. */
export function judgeLine(setting: Setting, books: Books, sums: ColumnSums, at: number): LineOutcome | undefined {
  const line = books.lines[at];
  if (line === undefined) return undefined;
  const single = books.single[at] ?? -1;
  const ledger = books.ledger[single];
  if (ledger !== undefined) {
    const match = books.singleMatch[at] ?? "exact";
    const support = supportAt(books, single);
    const verdict = judgeSingle({ setting, line, ledger, support, match, creditOf: () => undefined });
    adjust(setting, sums, line, verdict);
    const claim = line.outstandingPence;
    if (countsAbove(setting, ledger, verdict) && isLower(claim, support))
      sums.adjust(lowerReason(verdict), support - claim);
    if (ledger.capital) sums.adjust("capital", -verdict.agreed);
    return lineOutcomeOf(line, verdict, [evidenceOf(ledger, match, verdict.agreed + verdict.disputed)]);
  }
  const shares = books.shares.get(at);
  if (shares !== undefined) {
    const parts: Part[] = [];
    for (const share of shares) {
      const behind = books.ledger[share.ledger];
      if (behind === undefined) continue;
      parts.push({
        ledger: behind,
        support: supportAt(books, share.ledger),
        pence: share.pence,
        disputedPence: share.disputedPence,
      });
    }
    const verdict = judgeShares(setting, line, parts);
    adjust(setting, sums, line, verdict);
    return lineOutcomeOf(
      line,
      verdict,
      parts.map((part) => evidenceOf(part.ledger, "group", part.pence)),
    );
  }
  const query = books.queries.get(at);
  const candidates = (query?.candidates ?? []).flatMap((candidate) => books.ledger[candidate] ?? []);
  const verdict = judgeUnmatched(setting, line, query?.reason ?? "not-on-ledger", candidates);
  adjust(setting, sums, line, verdict);
  return lineOutcomeOf(
    line,
    verdict,
    candidates.map((candidate) => evidenceOf(candidate, "candidate", 0)),
  );
}

/** COL-04: what is not agreed is adjusted out, under the line's reason. */
function adjust(setting: Setting, sums: ColumnSums, line: StatementLine, verdict: Verdict): void {
  const notAgreed = line.outstandingPence - verdict.agreed - verdict.disputed;
  sums.adjust(verdict.reason, -notAgreed);
  if (verdict.disputed < 0) sums.adjust("in-dispute", -verdict.disputed);
  const { cutOff } = setting;
  if (
    verdict.reason === "awaiting-approval" &&
    setting.kind === "r&p" &&
    setting.accrueAwaitingApproval &&
    (cutOff === undefined || line.invoiceDate === undefined || line.invoiceDate <= cutOff)
  ) {
    sums.accrue(notAgreed);
  }
}

/** Whether what the ledger has above the claim is a debt that the organisation stands by. */
function countsAbove(setting: Setting, ledger: LedgerLine, verdict: Verdict): boolean {
  if (verdict.reason === "future-period") return false;
  return (
    ledger.status === "approved" ||
    ledger.status === "paid" ||
    (ledger.status === "awaiting-approval" && setting.agreeAwaitingApproval)
  );
}

function isLower(claim: number, support: number): boolean {
  return support > 0 ? claim >= 0 && claim < support : claim <= 0 && claim > support;
}

function lowerReason(verdict: Verdict): Verdict["reason"] {
  return verdict.reason === "vat-difference" || verdict.reason === "rounding-difference"
    ? verdict.reason
    : "statement-below-ledger";
}

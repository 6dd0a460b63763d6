import { append, required } from "../../collections.ts";
import { limits } from "../../limits.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { claimOf, faceAt, ledgerAt, type Matching } from "../../matching/matching.ts";
import { daysApart } from "../compare-pair.ts";

/** Two ledger lines of one number that cancel each other out. */
export interface Reversal {
  readonly ledger: LedgerIndex;
  readonly reversedBy: LedgerIndex;
}

/**
 * Nets out ledger lines of one number with opposite amounts, within a month. An amount that the statement lists with both
 * signs is left alone: its lines are matched one by one.
 */
export function netReversals(
  matching: Matching,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): readonly Reversal[] {
  const negative = ledger.filter((at) => faceAt(matching, at) < 0);
  if (negative.length === 0) return [];
  const positive = new Map<number, LedgerIndex[]>();
  for (const at of ledger) if (faceAt(matching, at) > 0) append(positive, faceAt(matching, at), at);
  const claimedNegative = new Map<number, number>();
  for (const line of lines) {
    const claim = claimOf(matching, line);
    if (claim < 0) claimedNegative.set(-claim, (claimedNegative.get(-claim) ?? 0) + 1);
  }
  const reversals: Reversal[] = [];
  for (const at of negative) {
    const amount = -faceAt(matching, at);
    const claims = claimedNegative.get(amount) ?? 0;
    if (claims > 0) {
      claimedNegative.set(amount, claims - 1);
      continue;
    }
    const booked = ledgerAt(matching, at);
    const candidates = (positive.get(amount) ?? []).filter((other) => {
      const days = daysApart(ledgerAt(matching, other).invoiceDate, booked.invoiceDate);
      return days === Infinity || days <= limits.reversalDays;
    });
    const before = candidates.filter(
      (other) => (ledgerAt(matching, other).invoiceDate ?? "") <= (booked.invoiceDate ?? ""),
    );
    const found = before.at(-1) ?? candidates[0];
    if (found === undefined) continue;
    const list = required(positive.get(amount));
    list.splice(list.indexOf(found), 1);
    reversals.push({ ledger: found, reversedBy: at });
  }
  return reversals;
}

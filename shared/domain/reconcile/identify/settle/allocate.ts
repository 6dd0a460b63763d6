import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { compareLedger, compareLines } from "../../matching/line-order.ts";
import {
  claimOf,
  ledgerAt,
  settleAllocations,
  supportAt,
  wholeAllocation,
  type Allocation,
  type Matching,
} from "../../matching/matching.ts";

/**
 * Allocates the amounts of ledger lines to statement lines, penny by penny: disputed amounts first, then approved amounts
 * before others; larger claims are served first. Every statement line is settled, some perhaps with less than they claim.
 */
export function allocate(matching: Matching, lines: readonly StatementIndex[], ledger: readonly LedgerIndex[]): void {
  const claims = [...lines].sort(
    (one, other) =>
      Math.abs(claimOf(matching, other)) - Math.abs(claimOf(matching, one)) || compareLines(matching, one, other),
  );
  const supports = [...ledger]
    .sort(
      (one, other) =>
        approvalRank(matching, other) - approvalRank(matching, one) || compareLedger(matching, one, other),
    )
    .map((index) => ({
      index,
      left: Math.abs(supportAt(matching, index)),
      disputed: Math.abs(wholeAllocation(matching, index).disputedPence),
    }));
  for (const line of claims) {
    const claim = claimOf(matching, line);
    const sign = Math.sign(claim);
    let wanted = Math.abs(claim);
    const disputes = supports.map((support) => {
      const disputed = Math.min(wanted, support.disputed);
      support.disputed -= disputed;
      wanted -= disputed;
      return { support, disputed };
    });
    const allocations: Allocation[] = [];
    for (const { support, disputed } of disputes) {
      const open = Math.min(wanted, support.left - disputed);
      const part = open + disputed;
      if (part === 0 && supportAt(matching, support.index) !== 0) continue;
      support.left -= part;
      wanted -= open;
      allocations.push({ ledger: support.index, pence: sign * part, disputedPence: sign * disputed });
    }
    settleAllocations(matching, line, allocations);
  }
}

/** Orders ledger lines for allocation: the higher, the more likely its amount can be agreed. */
function approvalRank(matching: Matching, ledger: LedgerIndex): number {
  if (supportAt(matching, ledger) === 0) return 0;
  switch (ledgerAt(matching, ledger).status) {
    case "on-hold":
      return 1;
    case "awaiting-approval":
      return 2;
    default:
      return 3;
  }
}

import { required } from "../collections.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { compareLedger, compareLines, twinKeyOfLedger, twinKeyOfLine } from "../matching/line-order.ts";
import {
  claimOf,
  ledgerAt,
  lineAt,
  settleAllocations,
  supportAt,
  wholeAllocation,
  type Allocation,
  type Matching,
} from "../matching/matching.ts";
import { dateFit, isOppositeSign } from "./compare-pair.ts";
import { findUniqueSum } from "./find-unique-sum.ts";
import type { Remaining } from "./settle-pairs.ts";

/**
 * Settles lines that share a reference if several on one side add up exactly to one on the other, and only one choice of
 * them does: an invoice in several rows, or several invoices in one line. Sums within one day come before others.
 */
export function settleSums(matching: Matching, remaining: Remaining): void {
  for (const isPart of [isPartOfSameDay, canBePart]) {
    settleLinesAsSums(matching, remaining, isPart);
    settleLedgerAsSums(matching, remaining, isPart);
  }
}

type IsPart = (matching: Matching, line: StatementIndex, ledger: LedgerIndex) => boolean;

function settleLinesAsSums(matching: Matching, remaining: Remaining, isPart: IsPart): void {
  for (const line of remaining.lines) {
    if (remaining.ledger.size < 2) return;
    const open = [...remaining.ledger].filter((ledger) => isPart(matching, line, ledger));
    const sum = findUniqueSum(
      open.map((ledger) => ({ amount: supportAt(matching, ledger), key: twinKeyOfLedger(matching, ledger) })),
      claimOf(matching, line),
      matching.remarks,
    );
    if (sum === undefined) continue;
    const chosen = sum.map((place) => required(open[place]));
    settleAllocations(
      matching,
      line,
      chosen.map((ledger) => wholeAllocation(matching, ledger)),
    );
    remaining.lines.delete(line);
    for (const ledger of chosen) remaining.ledger.delete(ledger);
  }
}

function settleLedgerAsSums(matching: Matching, remaining: Remaining, isPart: IsPart): void {
  for (const ledger of remaining.ledger) {
    if (remaining.lines.size < 2) return;
    const open = [...remaining.lines].filter((line) => isPart(matching, line, ledger));
    const sum = findUniqueSum(
      open.map((line) => ({ amount: claimOf(matching, line), key: twinKeyOfLine(matching, line) })),
      supportAt(matching, ledger),
      matching.remarks,
    );
    if (sum === undefined) continue;
    const chosen = sum.map((place) => required(open[place]));
    allocate(matching, chosen, [ledger]);
    for (const line of chosen) remaining.lines.delete(line);
    remaining.ledger.delete(ledger);
  }
}

function isPartOfSameDay(matching: Matching, line: StatementIndex, ledger: LedgerIndex): boolean {
  const date = lineAt(matching, line).invoiceDate;
  return date !== undefined && date === ledgerAt(matching, ledger).invoiceDate && canBePart(matching, line, ledger);
}

/** Whether one line can be a part of the other: both have an open amount, of the same sign and at about the same time. */
export function canBePart(
  matching: Matching,
  line: StatementIndex,
  ledger: LedgerIndex,
  days: "near" | "any day" = "near",
): boolean {
  const claimed = lineAt(matching, line);
  const booked = ledgerAt(matching, ledger);
  if (supportAt(matching, ledger) === 0 || claimed.outstandingPence === 0) return false;
  if (isOppositeSign(matching, claimed, ledger) || matching.suppliers.compare(claimed, booked) === "other")
    return false;
  if (days === "any day") return true;
  const dates = dateFit(claimed.invoiceDate, booked.invoiceDate);
  return dates !== "far" && dates !== "other-year";
}

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

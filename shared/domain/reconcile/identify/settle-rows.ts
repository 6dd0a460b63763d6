import {
  claimOf,
  ledgerAt,
  lineAt,
  settleShares,
  supportAt,
  wholeShare,
  type Books,
  type Share,
} from "../matching/matching.ts";
import { dateFit, isOppositeSign } from "./fit.ts";
import { compareLedger, compareLines, twinKeyOfLedger, twinKeyOfLine } from "../matching/order.ts";
import type { Remaining } from "./pairs.ts";
import { present } from "../matching/present.ts";
import { findUniqueSum } from "./unique-sum.ts";

/**
 * Settles lines that a reference ties together and of which several on one side add up exactly to one on the other, where
 * only one choice does: an invoice in several rows, or several invoices in one line. Sums of one day come before others.
 */
export function settleSums(books: Books, remaining: Remaining): void {
  for (const isPart of [isPartOfSameDay, canBePart]) {
    settleLinesAsSums(books, remaining, isPart);
    settleLedgerAsSums(books, remaining, isPart);
  }
}

type IsPart = (books: Books, line: number, ledger: number) => boolean;

function settleLinesAsSums(books: Books, remaining: Remaining, isPart: IsPart): void {
  for (const line of remaining.lines) {
    if (remaining.ledger.size < 2) return;
    const open = [...remaining.ledger].filter((ledger) => isPart(books, line, ledger));
    const sum = findUniqueSum(
      open.map((ledger) => ({ amount: supportAt(books, ledger), key: twinKeyOfLedger(books, ledger) })),
      claimOf(books, line),
      books.remarks,
    );
    if (sum === undefined) continue;
    const chosen = sum.map((at) => present(open[at]));
    settleShares(
      books,
      line,
      chosen.map((ledger) => wholeShare(books, ledger)),
    );
    remaining.lines.delete(line);
    for (const ledger of chosen) remaining.ledger.delete(ledger);
  }
}

function settleLedgerAsSums(books: Books, remaining: Remaining, isPart: IsPart): void {
  for (const ledger of remaining.ledger) {
    if (remaining.lines.size < 2) return;
    const open = [...remaining.lines].filter((line) => isPart(books, line, ledger));
    const sum = findUniqueSum(
      open.map((line) => ({ amount: claimOf(books, line), key: twinKeyOfLine(books, line) })),
      supportAt(books, ledger),
      books.remarks,
    );
    if (sum === undefined) continue;
    const chosen = sum.map((at) => present(open[at]));
    spread(books, chosen, [ledger]);
    for (const line of chosen) remaining.lines.delete(line);
    remaining.ledger.delete(ledger);
  }
}

function isPartOfSameDay(books: Books, line: number, ledger: number): boolean {
  const date = lineAt(books, line).invoiceDate;
  return date !== undefined && date === ledgerAt(books, ledger).invoiceDate && canBePart(books, line, ledger);
}

/**
 * Lays the ledger lines' amounts behind the statement lines, penny after penny: what is in dispute counts against the claims
 * first, then approved amounts before others; larger claims come first. Every line is settled, some perhaps with less than
 * they claim.
 */
export function spread(books: Books, lines: readonly number[], ledger: readonly number[]): void {
  const claims = [...lines].sort(
    (one, other) => Math.abs(claimOf(books, other)) - Math.abs(claimOf(books, one)) || compareLines(books, one, other),
  );
  const supports = [...ledger]
    .sort((one, other) => standing(books, other) - standing(books, one) || compareLedger(books, one, other))
    .map((index) => ({
      index,
      left: Math.abs(supportAt(books, index)),
      disputed: Math.abs(wholeShare(books, index).disputedPence),
    }));
  for (const line of claims) {
    const claim = claimOf(books, line);
    const sign = Math.sign(claim);
    let wanted = Math.abs(claim);
    const disputes = supports.map((support) => {
      const disputed = Math.min(wanted, support.disputed);
      support.disputed -= disputed;
      wanted -= disputed;
      return { support, disputed };
    });
    const shares: Share[] = [];
    for (const { support, disputed } of disputes) {
      const open = Math.min(wanted, support.left - disputed);
      const part = open + disputed;
      if (part === 0 && supportAt(books, support.index) !== 0) continue;
      support.left -= part;
      wanted -= open;
      shares.push({ ledger: support.index, pence: sign * part, disputedPence: sign * disputed });
    }
    settleShares(books, line, shares);
  }
}

/** Whether a ledger line can be a part of a claim, or a claim a part of it: something is open, of the same sign and time. */
export function canBePart(books: Books, line: number, ledger: number, days: "near" | "any day" = "near"): boolean {
  const claimed = lineAt(books, line);
  const booked = ledgerAt(books, ledger);
  if (supportAt(books, ledger) === 0 || claimed.outstandingPence === 0) return false;
  if (isOppositeSign(books, claimed, ledger) || books.suppliers.compare(claimed, booked) === "other") return false;
  if (days === "any day") return true;
  const dates = dateFit(claimed.invoiceDate, booked.invoiceDate);
  return dates !== "far" && dates !== "other-year";
}

/** Amounts that can be agreed come before those that cannot. */
function standing(books: Books, ledger: number): number {
  if (supportAt(books, ledger) === 0) return 0;
  switch (ledgerAt(books, ledger).status) {
    case "on-hold":
      return 1;
    case "awaiting-approval":
      return 2;
    default:
      return 3;
  }
}

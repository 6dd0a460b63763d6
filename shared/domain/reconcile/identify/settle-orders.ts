import { append, required } from "../collections.ts";
import { limits } from "../limits.ts";
import { dayNumber } from "../day-number.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { compareLedger, compareLines } from "../matching/line-order.ts";
import { claimOf, faceAt, ledgerAt, lineAt, settleSingle, supportAt } from "../matching/matching.ts";
import { hashReference, ReferenceHashes, type ReferenceHash } from "../references/hash-reference.ts";
import { fold } from "../references/normalise-reference.ts";
import { allocate } from "./allocate.ts";
import { verdictKey } from "./assign-exact.ts";
import { amountFit, amountFitOf, daysApart, isOppositeSign } from "./compare-pair.ts";
import { findByOrders } from "./find-by-core.ts";
import { isFree, isOpen, numbersOf, type Identification } from "./identification.ts";

/**
 * Identifies lines that have no number of their own by their purchase order (STM-05): only a document of the same amount near
 * in date, if nothing else of the order fits; or all documents of one day that add up to the claim. Otherwise the documents
 * of the order are named as candidates.
 */
export function settleOrders(identification: Identification, open: readonly StatementIndex[]): void {
  const { matching } = identification;
  const byOrder = new Map<string, StatementIndex[]>();
  const wanted = new Set<ReferenceHash>();
  const hashes = new ReferenceHashes();
  for (const line of open) {
    if (!isOpen(identification, line) || claimOf(matching, line) === 0) continue;
    for (const order of ordersOf(identification, line)) {
      hashReference(order, hashes);
      wanted.add(hashes.whole);
      append(byOrder, fold(order), line);
    }
  }
  const found = findByOrders(matching, wanted);
  for (const [order, lines] of [...byOrder].sort(([one], [other]) => (one < other ? -1 : 1))) {
    hashReference(order, hashes);
    const ledger = (found.get(hashes.whole) ?? []).filter(
      (at) => fold(ledgerAt(matching, at).purchaseOrder ?? "") === order,
    );
    if (ledger.length > 0) resolveOrder(identification, lines, ledger);
  }
}

/** The orders by which a line may be identified: its own, or its number cell if that holds an order. */
function ordersOf(identification: Identification, line: StatementIndex): readonly string[] {
  const { invoiceNumber, purchaseOrder = "" } = lineAt(identification.matching, line);
  const { own, source, mentioned } = numbersOf(identification, line);
  const hasNumber = source === "number" && own.length + mentioned.length > 0;
  if (hasNumber) return own.length === 1 && /\d/.test(invoiceNumber) ? [invoiceNumber] : [];
  return /\d/.test(purchaseOrder) ? [purchaseOrder] : [];
}

function resolveOrder(
  identification: Identification,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const open = lines
    .filter((line) => isOpen(identification, line))
    .sort((one, other) => compareLines(matching, one, other));
  if (open.length > limits.linesOfOneNumber || ledger.length > limits.linesOfOneNumber) {
    const some = [...ledger].sort((one, other) => compareLedger(matching, one, other)).slice(0, limits.candidatesNamed);
    for (const line of open) matching.queries.set(line, { reason: "order-unclear", candidates: some });
    matching.remarks.add(
      `More than ${String(limits.linesOfOneNumber)} lines bear one purchase order: they were not matched by it.`,
    );
    return;
  }
  const byAmount = new Map<number, StatementIndex[]>();
  for (const line of open) append(byAmount, claimOf(matching, line), line);
  for (const equal of byAmount.values()) settleEqual(identification, equal, ledger);
  for (const line of open) settleSum(identification, line, ledger);
  for (const line of open) queryOrder(identification, line, ledger);
}

/** Settles lines of one order and amount if as many documents fit, near in date. */
function settleEqual(
  identification: Identification,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const alike = ledger.filter((at) => lines.some((line) => fitsAmount(identification, line, at)));
  const half = Math.floor((shortestGap(identification, alike) - 1) / 2);
  const limit = Math.min(limits.nearDays, Math.max(limits.daysOfAnOrder, half));
  const free = alike
    .filter((at) => isFree(identification, at))
    .sort((one, other) => compareLedger(matching, one, other));
  const near = (line: StatementIndex, within: number): readonly LedgerIndex[] =>
    free.filter((at) => fitsAmount(identification, line, at) && daysOf(identification, line, at) <= within);
  const areAlike = new Set(free.map((at) => verdictKey(matching, at))).size === 1;
  // As many documents as lines, and the same verdict whichever is which.
  if (areAlike && free.length === lines.length && lines.every((line, place) => near(line, limits.nearDays).includes(required(free[place])))) {
    for (const [place, line] of lines.entries()) {
      settleSingle(matching, line, required(free[place]), "purchase-order");
      if (lines.length > 1) matching.interchangeable.add(line);
    }
    return;
  }
  for (const line of lines) {
    const [only, ...others] = near(line, limit).filter((at) => isFree(identification, at));
    if (only === undefined || others.length > 0) continue;
    const rivals = lines.filter((other) => other !== line && isOpen(identification, other) && near(other, limit).includes(only));
    if (rivals.length === 0) settleSingle(matching, line, only, "purchase-order");
  }
}

/** Settles a line that claims the sum of all documents of its order: of its own day, or else of near days. */
function settleSum(identification: Identification, line: StatementIndex, ledger: readonly LedgerIndex[]): void {
  const { matching } = identification;
  if (!isOpen(identification, line)) return;
  for (const within of [0, limits.nearDays]) {
    const parts = ledger.filter(
      (at) =>
        isFree(identification, at) &&
        !isOppositeSign(matching, lineAt(matching, line), at) &&
        daysOf(identification, line, at) <= within,
    );
    if (parts.length < 2) continue;
    const isSum = [faceAt, supportAt].some(
      (amountAt) => parts.reduce((sum, at) => sum + amountAt(matching, at), 0) === claimOf(matching, line),
    );
    if (!isSum) continue;
    allocate(matching, [line], parts);
    return;
  }
}

function queryOrder(identification: Identification, line: StatementIndex, ledger: readonly LedgerIndex[]): void {
  const { matching } = identification;
  if (!isOpen(identification, line)) return;
  const free = ledger.filter((at) => isFree(identification, at) && !isOppositeSign(matching, lineAt(matching, line), at));
  const equal = free.filter((at) => fitsAmount(identification, line, at));
  const candidates = (equal.length > 0 ? equal : free).toSorted((one, other) => compareLedger(matching, one, other));
  if (candidates.length > 0) matching.queries.set(line, { reason: "order-unclear", candidates });
}

function fitsAmount({ matching }: Identification, line: StatementIndex, at: LedgerIndex): boolean {
  const claimed = lineAt(matching, line);
  if (isOppositeSign(matching, claimed, at)) return false;
  if (matching.suppliers.compare(claimed, ledgerAt(matching, at)) === "other") return false;
  return amountFitOf(matching, claimed, at) >= amountFit.whole;
}

/** Days between a line and a ledger line; a missing date is no objection. */
function daysOf({ matching }: Identification, line: StatementIndex, at: LedgerIndex): number {
  const days = daysApart(lineAt(matching, line).invoiceDate, ledgerAt(matching, at).invoiceDate);
  return days === Infinity ? 0 : days;
}

function shortestGap({ matching }: Identification, ledger: readonly LedgerIndex[]): number {
  const days = [
    ...new Set(
      ledger.flatMap((at) => {
        const { invoiceDate } = ledgerAt(matching, at);
        return invoiceDate === undefined ? [] : [dayNumber(invoiceDate)];
      }),
    ),
  ].sort((one, other) => one - other);
  return days.slice(1).reduce((gap, day, at) => Math.min(gap, day - required(days[at])), Infinity);
}

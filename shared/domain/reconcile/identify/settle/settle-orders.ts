import { append, required } from "../../collections.ts";
import { limits } from "../../limits.ts";
import { amountsOfLine } from "../../matching/amounts.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { compareLedger, compareLines } from "../../matching/line-order.ts";
import { claimOf, faceAt, ledgerAt, lineAt, settleSingle, supportAt } from "../../matching/matching.ts";
import { hashReference, ReferenceHashes } from "../../references/hash-reference.ts";
import { orderNumber, spellingsOfOrder } from "../../references/order-number.ts";
import { allocate } from "./allocate.ts";
import { verdictKey } from "./assign-exact.ts";
import { amountFit, amountFitOf, daysApart, isOppositeSign } from "../compare-pair.ts";
import { compareWriting } from "../numbers/compare-writing.ts";
import { findByCores, findByOrders } from "../find/find-by-core.ts";
import { hashCore, type CoreHash } from "../../references/hash-number.ts";
import { isFree, isOpen, numbersOf, type Identification } from "../identification.ts";
import { addUpTo } from "./settle-sets.ts";

/**
 * Identifies lines that have no number of their own by their purchase order (STM-05): only a document of the same amount near
 * in date, if nothing else of the order fits; or all documents of one day that add up to the claim. Otherwise the documents
 * of the order are named as candidates.
 */
export function settleOrders(identification: Identification, open: readonly StatementIndex[]): void {
  const { matching, numbers } = identification;
  const byOrder = new Map<string, StatementIndex[]>();
  for (const line of open) {
    if (!isOpen(identification, line) || claimOf(matching, line) === 0) continue;
    for (const order of ordersOf(identification, line)) {
      const { head, core } = numbers.read(order);
      append(byOrder, orderNumber(`${head}${core}`), line);
    }
  }
  const cores = new Set<CoreHash>();
  for (const order of byOrder.keys()) cores.add(hashCore(numbers.read(order).core));
  const found = findByOrders(matching, byOrder.keys().flatMap(spellingsOfOrder));
  // Some ledgers keep the order in the place of the invoice number.
  const { byCore } = findByCores(matching, cores);
  const hashes = new ReferenceHashes();
  for (const [order, lines] of [...byOrder].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const booked = spellingsOfOrder(order).flatMap((spelling) => {
      hashReference(spelling, hashes);
      return found.get(hashes.whole) ?? [];
    });
    const parts = numbers.read(order);
    const isSame = (text: string): boolean => {
      const difference = compareWriting(parts, numbers.read(text));
      return difference !== undefined && !difference.headsConflict;
    };
    const hasNumbers = lines.some((line) => lineAt(matching, line).invoiceNumber.trim() !== "");
    const byNumber = hasNumbers ? [] : (byCore.get(hashCore(parts.core)) ?? []);
    const ledger = new Set([
      ...booked.filter((at) => isSame(ledgerAt(matching, at).purchaseOrder ?? "")),
      ...byNumber.filter((at) => isSame(ledgerAt(matching, at).invoiceNumber)),
    ]);
    if (ledger.size > 0) resolveOrder(identification, lines, [...ledger]);
  }
}

/** The orders by which a line may be identified: its own, or its number cell if that holds an order. */
function ordersOf(identification: Identification, line: StatementIndex): readonly string[] {
  const { invoiceNumber, purchaseOrder = "" } = lineAt(identification.matching, line);
  const { own, source, mentioned } = numbersOf(identification, line);
  const cell = invoiceNumber.trim();
  // A number in another column is the line's own as well: an order does not overrule it.
  if (own.length + mentioned.length > 0) {
    return source === "number" && own.length === 1 && /\d/.test(cell) ? [cell] : [];
  }
  return /\d/.test(purchaseOrder) ? [purchaseOrder.trim()] : [];
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
  const ordered = [...ledger].sort((one, other) => compareLedger(matching, one, other));
  const rowsOfAmount = new Map<number, LedgerIndex[]>();
  for (const at of ordered) {
    for (const amount of new Set([faceAt(matching, at), supportAt(matching, at)])) {
      if (amount !== 0) append(rowsOfAmount, amount, at);
    }
  }
  const byClaim = new Map<number, StatementIndex[]>();
  for (const line of open) append(byClaim, claimOf(matching, line), line);
  const isCrowded = open.length > limits.linesOfOneNumber || ordered.length > limits.linesOfOneNumber;
  for (const equal of byClaim.values()) {
    const amounts = new Set(equal.flatMap((line) => amountsOfLine(lineAt(matching, line))));
    const alike = [...new Set([...amounts].flatMap((amount) => rowsOfAmount.get(amount) ?? []))];
    if (alike.length <= limits.linesOfOneNumber) settleEqual(identification, equal, alike);
  }
  if (isCrowded) {
    matching.remarks.add(
      `More than ${String(limits.linesOfOneNumber)} lines have the same purchase order: only equal amounts among them were compared.`,
    );
  } else {
    for (const line of open) settleSum(identification, line, ordered);
    settleLinesOfOrder(identification, open, ordered);
  }
  const free = ordered.filter((at) => isFree(identification, at));
  for (const line of open) queryOrder(identification, line, rowsOfAmount, free);
}

/** Settles lines of one order and amount if as many documents fit, near in date. */
function settleEqual(
  identification: Identification,
  lines: readonly StatementIndex[],
  alike: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const free = alike
    .filter((at) => isFree(identification, at))
    .sort((one, other) => compareLedger(matching, one, other));
  const near = (line: StatementIndex, within: number): readonly LedgerIndex[] =>
    free.filter((at) => fitsAmount(identification, line, at) && daysOf(identification, line, at) <= within);
  const areAlike = new Set(free.map((at) => verdictKey(matching, at))).size === 1;
  // As many documents as lines, and the same verdict whichever is which.
  if (
    areAlike &&
    free.length === lines.length &&
    lines.every((line, place) => near(line, limits.daysOfAnOrder).includes(required(free[place])))
  ) {
    for (const [place, line] of lines.entries()) {
      settleSingle(matching, line, required(free[place]), "purchase-order");
      if (lines.length > 1) matching.interchangeable.add(line);
    }
    return;
  }
  for (const line of lines) {
    const [only, ...others] = near(line, limits.daysOfAnOrder).filter((at) => isFree(identification, at));
    if (only === undefined || others.length > 0) continue;
    const rivals = lines.filter(
      (other) => other !== line && isOpen(identification, other) && near(other, limits.daysOfAnOrder).includes(only),
    );
    if (rivals.length === 0) settleSingle(matching, line, only, "purchase-order");
  }
}

/** Settles a line that claims the sum of all documents of its order: of its own day, or else of near days. */
function settleSum(identification: Identification, line: StatementIndex, ledger: readonly LedgerIndex[]): void {
  const { matching } = identification;
  if (!isOpen(identification, line)) return;
  for (const within of [0, limits.daysOfAnOrder]) {
    const parts = ledger.filter(
      (at) =>
        isFree(identification, at) &&
        !isOppositeSign(matching, lineAt(matching, line), at) &&
        daysOf(identification, line, at) <= within,
    );
    if (parts.length < 2) continue;
    if (!addUpTo(matching, parts, line)) continue;
    allocate(matching, [line], parts);
    return;
  }
}

/** Settles all lines of an order that together claim the only document of the order that is left. */
function settleLinesOfOrder(
  identification: Identification,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const open = lines.filter((line) => isOpen(identification, line));
  const [only, ...others] = ledger.filter((at) => isFree(identification, at));
  if (only === undefined || others.length > 0 || open.length < 2) return;
  const areNear = open.every(
    (line) =>
      daysOf(identification, line, only) <= limits.daysOfAnOrder &&
      !isOppositeSign(matching, lineAt(matching, line), only),
  );
  const claimed = open.reduce((sum, line) => sum + claimOf(matching, line), 0);
  if (areNear && (claimed === faceAt(matching, only) || claimed === supportAt(matching, only))) {
    allocate(matching, open, [only]);
  }
}

function queryOrder(
  identification: Identification,
  line: StatementIndex,
  rowsOfAmount: ReadonlyMap<number, readonly LedgerIndex[]>,
  free: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  if (!isOpen(identification, line)) return;
  const claimed = lineAt(matching, line);
  const equal = amountsOfLine(claimed)
    .flatMap((amount) => (rowsOfAmount.get(amount) ?? []).slice(0, limits.candidatesWeighed))
    .filter((at) => isFree(identification, at) && fitsAmount(identification, line, at));
  const candidates = (equal.length > 0 ? equal : free.slice(0, limits.candidatesWeighed)).filter(
    (at) => !isOppositeSign(matching, claimed, at),
  );
  if (candidates.length === 0) return;
  matching.queries.set(line, {
    reason: "order-unclear",
    candidates: [...new Set(candidates)].slice(0, limits.candidatesNamed),
  });
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

import { required } from "../../collections.ts";
import { limits } from "../../limits.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { twinKeyOfLine } from "../../matching/line-order.ts";
import {
  claimOf,
  faceAt,
  ledgerAt,
  lineAt,
  settleAllocations,
  supportAt,
  wholeAllocation,
  type Matching,
} from "../../matching/matching.ts";
import { normaliseReference } from "../../references/normalise-reference.ts";
import { allocate } from "./allocate.ts";
import { clustersOf, verdictKey, type Cluster } from "./assign-exact.ts";
import { amountFit } from "../compare-pair.ts";
import { findUniqueSum } from "./find-unique-sum.ts";
import type { Identification } from "../identification.ts";
import { isNear, query, reserve, settle, type Pair, type Remaining } from "../lines-of-number.ts";

/**
 * Settles lines of one number if several on one side add up exactly to one on the other, and only one choice of them does:
 * first within one day, then with near dates.
 */
export function settleSumsOfNumber(identification: Identification, remaining: Remaining): void {
  for (const isPart of [(pair: Pair) => pair.days === 0, isNear]) {
    settleLinesAsSums(identification, remaining, isPart);
    settleLedgerAsSums(identification, remaining, isPart);
  }
}

/**
 * Settles lines of one number and day that together claim exactly one ledger line, where none of them claims it alone: an invoice listed in parts, such
 * as net and VAT, each of which may show the invoice's whole total beside it. Only where each has no other ledger line of its day.
 */
export function settlePartsOfInvoice(identification: Identification, remaining: Remaining): void {
  const { matching } = identification;
  const isPart = (pair: Pair): boolean => {
    const claim = claimOf(matching, pair.line);
    const total = lineAt(matching, pair.line).totalPence ?? claim;
    const isOwnTotal = total === claim || total === faceAt(matching, pair.ledger);
    return (
      pair.days === 0 &&
      isOwnTotal &&
      claim !== faceAt(matching, pair.ledger) &&
      claim !== supportAt(matching, pair.ledger)
    );
  };
  const claimedAlone = new Set(
    [...remaining.pairsOfLine.values()].flatMap((pairs) =>
      pairs.filter((pair) => !isPart(pair) && pair.fit >= amountFit.whole).map((pair) => pair.ledger),
    ),
  );
  const isOnly = (pair: Pair): boolean =>
    partsFor(remaining, pair.line).filter(({ days }) => days === 0).length === 1 && !claimedAlone.has(pair.ledger);
  settleLedgerAsSums(identification, remaining, (pair) => isPart(pair) && isOnly(pair));
}

function settleLinesAsSums(
  identification: Identification,
  remaining: Remaining,
  isPart: (pair: Pair) => boolean,
): void {
  const { matching } = identification;
  for (const line of remaining.lines) {
    const parts = partsFor(remaining, line).filter(isPart);
    if (parts.length < 2) continue;
    for (const amountAt of [faceAt, supportAt]) {
      const sum = findUniqueSum(
        parts.map(({ ledger }) => ({
          amount: amountAt(matching, ledger),
          key: `${verdictKey(matching, ledger)}|${ledgerAt(matching, ledger).invoiceDate ?? ""}`,
        })),
        claimOf(matching, line),
        matching.remarks,
      );
      if (sum === undefined) continue;
      const chosen = sum.map((place) => required(parts[place]).ledger);
      if (chosen.every((at) => supportAt(matching, at) === faceAt(matching, at))) {
        settleAllocations(
          matching,
          line,
          chosen.map((at) => wholeAllocation(matching, at)),
        );
      } else allocate(matching, [line], chosen);
      remaining.lines.delete(line);
      for (const at of chosen) remaining.ledger.delete(at);
      break;
    }
  }
}

function settleLedgerAsSums(
  identification: Identification,
  remaining: Remaining,
  isPart: (pair: Pair) => boolean,
): void {
  const { matching } = identification;
  for (const at of remaining.ledger) {
    const parts = [...remaining.lines].filter((line) =>
      partsFor(remaining, line).some((pair) => pair.ledger === at && isPart(pair)),
    );
    if (parts.length < 2) continue;
    for (const amount of new Set([faceAt(matching, at), supportAt(matching, at)])) {
      if (amount === 0) continue;
      const sum = findUniqueSum(
        parts.map((line) => ({ amount: claimOf(matching, line), key: twinKeyOfLine(matching, line) })),
        amount,
        matching.remarks,
      );
      if (sum === undefined) continue;
      const chosen = sum.map((place) => required(parts[place]));
      const rivals = rivalsOf(matching, remaining, { lines: chosen, at, amount }, isPart);
      if (rivals.length > 0) {
        for (const line of chosen) query(identification, remaining, line, "ambiguous", [at, ...rivals]);
        for (const each of [at, ...rivals]) reserve(identification, remaining, each);
        break;
      }
      allocate(matching, chosen, [at]);
      for (const line of chosen) remaining.lines.delete(line);
      remaining.ledger.delete(at);
      break;
    }
  }
}

/** Ledger lines of the same amount that the lines could be as well, and that would be answered otherwise. */
function rivalsOf(
  matching: Matching,
  remaining: Remaining,
  {
    lines,
    at,
    amount,
  }: { readonly lines: readonly StatementIndex[]; readonly at: LedgerIndex; readonly amount: number },
  isPart: (pair: Pair) => boolean,
): LedgerIndex[] {
  return [...remaining.ledger].filter(
    (other) =>
      other !== at &&
      (faceAt(matching, other) === amount || supportAt(matching, other) === amount) &&
      verdictKey(matching, other) !== verdictKey(matching, at) &&
      lines.every((line) => partsFor(remaining, line).some((pair) => pair.ledger === other && isPart(pair))),
  );
}

function partsFor(remaining: Remaining, line: StatementIndex): readonly Pair[] {
  return (remaining.pairsOfLine.get(line) ?? []).filter((pair) => remaining.ledger.has(pair.ledger));
}

/**
 * Settles what is left of one number although the amounts differ: only if the number is written alike or by a habit of the
 * pair, and the dates are near. Rows of one day are one document.
 */
export function settleOtherAmounts(identification: Identification, remaining: Remaining): void {
  const { matching } = identification;
  queryFarAmounts(identification, remaining);
  const pairs = [...remaining.lines].flatMap((line) =>
    partsFor(remaining, line).filter((pair) => pair.level < 2 && isNear(pair) && isNumberEnough(remaining, pair)),
  );
  const days = new Set(pairs.map((pair) => lineAt(matching, pair.line).invoiceDate ?? ""));
  for (const day of [...days].sort()) {
    settleRows(
      identification,
      remaining,
      pairs.filter((pair) => pair.days === 0 && lineAt(matching, pair.line).invoiceDate === day),
    );
  }
  settleRows(identification, remaining, pairs);
}

/** Queries lines for which one ledger line has the amount, not quite the day, and another the day and not the amount. */
function queryFarAmounts(identification: Identification, remaining: Remaining): void {
  for (const line of [...remaining.lines]) {
    const parts = partsFor(remaining, line);
    const ofAmount = parts.filter((pair) => pair.fit >= amountFit.whole && pair.days <= limits.daysApart);
    const ofDay = parts.filter((pair) => pair.fit < amountFit.whole && isNear(pair));
    if (ofAmount.length === 0 || ofDay.length === 0) continue;
    const candidates = [...ofAmount, ...ofDay].map((pair) => pair.ledger);
    query(identification, remaining, line, "ambiguous", candidates);
    for (const at of candidates) reserve(identification, remaining, at);
  }
}

function settleRows(identification: Identification, remaining: Remaining, pairs: readonly Pair[]): void {
  const left = pairs.filter((pair) => remaining.lines.has(pair.line) && remaining.ledger.has(pair.ledger));
  for (const cluster of clustersOf(left)) settleCluster(identification, remaining, cluster);
}

function settleCluster(identification: Identification, remaining: Remaining, cluster: Cluster): void {
  const { matching } = identification;
  const { lines, ledger, pairs } = cluster;
  const [pair] = pairs;
  if (pair !== undefined && pairs.length === 1) {
    settle(identification, remaining, pair);
    const isProven = remaining.reversedAmounts.has(claimOf(matching, pair.line));
    if (pair.fit < amountFit.explained && !isProven) identification.doubtful.add(pair.line);
    return;
  }
  const lineDays = new Set(lines.map((one) => lineAt(matching, one).invoiceDate));
  const ledgerDays = new Set(ledger.map((one) => ledgerAt(matching, one).invoiceDate));
  if (pairs.length === lines.length * ledger.length && lineDays.size === 1 && ledgerDays.size === 1) {
    allocateRows(identification, remaining, lines, ledger);
    return;
  }
  for (const line of lines) {
    const candidates = pairs.filter((one) => one.line === line).map((one) => one.ledger);
    query(identification, remaining, line, "ambiguous", candidates);
  }
  for (const at of ledger) reserve(identification, remaining, at);
}

function allocateRows(
  identification: Identification,
  remaining: Remaining,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  allocate(matching, lines, ledger);
  for (const line of lines) remaining.lines.delete(line);
  for (const at of ledger) remaining.ledger.delete(at);
}

/** Whether the number alone shows that it is the same document although the amounts differ: it is long enough, or of one day. */
function isNumberEnough(remaining: Remaining, pair: Pair): boolean {
  const normal = normaliseReference(remaining.numberText(pair.line));
  return pair.days === 0 ? normal.length > 1 : normal.length >= limits.shortestNumberAlone && /\d/.test(normal);
}

import { required } from "../collections.ts";
import { limits } from "../limits.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { twinKeyOfLine } from "../matching/line-order.ts";
import { claimOf, faceAt, ledgerAt, lineAt, settleAllocations, supportAt, wholeAllocation } from "../matching/matching.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import { allocate } from "./allocate.ts";
import { verdictKey } from "./assign-exact.ts";
import { amountFit } from "./compare-pair.ts";
import { findUniqueSum } from "./find-unique-sum.ts";
import type { Identification } from "./identification.ts";
import { isNear, query, reserve, settle, type Pair, type Remaining } from "./resolve-number.ts";

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
      allocate(matching, chosen, [at]);
      for (const line of chosen) remaining.lines.delete(line);
      remaining.ledger.delete(at);
      break;
    }
  }
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

function settleRows(identification: Identification, remaining: Remaining, pairs: readonly Pair[]): void {
  const { matching } = identification;
  const left = pairs.filter((pair) => remaining.lines.has(pair.line) && remaining.ledger.has(pair.ledger));
  const lines = [...new Set(left.map((pair) => pair.line))];
  const ledger = [...new Set(left.map((pair) => pair.ledger))];
  const [line] = lines;
  const [at] = ledger;
  const [pair] = left;
  if (line === undefined || at === undefined || pair === undefined) return;
  const lineDays = new Set(lines.map((one) => lineAt(matching, one).invoiceDate));
  const ledgerDays = new Set(ledger.map((one) => ledgerAt(matching, one).invoiceDate));
  const isEachWithEach = left.length === lines.length * ledger.length;
  if (lines.length === 1 && ledger.length === 1) {
    settle(identification, remaining, pair);
    if (pair.fit < amountFit.explained) identification.doubtful.add(line);
  } else if (isEachWithEach && lineDays.size === 1 && ledgerDays.size === 1) {
    allocateRows(identification, remaining, lines, ledger);
  } else {
    for (const one of lines) {
      query(
        identification,
        remaining,
        one,
        "ambiguous",
        left.filter((candidate) => candidate.line === one).map((candidate) => candidate.ledger),
      );
    }
    for (const one of ledger) reserve(identification, remaining, one);
  }
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

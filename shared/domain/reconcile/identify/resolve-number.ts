import { append, required } from "../collections.ts";
import { limits } from "../limits.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { LedgerIndex, StatementIndex } from "../matching/line-index.ts";
import { compareLedger, compareLines } from "../matching/line-order.ts";
import { claimOf, faceAt, ledgerAt, lineAt, settleSingle, type Match, type Matching } from "../matching/matching.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { assignExact, verdictKey } from "./settle/assign-exact.ts";
import { amountFit, amountFitOf, bitsOfEvidence, dateFit, daysApart, isOppositeSign } from "./compare-pair.ts";
import { compareWriting } from "./numbers/compare-writing.ts";
import type { Identification } from "./identification.ts";
import { isFree, isOpen, isRewritten, numbersOf, partsOfLedger, partsOfLine } from "./identification.ts";
import { isNear, query, reserve, settle, type NumberGroup, type Pair, type Remaining } from "./lines-of-number.ts";
import { netReversals, type Reversal } from "./settle/net-reversals.ts";
import { settleOtherAmounts, settlePartsOfInvoice, settleSumsOfNumber } from "./settle/settle-amounts.ts";

/**
 * Identifies the lines of one number (REC-03), in this order: reversals net out; exact amounts, nearest day first; sums of
 * rows; amounts that VAT or pennies explain; other amounts, if the number is written alike or by a habit. Whether money is
 * open plays no part. What is left is queried with its candidates.
 */
export function resolveNumber(identification: Identification, group: NumberGroup): void {
  const { matching } = identification;
  const lines = group.lines
    .filter((line) => isOpen(identification, line))
    .sort((one, other) => compareLines(matching, one, other));
  if (lines.length === 0) return;
  const all = group.ledger.toSorted((one, other) => compareLedger(matching, one, other));
  const ledger = all.filter((at) => isFree(identification, at));
  // Ledger lines that other lines have taken explain why the rest has none, unless there are very many of them.
  const known = all.length > limits.linesOfOneNumber ? ledger : all;
  if (isCrowded(lines, ledger)) {
    settleIdentical(identification, group, lines, ledger);
    const left = lines.filter((line) => isOpen(identification, line));
    const leftLedger = ledger.filter((at) => isFree(identification, at));
    if (isCrowded(left, leftLedger)) queryCrowded(identification, left, leftLedger);
    else resolveNumber(identification, { ...group, lines: left, ledger: leftLedger });
    return;
  }
  const claiming = lines.filter((line) => claimOf(matching, line) !== 0);
  const reversals = netReversals(matching, claiming, ledger);
  const free = ledger.filter((at) => !reversals.some((one) => one.ledger === at || one.reversedBy === at));
  const remaining: Remaining = {
    lines: new Set(claiming),
    ledger: new Set(free),
    pairsOfLine: pairsOf(identification, group, lines, free),
    reversedAmounts: new Set(reversals.map((one) => faceAt(matching, one.ledger))),
    match: (line, at) => matchOf(identification, line, at),
    numberText: (line) => group.sameText ?? required(numbersOf(identification, line).own[0]),
  };
  queryRivals(identification, group, remaining);
  settlePartsOfInvoice(identification, remaining);
  assignExact(identification, remaining);
  settleSumsOfNumber(identification, remaining);
  settleExplained(identification, remaining);
  settleOtherAmounts(identification, remaining);
  queryReversed(identification, remaining, reversals);
  settleNothingClaimed(identification, remaining, lines);
  for (const line of lines) if (isOpen(identification, line)) queryRest(identification, group, line, known);
}

/** Lines that claim nothing take what the lines that claim something have left. */
function settleNothingClaimed(
  identification: Identification,
  remaining: Remaining,
  lines: readonly StatementIndex[],
): void {
  for (const line of lines) {
    if (!isOpen(identification, line) || claimOf(identification.matching, line) !== 0) continue;
    const [nearest] = (remaining.pairsOfLine.get(line) ?? [])
      .filter((pair) => pair.level < 2 && isNear(pair) && remaining.ledger.has(pair.ledger))
      .toSorted((one, other) => other.fit - one.fit || one.days - other.days);
    if (nearest !== undefined) settle(identification, remaining, nearest);
  }
}

/** How a pair of one number was found. */
function matchOf(identification: Identification, line: StatementIndex, ledger: LedgerIndex): Match {
  const { matching } = identification;
  if (lineAt(matching, line).invoiceNumber === ledgerAt(matching, ledger).invoiceNumber) return "exact";
  if (isRewritten(identification, line, ledger)) return "convention";
  return lineAt(matching, line).invoiceNumber === "" ? "description" : "normalised";
}

/** The level of the difference in writing; undefined if it is not the same number. */
function levelOf(
  identification: Identification,
  group: NumberGroup,
  line: StatementIndex,
  ledger: LedgerIndex,
): 0 | 1 | 2 | undefined {
  if (group.sameText !== undefined) return 0;
  const difference = compareWriting(partsOfLine(identification, line), partsOfLedger(identification, ledger));
  if (difference === undefined) return undefined;
  const level = identification.habits.levelOf(line, difference);
  return level === 0 && isRewritten(identification, line, ledger) ? 1 : level;
}

function pairsOf(
  identification: Identification,
  group: NumberGroup,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): Map<StatementIndex, readonly Pair[]> {
  const { matching } = identification;
  const pairs = new Map<StatementIndex, readonly Pair[]>();
  for (const line of lines) {
    const claimed = lineAt(matching, line);
    const found: Pair[] = [];
    for (const at of ledger) {
      const level = levelOf(identification, group, line, at);
      if (level === undefined || isOppositeSign(matching, claimed, at)) continue;
      const fit = amountFitOf(matching, claimed, at);
      const supplier = matching.suppliers.compare(claimed, ledgerAt(matching, at));
      if (supplier === "other" || (supplier === "unmarked" && fit < amountFit.whole)) continue;
      found.push({
        line,
        ledger: at,
        level,
        fit,
        days: daysApart(claimed.invoiceDate, ledgerAt(matching, at).invoiceDate),
      });
    }
    const evident = found.filter((pair) => hasEvidence(identification, group, pair));
    // The writing nearest to its own decides, first of all among those of about its day.
    const near = found.filter(isNear);
    const mostSpecific = Math.min(...(near.length > 0 ? near : found).map((pair) => pair.level));
    const specific = evident.filter((pair) => pair.level === mostSpecific);
    pairs.set(line, ofSameSupplier(matching, claimed, specific));
  }
  return pairs;
}

/** STM-11: if ledger lines of the very subsidiary have the amount, those that do not say whose they are are none of its. */
function ofSameSupplier(matching: Matching, claimed: StatementLine, pairs: readonly Pair[]): readonly Pair[] {
  const same = pairs.filter((pair) => matching.suppliers.compare(claimed, ledgerAt(matching, pair.ledger)) === "same");
  return same.some((pair) => pair.fit >= amountFit.whole) ? same : pairs;
}

const LEAST_BITS = 14;

/** Whether number, amount and day together identify the document, as far as the amount agrees. */
function hasEvidence(identification: Identification, group: NumberGroup, pair: Pair): boolean {
  if (group.sameText !== undefined) return true;
  const { matching } = identification;
  const parts = partsOfLine(identification, pair.line);
  // A word alone is no number: only amount and day together make it one.
  if (parts.isWord) {
    return pair.fit >= amountFit.whole && pair.days <= limits.daysOfInstalments;
  }
  if (pair.level < 2) return true;
  const difference = compareWriting(parts, partsOfLedger(identification, pair.ledger));
  if (difference !== undefined && identification.habits.areKnown(difference.kinds)) {
    // What earlier statements showed is no proof for another amount or day.
    if (pair.fit >= amountFit.whole && pair.days <= limits.nearDays) return true;
    if (difference.headsConflict) return false;
  }
  const claimed = lineAt(matching, pair.line);
  const alike =
    pair.fit >= amountFit.whole
      ? (identification.amountCounts.get(Math.abs(claimed.outstandingPence)) ?? 1)
      : matching.ledger.length;
  return bitsOfEvidence(parts.core, alike, pair.days) >= LEAST_BITS;
}

/** Queries lines that could all be one ledger line although their own numbers contradict each other (`PATH-1`, `RAD-1`). */
function queryRivals(identification: Identification, group: NumberGroup, remaining: Remaining): void {
  const claimants = new Map<LedgerIndex, StatementIndex[]>();
  for (const pairs of remaining.pairsOfLine.values()) {
    for (const pair of pairs) {
      if (pair.level > 0 && pair.fit >= amountFit.whole && pair.days <= limits.nearDays) {
        append(claimants, pair.ledger, pair.line);
      }
    }
  }
  for (const [ledger, lines] of claimants) {
    if (lines.length < 2 || !contradict(lines.map((line) => ownWriting(identification, group, line)))) continue;
    const others = lines.filter((line) => remaining.lines.has(line));
    const alternatives = others.flatMap((line) => remaining.pairsOfLine.get(line) ?? []);
    const rows = new Set(alternatives.filter((pair) => pair.fit >= amountFit.whole).map((pair) => pair.ledger));
    if (rows.size >= others.length) continue;
    for (const line of others) query(identification, remaining, line, "rival-lines", [...rows]);
    for (const row of rows) reserve(identification, remaining, row);
    reserve(identification, remaining, ledger);
  }
}

/** What distinguishes the numbers of a group: all that stands before what they have in common. */
function ownWriting(identification: Identification, group: NumberGroup, line: StatementIndex): string {
  return group.sameText === undefined ? partsOfLine(identification, line).head : "";
}

function contradict(heads: readonly string[]): boolean {
  return heads.some((one) => heads.some((other) => !one.endsWith(other) && !other.endsWith(one)));
}

/** Settles pairs whose amounts differ by VAT or pennies, if each of the two fits nothing else as well. */
function settleExplained(identification: Identification, remaining: Remaining): void {
  const explained = [...remaining.lines].flatMap((line) =>
    (remaining.pairsOfLine.get(line) ?? []).filter(
      (pair) => pair.fit === amountFit.explained && remaining.ledger.has(pair.ledger) && isNear(pair),
    ),
  );
  for (const pair of explained.sort((one, other) => one.days - other.days)) {
    if (!remaining.lines.has(pair.line) || !remaining.ledger.has(pair.ledger)) continue;
    const rivals = explained.filter(
      (other) =>
        other !== pair &&
        (other.line === pair.line || other.ledger === pair.ledger) &&
        other.days === pair.days &&
        remaining.lines.has(other.line) &&
        remaining.ledger.has(other.ledger),
    );
    if (rivals.length > 0) continue;
    settle(identification, remaining, pair);
  }
}

/** Lines that claim a document which the ledger has reversed under the same number: nothing of it is owed. */
function queryReversed(identification: Identification, remaining: Remaining, reversals: readonly Reversal[]): void {
  const { matching } = identification;
  const left = [...reversals];
  for (const { ledger, reversedBy } of reversals) {
    // Both are explained by each other, whether or not a line claims them.
    matching.used[ledger] = 1;
    matching.used[reversedBy] = 1;
  }
  for (const line of [...remaining.lines]) {
    const claimed = lineAt(matching, line);
    const at = left.findIndex(
      ({ ledger, reversedBy }) =>
        faceAt(matching, ledger) === claimed.outstandingPence ||
        faceAt(matching, reversedBy) === claimed.outstandingPence,
    );
    const found = left[at];
    if (found === undefined) continue;
    left.splice(at, 1);
    query(identification, remaining, line, "reversed", [found.ledger, found.reversedBy]);
  }
}

/** Why the lines that are left are none of the ledger lines of their number. */
function queryRest(
  identification: Identification,
  group: NumberGroup,
  line: StatementIndex,
  ledger: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const claimed = lineAt(matching, line);
  const misses = new Map<Miss, LedgerIndex[]>();
  for (const at of ledger) {
    const miss = missOf(identification, group, line, at);
    if (miss !== undefined) append(misses, miss, at);
  }
  for (const miss of nearestFirst) {
    const candidates = misses.get(miss);
    if (candidates === undefined) continue;
    if (miss === "used" && !isRepetition(identification, claimed, candidates)) continue;
    matching.queries.set(line, { reason: miss === "used" ? "duplicate" : reasonOfMiss[miss], candidates });
    return;
  }
  // The ledger has the number only for other days, which belong to other lines.
  const used = misses.get("used");
  if (used !== undefined) matching.queries.set(line, { reason: "not-on-ledger", candidates: used });
}

/** Whether a line repeats another one that has taken its ledger line. Another month of a recurring number is no repetition. */
function isRepetition(
  { matching }: Identification,
  claimed: StatementLine,
  candidates: readonly LedgerIndex[],
): boolean {
  return candidates.some((at) => {
    const days = daysApart(claimed.invoiceDate, ledgerAt(matching, at).invoiceDate);
    return days === Infinity || days <= DAYS_OF_A_REPETITION;
  });
}

const DAYS_OF_A_REPETITION = 13;

type Miss = "fits" | "used" | "other-writing" | "unconfirmed" | "other-supplier" | "other-year" | "opposite-sign";

const nearestFirst: readonly Miss[] = [
  "fits",
  "used",
  "unconfirmed",
  "other-writing",
  "other-supplier",
  "other-year",
  "opposite-sign",
];

const reasonOfMiss: Readonly<Record<Exclude<Miss, "used">, ReasonCode>> = {
  fits: "ambiguous",
  unconfirmed: "unconfirmed",
  "other-writing": "other-writing",
  "other-supplier": "other-supplier",
  "other-year": "other-year",
  "opposite-sign": "opposite-sign",
};

function missOf(
  identification: Identification,
  group: NumberGroup,
  line: StatementIndex,
  at: LedgerIndex,
): Miss | undefined {
  const { matching } = identification;
  const claimed = lineAt(matching, line);
  const booked = ledgerAt(matching, at);
  const isUsed = matching.used[at] === 1;
  const level = levelOf(identification, group, line, at);
  // Lines of one hash may have different numbers.
  if (level === undefined) return isUsed || !haveSameDigits(identification, line, at) ? undefined : "other-writing";
  if (isOppositeSign(matching, claimed, at)) return "opposite-sign";
  const fit = amountFitOf(matching, claimed, at);
  const supplier = matching.suppliers.compare(claimed, booked);
  if (supplier === "other" || (supplier === "unmarked" && fit < amountFit.whole))
    return isUsed && supplier !== "other" ? undefined : "other-supplier";
  if (isUsed) return fit >= amountFit.whole || level < 2 ? "used" : undefined;
  if (level === 2) return "other-writing";
  const dates = dateFit(claimed.invoiceDate, booked.invoiceDate);
  if (dates === "other-year") return "other-year";
  const isWithin = dates === "unknown" || daysApart(claimed.invoiceDate, booked.invoiceDate) <= limits.nearDays;
  return isWithin && fit >= amountFit.whole ? "fits" : "unconfirmed";
}

function haveSameDigits(identification: Identification, line: StatementIndex, at: LedgerIndex): boolean {
  const claimed = partsOfLine(identification, line);
  const booked = partsOfLedger(identification, at);
  return claimed.core === booked.core || claimed.segments === booked.segments;
}

function isCrowded(lines: readonly StatementIndex[], ledger: readonly LedgerIndex[]): boolean {
  return lines.length > limits.linesOfOneNumber || ledger.length > limits.linesOfOneNumber;
}

/** Pairs up rows of one amount and day on both sides, in linear time, however many there are. */
function settleIdentical(
  identification: Identification,
  group: NumberGroup,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const rows = new Map<string, LedgerIndex[]>();
  const keyOf = (amount: number, on: string | undefined): string => `${String(amount)}|${on ?? ""}`;
  for (const at of ledger) {
    append(rows, keyOf(faceAt(matching, at), ledgerAt(matching, at).invoiceDate), at);
  }
  const claims = new Map<string, StatementIndex[]>();
  for (const line of lines) {
    const { invoiceDate } = lineAt(matching, line);
    if (invoiceDate !== undefined) append(claims, keyOf(claimOf(matching, line), invoiceDate), line);
  }
  for (const [key, equal] of claims) {
    const candidates = rows.get(key) ?? [];
    const areAlike = new Set(candidates.map((at) => verdictKey(matching, at))).size === 1;
    if (!areAlike && candidates.length !== equal.length) continue;
    for (const [place, line] of equal.entries()) {
      const at = candidates[place];
      if (at === undefined) {
        matching.queries.set(line, { reason: "duplicate", candidates: candidates.slice(0, limits.candidatesNamed) });
        continue;
      }
      const level = levelOf(identification, group, line, at);
      const supplier = matching.suppliers.compare(lineAt(matching, line), ledgerAt(matching, at));
      if (level === undefined || level === 2 || supplier === "other") continue;
      settleSingle(matching, line, at, matchOf(identification, line, at));
    }
  }
}

function queryCrowded(
  { matching }: Identification,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  for (const line of lines) {
    matching.queries.set(line, { reason: "ambiguous", candidates: ledger.slice(0, limits.candidatesNamed) });
  }
  if (lines.length === 0) return;
  matching.remarks.add(
    `More than ${String(limits.linesOfOneNumber)} lines have the same number: those that are not identical on both sides were not matched.`,
  );
}

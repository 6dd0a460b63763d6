import type { CalendarDate } from "../../../amounts-and-days/calendar-date.ts";
import { append, required } from "../../collections.ts";
import { limits } from "../../limits.ts";
import { dayNumber, financialYearOf } from "../../day-number.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { compareLedger, compareLines, twinKeyOfLine } from "../../matching/line-order.ts";
import { claimOf, faceAt, ledgerAt, lineAt, supportAt, type Matching } from "../../matching/matching.ts";
import { amountFit } from "../compare-pair.ts";
import type { Identification } from "../identification.ts";
import { isNear, query, reserve, settle, type Pair, type Remaining } from "../lines-of-number.ts";

/** Lines and ledger lines of one number and one amount that could be paired in more than one way. */
export interface Cluster {
  readonly lines: readonly StatementIndex[];
  readonly ledger: readonly LedgerIndex[];
  readonly pairs: readonly Pair[];
}

/**
 * Settles the pairs of one number whose amounts agree. If every pairing gives the same verdict, all are settled; otherwise the
 * nearest day decides, within half the interval at which the number recurs. What different days cannot decide is queried.
 */
export function assignExact(identification: Identification, remaining: Remaining): void {
  const exact = [...remaining.lines].flatMap((line) =>
    (remaining.pairsOfLine.get(line) ?? []).filter((pair) => pair.fit >= amountFit.whole && isNear(pair)),
  );
  for (const cluster of clustersOf(exact)) assignCluster(identification, remaining, cluster);
}

function assignCluster(identification: Identification, remaining: Remaining, cluster: Cluster): void {
  const { matching } = identification;
  const [only] = cluster.pairs;
  if (only !== undefined && cluster.pairs.length === 1 && only.days <= dayLimitOf(remaining, only)) {
    settle(identification, remaining, only);
    return;
  }
  const areAlike = new Set(cluster.ledger.map((at) => verdictKey(matching, at))).size === 1;
  const areTwins = new Set(cluster.lines.map((line) => claimOf(matching, line))).size === 1;
  if (areAlike && areTwins && cluster.lines.length === cluster.ledger.length) {
    if (assignInOrder(identification, remaining, cluster)) return;
  }
  assignByDay(identification, remaining, cluster, areAlike && areTwins);
}

/** Pairs equally many lines and alike ledger lines in the order of their dates; the verdict is the same in any pairing. */
function assignInOrder(identification: Identification, remaining: Remaining, cluster: Cluster): boolean {
  const { matching } = identification;
  const lines = [...cluster.lines].sort((one, other) => compareLines(matching, one, other));
  const ledger = [...cluster.ledger].sort((one, other) => compareLedger(matching, one, other));
  const pairs = lines.map((line, place) =>
    cluster.pairs.find((pair) => pair.line === line && pair.ledger === ledger[place]),
  );
  const found = pairs.filter((pair) => pair !== undefined);
  if (found.length < lines.length) return false;
  const isExact =
    found.every((pair) => pair.days === 0) &&
    new Set(ledger.map((at) => ledgerAt(matching, at).invoiceDate)).size === ledger.length;
  for (const pair of found) {
    settle(identification, remaining, pair);
    if (!isExact) matching.interchangeable.add(pair.line);
  }
  return true;
}

/** Assigns the nearest day first; pairs of one distance that could be paired in several ways are queried. */
function assignByDay(
  identification: Identification,
  remaining: Remaining,
  cluster: Cluster,
  areInterchangeable: boolean,
): void {
  const { matching } = identification;
  const limit = Math.min(
    areInterchangeable ? limits.nearDays : nearLimit(matching, cluster),
    ...cluster.pairs.slice(0, 1).map((pair) => dayLimitOf(remaining, pair)),
  );
  const distances = [...new Set(cluster.pairs.map((pair) => pair.days))].sort((one, other) => one - other);
  for (const days of distances) {
    if (days !== Infinity && days > limit) break;
    const level = cluster.pairs.filter(
      (pair) => pair.days === days && remaining.lines.has(pair.line) && remaining.ledger.has(pair.ledger),
    );
    for (const part of clustersOf(level)) assignSameDistance(identification, remaining, part);
  }
  // A date beyond the limit cannot decide between ledger lines that would be answered differently.
  for (const line of cluster.lines) {
    if (!remaining.lines.has(line)) continue;
    const left = cluster.pairs.filter((pair) => pair.line === line && remaining.ledger.has(pair.ledger));
    if (left.length > 1)
      queryCluster(
        identification,
        remaining,
        [line],
        left.map((pair) => pair.ledger),
      );
  }
}

/** A number without a digit, such as `SLA`, needs the day as well, unless as many lines as ledger lines are alike. */
function dayLimitOf(remaining: Remaining, pair: Pair): number {
  return /\d/.test(remaining.numberText(pair.line)) ? Infinity : limits.daysOfAWord;
}

function assignSameDistance(identification: Identification, remaining: Remaining, part: Cluster): void {
  const { matching } = identification;
  const lines = [...part.lines].sort((one, other) => compareLines(matching, one, other));
  const ledger = [...part.ledger].sort((one, other) => compareLedger(matching, one, other));
  const [pair] = part.pairs;
  if (pair !== undefined && part.pairs.length === 1) {
    settle(identification, remaining, pair);
    return;
  }
  const areAlike = new Set(ledger.map((at) => verdictKey(matching, at))).size === 1;
  const areTwins = new Set(lines.map((line) => twinKeyOfLine(matching, line))).size === 1;
  const isDecided = areAlike ? areTwins || lines.length <= ledger.length : areTwins && lines.length === ledger.length;
  if (!isDecided) {
    queryCluster(identification, remaining, lines, ledger);
    return;
  }
  for (const [place, line] of lines.entries()) {
    const at = ledger[place];
    const chosen = part.pairs.find((one) => one.line === line && one.ledger === at);
    if (chosen === undefined) continue;
    settle(identification, remaining, chosen);
    if (lines.length > 1 || (ledger.length > 1 && chosen.days !== 0)) matching.interchangeable.add(line);
  }
  notePostedAgain(matching, part, ledger.slice(lines.length));
}

/** Ledger lines beside those that were paired, alike in number, amount and day: probably one document that was posted more than once. */
function notePostedAgain(matching: Matching, { pairs, ledger }: Cluster, left: readonly LedgerIndex[]): void {
  const numbers = new Set(ledger.map((at) => ledgerAt(matching, at).invoiceNumber));
  if (numbers.size > 1 || pairs.some(({ days }) => days !== 0)) return;
  for (const at of left) matching.postedAgain.add(at);
}

function queryCluster(
  identification: Identification,
  remaining: Remaining,
  lines: readonly StatementIndex[],
  ledger: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const days = new Set(ledger.map((at) => ledgerAt(matching, at).invoiceDate));
  const amounts = new Set(ledger.map((at) => faceAt(matching, at)));
  const arePaid = new Set(ledger.map((at) => ledgerAt(matching, at).status === "paid"));
  const isPostedTwice = days.size === 1 && amounts.size === 1 && arePaid.size === 2;
  for (const line of lines) {
    query(identification, remaining, line, isPostedTwice ? "posted-twice" : "ambiguous", ledger);
  }
  for (const at of ledger) reserve(identification, remaining, at);
}

/** How far a date may be off: half the shortest interval at which either side repeats the amount under this number. */
function nearLimit(matching: Matching, cluster: Cluster): number {
  const gap = Math.min(
    shortestGap(cluster.ledger.map((at) => ledgerAt(matching, at).invoiceDate)),
    shortestGap(cluster.lines.map((line) => lineAt(matching, line).invoiceDate)),
  );
  return Math.min(limits.nearDays, Math.floor((gap - 1) / 2));
}

function shortestGap(dates: readonly (CalendarDate | undefined)[]): number {
  const days = [...new Set(dates.flatMap((date) => (date === undefined ? [] : [dayNumber(date)])))].sort(
    (one, other) => one - other,
  );
  let gap = Infinity;
  for (let at = 1; at < days.length; at++) gap = Math.min(gap, required(days[at]) - required(days[at - 1]));
  return gap;
}

/** Equal for ledger lines that give the same verdict on the same claim, whatever their day. */
export function verdictKey(matching: Matching, ledger: LedgerIndex): string {
  const line = ledgerAt(matching, ledger);
  const year = matching.kind === "i&e" && line.invoiceDate !== undefined ? financialYearOf(line.invoiceDate) : "";
  return [
    supportAt(matching, ledger),
    faceAt(matching, ledger),
    line.status,
    line.disputedPence,
    line.supplierCode,
    line.entry,
    line.capital,
    line.futurePeriod,
    year,
  ].join("|");
}

/** The pairs in connected sets: no line of one set can be a ledger line of another. */
export function clustersOf(pairs: readonly Pair[]): Cluster[] {
  const ofLine = new Map<StatementIndex, Pair[]>();
  const ofLedger = new Map<LedgerIndex, Pair[]>();
  for (const pair of pairs) {
    append(ofLine, pair.line, pair);
    append(ofLedger, pair.ledger, pair);
  }
  const clusters: Cluster[] = [];
  const seen = new Set<StatementIndex>();
  for (const start of ofLine.keys()) {
    if (seen.has(start)) continue;
    const lines = new Set([start]);
    const ledger = new Set<LedgerIndex>();
    const inCluster: Pair[] = [];
    for (const line of lines) {
      seen.add(line);
      for (const pair of required(ofLine.get(line))) {
        inCluster.push(pair);
        if (ledger.has(pair.ledger)) continue;
        ledger.add(pair.ledger);
        for (const back of required(ofLedger.get(pair.ledger))) lines.add(back.line);
      }
    }
    clusters.push({ lines: [...lines], ledger: [...ledger], pairs: inCluster });
  }
  return clusters;
}

import { append, required } from "../collections.ts";
import { statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { compareLedger, compareLines, compareTexts } from "../matching/line-order.ts";
import {
  claimOf,
  ledgerAt,
  lineAt,
  linesMatchedWhollyTo,
  supportAt,
  unsettleSingle,
  type Matching,
} from "../matching/matching.ts";
import { furtherReferences, numberOf } from "../matching/numbers-of-line.ts";
import { isDistinctiveStem } from "../references/distinctive-number.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import { amountFit, amountFitOf } from "./compare-pair.ts";
import { findCandidates, type Candidates, type LineGroup } from "./find-candidates.ts";
import type { Linker } from "./loose-links.ts";
import { settleByScore, type Pair, type Remaining } from "./settle-pairs.ts";
import { allocate, canBePart, settleSums } from "./settle-sums.ts";

/** What each similarity of two loosely linked lines adds to the score of their pair. */
const score = {
  openAmount: 40_000,
  wholeAmount: 20_000,
  strength: 1_000,
  sameDay: 100,
  approved: 3,
  awaiting: 2,
  onHold: 1,
};

/**
 * Matches lines whose number the ledger does not have, by weaker evidence, the strongest first (REC-03):
 *
 * 1. several references on one line;
 * 2. one other reference: a further reference, the number without prefixes, suffixes and account numbers, the number as a
 *    part of a longer one, a purchase order instead of a number, a number in the description;
 * 3. sums of lines whose numbers differ only in their endings;
 * 4. sums of lines of one purchase order;
 * 5. a line that claims exactly what another line leaves of a ledger line.
 *
 * Each needs a reference *and* an amount or date that fits: no line is settled by its amount alone.
 */
export function matchLoosely(matching: Matching, linker: Linker): void {
  const open = openLines(matching);
  if (open.length === 0 || matching.ledger.length === 0) return;
  const candidates = findCandidates(matching, open, linker);
  settleSeveralReferences(matching, open, candidates, linker);
  settleLinkedPairs(matching, open, candidates, linker);
  settleStems(matching, open, candidates, linker);
  settleGroups(matching, candidates.byOrder);
  settleLeftovers(matching, open, candidates, linker);
}

/** Lines that are neither settled nor queried. Payments are judged by the ledger's payment records instead. */
function openLines(matching: Matching): StatementIndex[] {
  const open: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const line = statementIndex(place);
    if (!isOpen(matching, line)) continue;
    if (lineAt(matching, line).type !== "payment") open.push(line);
  }
  return open.sort((one, other) => compareLines(matching, one, other));
}

function isOpen(matching: Matching, line: StatementIndex): boolean {
  return matching.settled[line] === 0 && !matching.queries.has(line);
}

function candidatesOf(candidates: Candidates, line: StatementIndex): ReadonlySet<LedgerIndex> {
  return candidates.byLine.get(line) ?? new Set();
}

/** Settles lines that name several invoices: the amounts of all of them are allocated to the line. */
function settleSeveralReferences(
  matching: Matching,
  open: readonly StatementIndex[],
  candidates: Candidates,
  linker: Linker,
): void {
  const choices = new Map<StatementIndex, readonly LedgerIndex[]>();
  const wantedBy = new Map<LedgerIndex, StatementIndex[]>();
  for (const line of open) {
    const chosen = severalNamed(matching, line, candidates, linker);
    if (chosen === undefined) continue;
    choices.set(line, chosen);
    for (const ledger of chosen) append(wantedBy, ledger, line);
  }
  for (const [line, chosen] of choices) {
    if (chosen.some((ledger) => required(wantedBy.get(ledger)).length > 1))
      matching.queries.set(line, { reason: "ambiguous", candidates: chosen });
    else allocate(matching, [line], chosen);
  }
}

/** Two or more ledger lines that a line names, if each name is one ledger line and together they can be the claim. */
function severalNamed(
  matching: Matching,
  index: StatementIndex,
  candidates: Candidates,
  linker: Linker,
): readonly LedgerIndex[] | undefined {
  const line = lineAt(matching, index);
  const names = furtherReferences(matching, line);
  if (names.length < 2) return undefined;
  const possible = [...candidatesOf(candidates, index)].filter(
    (at) => matching.used[at] === 0 && canBePart(matching, index, at, "any day"),
  );
  const chosen: LedgerIndex[] = [];
  for (const name of names) {
    const named = possible.filter((at) => linker.core(ledgerAt(matching, at).invoiceNumber) === linker.core(name));
    const [only] = named;
    if (only === undefined) continue;
    if (named.length > 1) return undefined;
    if (!chosen.includes(only)) chosen.push(only);
  }
  if (chosen.length < 2 || chosen.some((at) => amountFitOf(matching, line, at) === amountFit.open)) return undefined;
  // The line has one date and each invoice its own, so dates count only if the amounts do not add up.
  const sum = chosen.reduce((total, at) => total + supportAt(matching, at), 0);
  return sum === line.outstandingPence || chosen.every((at) => canBePart(matching, index, at)) ? chosen : undefined;
}

/** Settles pairs of one line and one ledger line that the linker ties together. */
function settleLinkedPairs(
  matching: Matching,
  open: readonly StatementIndex[],
  candidates: Candidates,
  linker: Linker,
): void {
  const pairs: Pair[] = [];
  const remaining: Remaining = { lines: new Set(), ledger: new Set() };
  for (const index of open) {
    const line = lineAt(matching, index);
    if (!isOpen(matching, index)) continue;
    for (const at of candidatesOf(candidates, index)) {
      if (matching.used[at] === 1) continue;
      const link = linker.link(line, at);
      if (link === undefined) continue;
      remaining.lines.add(index);
      remaining.ledger.add(at);
      pairs.push({ line: index, ledger: at, match: link.match, score: scoreOf(matching, index, at, link.strength) });
    }
  }
  settleByScore(matching, remaining, pairs, 0);
}

function scoreOf(matching: Matching, index: StatementIndex, at: LedgerIndex, strength: number): number {
  const line = lineAt(matching, index);
  const ledger = ledgerAt(matching, at);
  const fit = amountFitOf(matching, line, at);
  let sum = strength * score.strength;
  if (fit === amountFit.open) sum += score.openAmount;
  else if (fit === amountFit.whole) sum += score.wholeAmount;
  if (line.invoiceDate !== undefined && line.invoiceDate === ledger.invoiceDate) sum += score.sameDay;
  if (supportAt(matching, at) === 0) return sum;
  if (ledger.status === "awaiting-approval") return sum + score.awaiting;
  return sum + (ledger.status === "on-hold" ? score.onHold : score.approved);
}

/** Settles sums of lines with one number and different endings (`100004/1`, `100004/2`) that equal the number itself on the other side. */
function settleStems(
  matching: Matching,
  open: readonly StatementIndex[],
  candidates: Candidates,
  linker: Linker,
): void {
  const endingsOnLedger = new Map<string, LineGroup>();
  const endingsOnStatement = new Map<string, LineGroup>();
  for (const index of open) {
    const number = lineAt(matching, index).invoiceNumber;
    for (const at of candidatesOf(candidates, index)) {
      const booked = ledgerAt(matching, at).invoiceNumber;
      const core = linker.core(number);
      const bookedCore = linker.core(booked);
      if (stemOf(number, linker) === bookedCore || core === bookedCore)
        addToGroup(endingsOnStatement, bookedCore, index, at);
      if (stemOf(booked, linker) === core || core === bookedCore) addToGroup(endingsOnLedger, core, index, at);
    }
  }
  settleGroups(matching, endingsOnStatement);
  settleGroups(matching, endingsOnLedger);
}

/** The number before a short ending; undefined if there is no ending, or if the rest is not distinctive, such as a year. */
function stemOf(text: string, linker: Linker): string | undefined {
  const ended = /^(?:(.*[\p{L}\p{N}])[^\p{L}\p{N}]+[\p{L}\p{N}]{1,2}|(.*\d)\p{L})$/u.exec(text.trim());
  const stem = ended?.[1] ?? ended?.[2];
  if (stem === undefined) return undefined;
  const core = linker.core(stem);
  return isDistinctiveStem(core) || (core.length < stem.length && isDistinctiveStem(normaliseReference(stem)))
    ? core
    : undefined;
}

function addToGroup(groups: Map<string, LineGroup>, key: string, line: StatementIndex, ledger: LedgerIndex): void {
  const group = groups.get(key) ?? { lines: new Set(), ledger: new Set() };
  groups.set(key, group);
  group.lines.add(line);
  group.ledger.add(ledger);
}

/** Settles sums within each group, in the order of the groups' keys. */
function settleGroups(matching: Matching, groups: ReadonlyMap<string, LineGroup>): void {
  for (const [, group] of [...groups].sort(([one], [other]) => compareTexts(one, other))) {
    const lines = [...group.lines].filter((line) => isOpen(matching, line));
    const ledger = [...group.ledger].filter((at) => matching.used[at] === 0 && supportAt(matching, at) !== 0);
    if (lines.length === 0 || ledger.length === 0) continue;
    settleSums(matching, {
      lines: new Set(lines.sort((one, other) => compareLines(matching, one, other))),
      ledger: new Set(ledger.sort((one, other) => compareLedger(matching, one, other))),
    });
  }
}

/**
 * Settles lines that claim exactly what is left of a ledger line of the same number which another line claims in part: the
 * ledger line is allocated to both.
 */
function settleLeftovers(
  matching: Matching,
  open: readonly StatementIndex[],
  candidates: Candidates,
  linker: Linker,
): void {
  const otherLines = linesMatchedWhollyTo(
    matching,
    open.flatMap((index) => (matching.settled[index] === 1 ? [] : [...candidatesOf(candidates, index)])),
  );
  for (const index of open) {
    const line = lineAt(matching, index);
    if (!isOpen(matching, index)) continue;
    const own = numberOf(matching, line);
    const fitting = [...candidatesOf(candidates, index)].filter((at) => {
      const other = otherLines.get(at);
      return (
        other !== undefined &&
        matching.single[other] === at &&
        own !== "" &&
        linker.core(ledgerAt(matching, at).invoiceNumber) === linker.core(own) &&
        canBePart(matching, index, at) &&
        supportAt(matching, at) - claimOf(matching, other) === line.outstandingPence
      );
    });
    const [at] = fitting;
    if (at === undefined || fitting.length > 1) continue;
    const other = otherLines.get(at);
    if (other === undefined) continue;
    unsettleSingle(matching, other);
    allocate(matching, [other, index], [at]);
  }
}

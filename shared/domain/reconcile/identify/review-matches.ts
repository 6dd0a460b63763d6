import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { append, required } from "../collections.ts";
import { limits } from "../limits.ts";
import { statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import {
  claimOf,
  ledgerAt,
  lineAt,
  settleSingle,
  singleOf,
  unsettleSingle,
  type Match,
  type Matching,
} from "../matching/matching.ts";
import { areNeighbours, isCutShort, isOneSlipAway } from "../references/slips.ts";
import { amountFit, amountFitOf, dateFit } from "./compare-pair.ts";
import { byLikelihood, findEqualAmounts, type EqualAmounts } from "./find-equal-amounts.ts";

/** The result of reviewing: the pairs rejected on second look, and the ledger lines found by amount while looking. */
export interface Review {
  readonly rejected: readonly RejectedPair[];
  readonly equalAmounts: EqualAmounts;
}

/** A pair that was taken apart because other ledger lines (the rivals) fit the statement line at least as well. */
export interface RejectedPair {
  readonly line: StatementIndex;
  readonly ledger: LedgerIndex;
  readonly match: Match;
  readonly rivals: readonly LedgerIndex[];
}

/**
 * Takes apart pairs of one number if their amount or date differs and another ledger line has both: the number may have been
 * mistyped as that of another invoice. Such lines are queried with the candidates (REC-03).
 *
 * @param doubtful settled lines whose amount or date differs from the ledger line of their number
 */
export function reviewMatches(matching: Matching, doubtful: readonly StatementIndex[]): Review {
  const unsettled: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const index = statementIndex(place);
    if (matching.settled[index] === 0 && claimOf(matching, index) !== 0) unsettled.push(index);
  }
  if (doubtful.length + unsettled.length === 0) return { rejected: [], equalAmounts: () => [] };
  const equalAmounts = equalAmountsForReview(matching, doubtful, unsettled);
  const rejected: RejectedPair[] = [];
  for (const index of doubtful) {
    const line = lineAt(matching, index);
    const ledger = required(singleOf(matching, index));
    const isRival =
      amountFitOf(matching, line, ledger) === amountFit.none ? hasNearNumberOrDate : hasNearNumberAndSameDay;
    const rivals = equalAmounts(index).filter(
      (at) => amountFitOf(matching, line, at) === amountFit.open && isRival(line, ledgerAt(matching, at)),
    );
    if (rivals.length === 0) continue;
    const match = required(matching.singleMatch[index]);
    rejected.push({ line: index, ledger, match, rivals: byLikelihood(matching, index, rivals) });
  }
  for (const pair of rejected) {
    unsettleSingle(matching, pair.line);
    matching.queries.set(pair.line, { reason: "ambiguous", candidates: [pair.ledger, ...pair.rivals] });
  }
  return { rejected, equalAmounts };
}

/**
 * Restores rejected pairs whose rivals all turned out to belong to other lines. A restored ledger line is no longer a rival,
 * so the pairs that had it as a rival are checked again: the order of the lines does not matter.
 */
export function restoreRejected(matching: Matching, { rejected }: Review): void {
  const byRival = new Map<LedgerIndex, RejectedPair[]>();
  for (const pair of rejected) for (const rival of pair.rivals) append(byRival, rival, pair);
  const open = [...rejected];
  for (const { line, ledger, match, rivals } of open) {
    if (matching.used[ledger] === 1 || !rivals.every((at) => matching.used[at] === 1)) continue;
    settleSingle(matching, line, ledger, match);
    open.push(...(byRival.get(ledger) ?? []));
  }
}

/** Counts ledger lines of pairs whose amounts differ as unused: another line may have the better claim to them. */
function equalAmountsForReview(
  matching: Matching,
  doubtful: readonly StatementIndex[],
  unsettled: readonly StatementIndex[],
): EqualAmounts {
  const weaklyUsed = doubtful
    .map((index) => ({ index, single: required(singleOf(matching, index)) }))
    .filter(({ index, single }) => amountFitOf(matching, lineAt(matching, index), single) === amountFit.none)
    .map(({ single }) => single);
  for (const ledger of weaklyUsed) matching.used[ledger] = 0;
  const equalAmounts = findEqualAmounts(matching, [...doubtful, ...unsettled]);
  for (const ledger of weaklyUsed) matching.used[ledger] = 1;
  return equalAmounts;
}

/**
 * A number with another amount counts no more than an equal amount some days away: it may have been copied from the row of
 * another invoice.
 */
function hasNearNumberOrDate(line: StatementLine, ledger: LedgerLine): boolean {
  const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
  return (
    dates === "same" ||
    dates === "near" ||
    isOneSlipAway(line.invoiceNumber, ledger.invoiceNumber) ||
    isCutShort(line.invoiceNumber, ledger.invoiceNumber) ||
    areNeighbours(line.invoiceNumber, ledger.invoiceNumber, limits.neighbouringNumbers)
  );
}

/** For lines whose date differs from that of the ledger line of their number. */
function hasNearNumberAndSameDay(line: StatementLine, ledger: LedgerLine): boolean {
  return line.invoiceDate === ledger.invoiceDate && isOneSlipAway(line.invoiceNumber, ledger.invoiceNumber);
}

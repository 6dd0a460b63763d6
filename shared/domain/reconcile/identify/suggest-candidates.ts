import { limits } from "../limits.ts";
import { statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { ledgerAt, lineAt, supportAt, type Matching } from "../matching/matching.ts";
import { numberOf } from "../matching/numbers-of-line.ts";
import { isCutShort, isOneSlipAway } from "../references/slips.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { byLikelihood, type EqualAmounts } from "./find-equal-amounts.ts";

/**
 * Suggests, for lines that are not settled, unused ledger lines with an equal amount and a near date, if the number is one
 * slip away or there is no number to go by. They are only named as candidates, never agreed.
 */
export function suggestCandidates(matching: Matching, equalAmounts: EqualAmounts): void {
  for (const index of linesToSuggestFor(matching)) {
    suggestFor(
      matching,
      index,
      equalAmounts(index).filter((at) => matching.used[at] === 0),
    );
  }
}

/** Reasons after which a number that is one slip away is worth a suggestion. */
const worthASuggestion: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "duplicate",
  "other-year",
  "other-supplier",
  "opposite-sign",
  "unconfirmed",
]);

function linesToSuggestFor(matching: Matching): StatementIndex[] {
  const lines: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const index = statementIndex(place);
    if (matching.settled[index] === 1) continue;
    const line = lineAt(matching, index);
    if (line.type === "payment" || line.outstandingPence === 0) continue;
    const query = matching.queries.get(index);
    if (query === undefined || worthASuggestion.has(query.reason)) lines.push(index);
  }
  return lines;
}

function suggestFor(matching: Matching, index: StatementIndex, candidates: readonly LedgerIndex[]): void {
  const line = lineAt(matching, index);
  const number = numberOf(matching, line);
  const similar = candidates.filter((at) => {
    const booked = ledgerAt(matching, at).invoiceNumber;
    return isOneSlipAway(number, booked) || isCutShort(number, booked);
  });
  const known = matching.queries.get(index);
  if (similar.length > 0) {
    const [reason, earlier] =
      known?.reason === "unconfirmed"
        ? (["ambiguous", known.candidates] as const)
        : (["similar-reference", []] as const);
    matching.queries.set(index, { reason, candidates: [...byLikelihood(matching, index, similar), ...earlier] });
    return;
  }
  if (known !== undefined) return;
  const sameDay = candidates.filter(
    (at) => line.invoiceDate !== undefined && ledgerAt(matching, at).invoiceDate === line.invoiceDate,
  );
  const likely =
    number === "" && sameDay.length === 0 ? candidates.filter((at) => supportAt(matching, at) !== 0) : sameDay;
  if (likely.length === 0 || likely.length > limits.candidatesNamed) return;
  matching.queries.set(index, { reason: "same-amount", candidates: byLikelihood(matching, index, likely) });
}

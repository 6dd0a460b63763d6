import type { ReconcileInput } from "../reconcile-input.ts";
import type { Matching } from "../matching/matching.ts";
import { linkerFor, type Linker } from "./loose-links.ts";
import { matchLoosely } from "./match-loosely.ts";
import { matchNumbers } from "./match-numbers.ts";
import { restoreRejected, reviewMatches } from "./review-matches.ts";
import { suggestCandidates } from "./suggest-candidates.ts";

/**
 * Identifies the ledger lines that each statement line is about (REC-03), over all ledger lines whatever their status.
 * A line that a person has already matched by decision is left alone. The passes, in this order:
 *
 * 1. Match lines with the same number; what several lines have in common is resolved number by number.
 * 2. Review those matches: reject a pair if another ledger line fits better.
 * 3. Match the rest loosely: by other references, and by sums.
 * 4. Restore a rejected pair if its rivals turned out to belong to other lines.
 * 5. Suggest candidates for the lines that are still open. They are named in the answer, never agreed.
 *
 * Each pass only settles lines that the passes before it left open. A line that could be several ledger lines with different
 * results is queried, never guessed.
 *
 * @returns the linker, which judging uses to look up the invoices that a credit names
 */
export function identify(matching: Matching, input: ReconcileInput): Linker {
  const doubtful = matchNumbers(matching);
  const review = reviewMatches(matching, doubtful);
  const linker = linkerFor(matching, input);
  matchLoosely(matching, linker);
  restoreRejected(matching, review);
  suggestCandidates(matching, review.equalAmounts);
  return linker;
}

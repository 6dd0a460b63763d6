import { limits } from "../limits.ts";
import { ledgerAt, lineAt, singleOf, unsettleSingle, type Query } from "../matching/matching.ts";
import type { StatementIndex } from "../matching/line-index.ts";
import { amountFit, amountFitOf, daysApart } from "./compare-pair.ts";
import { byLikelihood, findEqualAmounts } from "./find-equal-amounts.ts";
import { isFree, type Identification } from "./identification.ts";

/**
 * Takes apart pairs of one number whose amounts differ if another ledger line that nobody has claimed has exactly the amount
 * and a near day: the number may have been mistyped as that of another document. Such lines are queried with both (REC-03).
 */
export function rejectDoubtful(identification: Identification): void {
  const { matching, doubtful } = identification;
  if (doubtful.size === 0) return;
  const equalAmounts = findEqualAmounts(matching, [...doubtful]);
  const rejected: (readonly [StatementIndex, Query])[] = [];
  for (const line of doubtful) {
    const claimed = lineAt(matching, line);
    const single = singleOf(matching, line);
    if (single === undefined) continue;
    const rivals = equalAmounts(line).filter(
      (at) =>
        isFree(identification, at) &&
        amountFitOf(matching, claimed, at) === amountFit.open &&
        daysApart(claimed.invoiceDate, ledgerAt(matching, at).invoiceDate) <= limits.nearDays,
    );
    if (rivals.length === 0) continue;
    rejected.push([line, { reason: "number-or-amount", candidates: [single, ...byLikelihood(matching, line, rivals)] }]);
  }
  for (const [line, query] of rejected) {
    unsettleSingle(matching, line);
    matching.queries.set(line, query);
  }
}

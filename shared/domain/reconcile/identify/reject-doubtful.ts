import { append } from "../collections.ts";
import { limits } from "../limits.ts";
import { dayNumber } from "../day-number.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { claimOf, ledgerAt, lineAt, singleOf, supportAt, unsettleSingle, type Query } from "../matching/matching.ts";
import { byLikelihood } from "./find/find-equal-amounts.ts";
import { isFree, type Identification } from "./identification.ts";

/**
 * Takes apart pairs of one number whose amounts differ if another ledger line that nobody has claimed has exactly the amount
 * and a near day: the number may have been mistyped as that of another document. Such lines are queried with both (REC-03).
 */
export function rejectDoubtful(identification: Identification): void {
  const { matching, doubtful } = identification;
  if (doubtful.size === 0) return;
  const rivals = freeByAmount(identification);
  const rejected: (readonly [StatementIndex, Query])[] = [];
  for (const line of doubtful) {
    const single = singleOf(matching, line);
    const { invoiceDate } = lineAt(matching, line);
    if (single === undefined || invoiceDate === undefined) continue;
    const near = nearTo(rivals.get(claimOf(matching, line)) ?? [], dayNumber(invoiceDate)).filter(
      (at) => matching.suppliers.compare(lineAt(matching, line), ledgerAt(matching, at)) !== "other",
    );
    if (near.length === 0) continue;
    rejected.push([line, { reason: "number-or-amount", candidates: [single, ...byLikelihood(matching, line, near)] }]);
  }
  for (const [line, query] of rejected) {
    unsettleSingle(matching, line);
    matching.queries.set(line, query);
  }
}

/** A free ledger line with its day. */
interface Rival {
  readonly ledger: LedgerIndex;
  readonly day: number;
}

/** The free ledger lines that have the amount of a doubtful line outstanding, by amount, in the order of their days. */
function freeByAmount(identification: Identification): ReadonlyMap<number, readonly Rival[]> {
  const { matching, doubtful } = identification;
  const wanted = new Set([...doubtful].map((line) => claimOf(matching, line)));
  const byAmount = new Map<number, Rival[]>();
  for (let place = 0; place < matching.support.length; place++) {
    const at = ledgerIndex(place);
    const support = supportAt(matching, at);
    if (!wanted.has(support) || !isFree(identification, at)) continue;
    const { invoiceDate } = ledgerAt(matching, at);
    if (invoiceDate !== undefined) append(byAmount, support, { ledger: at, day: dayNumber(invoiceDate) });
  }
  for (const rivals of byAmount.values()) rivals.sort((one, other) => one.day - other.day);
  return byAmount;
}

/** The first few of these ledger lines that are near a day. They are in the order of their days. */
function nearTo(rivals: readonly Rival[], day: number): readonly LedgerIndex[] {
  let from = 0;
  let to = rivals.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rivals[middle]?.day ?? Infinity) < day - limits.nearDays) from = middle + 1;
    else to = middle;
  }
  return rivals
    .slice(from, from + limits.candidatesNamed)
    .filter((rival) => rival.day <= day + limits.nearDays)
    .map((rival) => rival.ledger);
}

import type { StatementLine } from "../../statement/statement-line.ts";
import { isAgreed } from "../judge/judge-allocations.ts";
import { ledgerRemainder } from "../judge/ledger-remainder.ts";
import type { Verdict } from "../judge/verdict.ts";
import { capAt } from "../matching/amounts.ts";
import type { StatementIndex } from "../matching/line-index.ts";
import { ledgerAt, lineAt, singleOf, supportAt, type Allocation, type Matching } from "../matching/matching.ts";
import type { Setting } from "../setting.ts";
import type { ColumnSums } from "./column-sums.ts";

/** Adds a judged line to the columns of the form: first the verdict, then what its ledger lines have beyond the claim. */
export function addLineToColumns(
  setting: Setting,
  matching: Matching,
  sums: ColumnSums,
  index: StatementIndex,
  verdict: Verdict,
): void {
  const line = lineAt(matching, index);
  addVerdict(sums, line, verdict);
  const single = singleOf(matching, index);
  if (single === undefined) {
    const allocations = matching.allocations.get(index);
    if (allocations !== undefined) takeOutCapital(setting, matching, sums, line, allocations, verdict.agreed);
    return;
  }
  // COL-04, REC-11: adds what the ledger has above the claim, and takes out what it treats as capital.
  const ledger = ledgerAt(matching, single);
  let counted = verdict.agreed;
  if (addsRemainder.has(verdict.reason)) {
    const remainder = ledgerRemainder(setting, ledger, supportAt(matching, single), line.outstandingPence);
    const hasOwnHeading = verdict.reason === "vat-difference" || verdict.reason === "rounding-difference";
    sums.adjust(hasOwnHeading ? verdict.reason : "statement-below-ledger", remainder);
    counted += remainder;
  }
  if (ledger.capital) sums.adjust("capital", -counted);
}

/** COL-04: adjusts out what is not agreed, under the line's reason. REC-07: accrues what only waits for approval. */
function addVerdict(sums: ColumnSums, line: StatementLine, verdict: Verdict): void {
  const notAgreed = line.outstandingPence - verdict.agreed - verdict.disputed;
  sums.adjust(verdict.adjustedUnder ?? verdict.reason, -notAgreed);
  // COL-05: the disputed column is never positive, so a disputed credit goes into the adjusted column.
  if (verdict.disputed < 0) sums.adjust("in-dispute", -verdict.disputed);
  if (verdict.awaiting !== undefined) sums.accrue(verdict.awaiting);
}

/** REC-11: takes out the agreed parts of ledger lines that are capital. */
function takeOutCapital(
  setting: Setting,
  matching: Matching,
  sums: ColumnSums,
  line: StatementLine,
  allocations: readonly Allocation[],
  agreed: number,
): void {
  let left = agreed;
  for (const allocation of allocations) {
    const ledger = ledgerAt(matching, allocation.ledger);
    if (!ledger.capital || !isAgreed(setting, line, ledger)) continue;
    const capital = capAt(left, allocation.pence - allocation.disputedPence);
    sums.adjust("capital", -capital);
    left -= capital;
  }
}

/** Reasons after which the ledger's amount above the claim is added. */
const addsRemainder: ReadonlySet<string> = new Set<Verdict["reason"]>([
  "statement-below-ledger",
  "vat-difference",
  "rounding-difference",
  "in-dispute",
  "nothing-claimed",
  "agreed-by-decision",
  "disputed-by-decision",
  "queried-by-decision",
]);

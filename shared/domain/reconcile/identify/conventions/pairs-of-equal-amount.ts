import { limits } from "../../limits.ts";
import { amountsOfLine } from "../../matching/amounts.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { faceAt, ledgerAt, lineAt, supportAt, type Matching } from "../../matching/matching.ts";
import { daysApart, isOppositeSign } from "../compare-pair.ts";

/** For each of some statement lines, the free ledger lines of its amount and about its day. */
export type PairsByLine = ReadonlyMap<StatementIndex, readonly LedgerIndex[]>;

const LEDGER_LINES_OF_AMOUNT = 64;

/** Finds the ledger lines of equal amount and near day. A line with very many of them says nothing and is left out. */
export function pairsOfEqualAmount(matching: Matching, sample: readonly StatementIndex[]): PairsByLine {
  const byAmount = new Map<number, LedgerIndex[]>();
  for (const line of sample) for (const amount of amountsOfLine(lineAt(matching, line))) byAmount.set(amount, []);
  for (let place = 0; place < matching.face.length; place++) {
    const at = ledgerIndex(place);
    const face = faceAt(matching, at);
    byAmount.get(face)?.push(at);
    const support = supportAt(matching, at);
    if (support !== face && support !== 0) byAmount.get(support)?.push(at);
  }
  const pairs = new Map<StatementIndex, readonly LedgerIndex[]>();
  for (const line of sample) {
    const claimed = lineAt(matching, line);
    const near = new Set<LedgerIndex>();
    for (const amount of amountsOfLine(claimed)) {
      for (const at of byAmount.get(amount) ?? []) {
        if (matching.used[at] === 1) continue;
        const days = daysApart(claimed.invoiceDate, ledgerAt(matching, at).invoiceDate);
        if ((days === Infinity || days <= limits.nearDays) && !isOppositeSign(matching, claimed, at)) near.add(at);
        if (near.size > LEDGER_LINES_OF_AMOUNT) break;
      }
    }
    if (near.size <= LEDGER_LINES_OF_AMOUNT) pairs.set(line, [...near]);
  }
  return pairs;
}

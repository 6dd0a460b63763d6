import type { Random } from "./random.ts";
import { keyOfLedgerLine, type MadePair, type Truth } from "./truth.ts";

const SHARE_OF_LINES = 0.3;

/**
 * The pair without the ledger rows of some of its lines, whatever their trouble was: nothing of those lines can be agreed,
 * and whatever is agreed rests on a row of something else. What a credit note credits stays, since it decides about others.
 */
export function takeRowsAway(random: Random, pair: MadePair): MadePair {
  const isGone = (truth: Truth): boolean => [...truth.standsOn].some((key) => gone.has(key));
  const gone = new Set(
    pair.truths
      .filter(({ kind }) => !kind.startsWith("credit"))
      .flatMap(({ standsOn }) => (random.chance(SHARE_OF_LINES) ? [...standsOn] : [])),
  );
  // Rows that lines share go together, with all that those lines rest on.
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    for (const truth of pair.truths.filter(isGone)) for (const key of truth.standsOn) gone.add(key);
  }
  return {
    lines: pair.lines,
    ledger: pair.ledger.filter((row) => !gone.has(keyOfLedgerLine(row))),
    truths: pair.truths.map((truth) => (isGone(truth) ? withoutRows(truth) : truth)),
  };
}

function withoutRows(truth: Truth): Truth {
  return {
    ...truth,
    kind: "row taken away",
    agreeablePence: 0,
    mostPence: 0,
    standsOn: new Set(),
    candidates: new Set(),
    shared: undefined,
  };
}

import { replacedBy, type DecisionHistory } from "../position/decision-history.ts";
import { decisionInWords } from "./decision-in-words.ts";
import type { PositionNow, RowResult } from "./decide-row.ts";

/**
 * What became of a row once it is recorded, if somebody else has decided otherwise on its line at the same moment, before either had seen the
 * other's decision. The later one counts. Whose decision does not count is told so, and so is whose takes the other's place.
 *
 * @param before the position as it was when the row was judged
 * @param histories the decisions about the position after all of the sheet is recorded
 */
export function withRival(result: RowResult, before: PositionNow, histories: readonly DecisionHistory[]): RowResult {
  if (result.became !== "decided") return result;
  const own = histories.find(({ decision }) => decision.id === result.decision.id);
  if (!own) return result;
  const counting = replacedBy(own, histories)?.decision;
  if (counting)
    return {
      became: "refused",
      why: `At the same moment ${counting.by} decided on this line: ${decisionInWords(counting)}. That one came later, and counts. Look at the line in a new sheet if it should be otherwise.`,
    };
  const seen = new Set(before.decisions.map(({ decision }) => decision.id));
  const replaced = histories.find(
    (each) => !seen.has(each.decision.id) && replacedBy(each, histories)?.decision.id === own.decision.id,
  )?.decision;
  if (!replaced) return result;
  return {
    ...result,
    why: `At the same moment ${replaced.by} decided on this line: ${decisionInWords(replaced)}. Yours came later, and counts.`,
  };
}

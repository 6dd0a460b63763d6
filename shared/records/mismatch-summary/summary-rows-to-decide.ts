import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { positionsToDecide, type ToDecide } from "../../domain/mismatch-summary/to-decide.ts";
import { decisionsWithStates } from "../../domain/position/decision-states.ts";
import { outcomeSchema } from "../../domain/position/outcome.ts";
import { collectDecidableRows, type GatheredRows } from "../position/collect-decidable-rows.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

/** The rows of a summary's Decisions sheet, as its positions stood when it was prepared. Outcomes are read one by one. */
export async function summaryRowsToDecide(
  summary: MismatchSummary,
  toDecide: ToDecide,
  { objects }: { readonly objects: Pick<JsonObjects, "get"> },
): Promise<GatheredRows> {
  const collector = collectDecidableRows();
  const { payable, exercise } = summary;
  for (const { position, outcome, decisions } of positionsToDecide(summary, toDecide)) {
    const { receivable, kind } = position;
    const key = { payable: payable.code, receivable: receivable.code, exercise, kind };
    const { lines } = await objects.get(outcome, outcomeSchema);
    collector.add({ key, lines, decisions: decisionsWithStates(decisions, lines) }, receivable.name);
  }
  return collector.rows();
}

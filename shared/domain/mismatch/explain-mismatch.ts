import { negatePence, noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { explanationOf, type Explanation } from "../form/explanation.ts";
import type { FormEntry } from "../form/filled-form.ts";
import { reportedDifference, type ReportedPair } from "./reported-pair.ts";

/**
 * What makes up a part of a mismatch. Besides the explanations of lines: the two show different statements (`notified`), each has accruals
 * of its own (`accruals`), or a side has adjusted of which we don't have the lines (`their-adjustments` of the receivable side,
 * `payable-adjustments`).
 */
export type MismatchExplanation = Explanation | "notified" | "accruals" | "their-adjustments" | "payable-adjustments";

export interface ExplainedPart {
  readonly explanation: MismatchExplanation;
  /** With the sign of the mismatch: the parts of a pair add up to the difference of its totals. */
  readonly pence: Pence;
}

/**
 * MIS-05: what explains the mismatch of a pair, from what the payable side's form rests on. Nothing is assumed: what its lines do not explain is
 * unknown, and is looked into.
 *
 * @param entries those of the payable side's form with the receivable organisation; `undefined` for a reader who may not see them
 */
export function explainMismatch(
  pair: ReportedPair,
  entries: readonly Pick<FormEntry, "kind" | "adjustments" | "rows">[] | undefined,
): ExplainedPart[] {
  const byExplanation = new Map<MismatchExplanation, Pence>();
  const add = (explanation: MismatchExplanation, pence: Pence): void => {
    byExplanation.set(explanation, sumPence([byExplanation.get(explanation) ?? noPence, pence]));
  };
  const [receivable, payable] = [pair.receivableSide.columns, pair.payableSide.columns];
  const own = entries?.filter((entry) => entry.kind === pair.kind && isOfPayer(entry));
  const adjustments = own?.flatMap((entry) => entry.adjustments);
  if (receivable !== undefined && payable !== undefined) {
    add("notified", subtractPence(receivable.notifiedPence, payable.notifiedPence));
    add("accruals", subtractPence(receivable.accruedPence, payable.accruedPence));
    add("dispute", subtractPence(receivable.disputedPence, payable.disputedPence));
    add("their-adjustments", receivable.adjustedPence);
    if (adjustments === undefined) add("payable-adjustments", negatePence(payable.adjustedPence));
  } else {
    // Of totals alone our own lines explain what they can.
    const disputes = own?.flatMap(({ rows }) => rows.slice(0, 1).map(({ disputedPence }) => disputedPence)) ?? [];
    add("dispute", negatePence(sumPence(disputes)));
  }
  for (const { reason, pence } of adjustments ?? []) add(explanationOf(reason), negatePence(pence));
  // A form that was changed by hand shows other adjustments than its lines.
  const explained = sumPence([...byExplanation.values()]);
  add("unknown", subtractPence(reportedDifference(pair), explained));
  return Array.from(byExplanation, ([explanation, pence]) => ({ explanation, pence })).filter(
    ({ pence }) => pence !== noPence,
  );
}

/** Whether it is about what the organisation owes: what it is owed by the same counterparty is another pair. */
function isOfPayer({ rows }: Pick<FormEntry, "rows">): boolean {
  return rows[0]?.part === "payables" || rows[0]?.part === "expenditure";
}

/** What a part is, and who moves next about it, in words (MIS-03, MIS-05). */
export function explanationWords(explanation: MismatchExplanation): string {
  switch (explanation) {
    case "notified":
      return "the two show different statements; the receivable organisation leads";
    case "accruals":
      return "accruals of their own ledgers; both contact each other";
    case "their-adjustments":
      return "adjusted by the receivable organisation";
    case "payable-adjustments":
      return "adjusted by the payable organisation; the receivable organisation asks it for details";
    case "dispute":
      return "in formal dispute; the receivable organisation contacts the payable one";
    case "timing":
      return "timing, such as a payment after the statement; it goes by itself";
    case "capital":
      return "capital; it may stay";
    case "vat":
      return "VAT; it may stay";
    case "not-agreed":
      return "not agreed, and the ledger says why; the receivable organisation corrects it, or says why not";
    case "unknown":
      return "not known yet; both look into it";
  }
}
